/// Whether two secrets are equal, in a time that depends on the length of `given` only.
package func sameBytes(_ given: some Collection<UInt8>, _ secret: some Collection<UInt8>) -> Bool {
    let (given, secret) = (Array(given), Array(secret))
    guard !secret.isEmpty else { return false }
    var difference: UInt8 = given.count == secret.count ? 0 : 1
    var place = 0
    for byte in given {
        difference |= byte ^ secret[place]
        place += 1
        if place == secret.count { place = 0 }
    }
    return difference == 0
}
