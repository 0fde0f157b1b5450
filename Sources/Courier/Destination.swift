/// Where a call goes, after its permission was asked.
struct Destination: Sendable {
    /// Scheme, host and port; what calls share connections and turns by, and what faults name.
    let origin: String
    let url: String

    /// - Parameter previous: what sent us here, when it is a redirect.
    init(_ address: String, from previous: Destination? = nil, under permission: Permission) throws(CourierFault) {
        guard let parts = URLParts(address, relativeTo: previous?.url), !parts.host.isEmpty else {
            throw CourierFault(.badAddress, at: previous?.origin ?? "", mayHaveArrived: previous != nil)
        }
        let origin = "\(parts.scheme)://\(parts.host):\(parts.port)"
        func refuse(_ kind: CourierFault.Kind, _ detail: String) -> CourierFault {
            CourierFault(kind, at: origin, mayHaveArrived: previous != nil, detail: detail)
        }

        switch parts.scheme {
        case "https": break
        case "http" where permission.plain: break
        case "http": throw refuse(.notAllowed, "http is not encrypted; use https, or allow plain http for this address")
        default: throw refuse(.badAddress, "only http and https are spoken")
        }
        if let previous, previous.url.hasPrefix("https:"), parts.scheme != "https" {
            throw refuse(.notAllowed, "a redirect away from https")
        }
        guard !parts.hasPassword else { throw refuse(.badAddress, "it holds a user name or password") }
        if let hosts = permission.hosts, !hosts.contains(where: { $0.covers(parts.host) }) {
            throw refuse(.notAllowed, "the host is not one of those expected")
        }
        if !permission.privateAddresses, let number = IPAddress(host: parts.host), !number.isPublic {
            throw refuse(.notAllowed, Self.privateAddress)
        }
        self.origin = origin
        self.url = parts.text
    }

    static let privateAddress = "an address in a private network, which only configured addresses may be"
}
