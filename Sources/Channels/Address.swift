import Foundation
import Wire

extension Options {
    /// An address to send to, without a slash at its end; nil where the key is absent.
    ///
    /// - Throws: for anything but https, save http to this machine or its private network, which is where test
    ///   servers and neighbouring containers live. Whether a connection there is allowed is for the Courier to say.
    package func address(_ key: String) throws(BadOption) -> String? {
        guard let value = optional(key), !value.isEmpty else { return nil }
        guard let parts = URLComponents(string: value), let host = parts.host, !host.isEmpty,
            parts.user == nil, parts.fragment == nil
        else { throw BadOption(key: key, problem: "is not an address such as https://desk.example.org/send") }
        switch parts.scheme?.lowercased() {
        case "https": break
        case "http" where isNearby(host): break
        default: throw BadOption(key: key, problem: "must begin with https://")
        }
        return value.hasSuffix("/") ? String(value.dropLast()) : value
    }
}

extension HTTPCall {
    /// A call to an address that came in a message: it leads to the platform's own hosts, or to the server that the
    /// operator set in the platform's place, where addresses begin with its own.
    ///
    /// - Parameter server: without a slash at its end; nil where none is set.
    func found(on hosts: [String], orUnder server: String?) -> HTTPCall {
        server.map { url.hasPrefix("\($0)/") } == true ? self : found(on: hosts)
    }
}

/// Whether a host is this machine, a private IPv4 address (RFC 1918) or a name without a dot, as containers have.
private func isNearby(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false).map(\.digits)
    if parts.count == 4, let first = parts[0], let second = parts[1], parts.allSatisfy({ $0 != nil }) {
        return first == 127 || first == 10 || (first, second) == (192, 168)
            || first == 172 && (16...31).contains(second)
    }
    return ["[::1]", "::1"].contains(host) || !host.contains(".") && !host.contains(":")
}
