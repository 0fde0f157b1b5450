/// Whether two secrets are equal, in a time that depends on the length of `given` only.
package func sameBytes(_ given: some Collection<UInt8>, _ secret: some Collection<UInt8>) -> Bool {
    let secret = Array(secret)
    var difference: UInt8 = given.count == secret.count && !secret.isEmpty ? 0 : 1
    for (index, byte) in given.enumerated() {
        difference |= byte ^ (secret.isEmpty ? 0 : secret[index % secret.count])
    }
    return difference == 0
}
