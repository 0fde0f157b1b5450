/// Where one call may go. Without more it is: https, a public address, no redirect.
package struct Permission: Sendable {
    /// Also http, without encryption.
    package var plain = false
    /// Also addresses of this machine and of private networks, by name or by number.
    package var privateAddresses = false
    /// The hosts it may go to; nil is any.
    package var hosts: [HostPattern]?
    /// How many redirects a GET follows, each under this same permission. Other methods follow none.
    ///
    /// With 0 a redirect is a reply like any other; beyond the number it is refused.
    package var redirects = 0
    /// The longest body of the reply in bytes; nil is the limit of the settings.
    package var replyLimit: Int?
    /// The time for the whole call, however slow it is; nil is what the settings say of time and speed.
    package var timeout: Duration?

    package init() {}

    /// For an address the operator wrote into the configuration: it may be in a private network.
    ///
    /// - Parameter plain: only where the configuration says so, or on this same machine.
    package static func configured(plain: Bool = false) -> Permission {
        var permission = Permission()
        permission.plain = plain
        permission.privateAddresses = true
        return permission
    }

    /// For an address that came in a message: only to a host its platform owns.
    package static func found(on hosts: [HostPattern]) -> Permission {
        var permission = Permission()
        permission.hosts = hosts
        return permission
    }
}

/// One host, `oapi.dingtalk.com`, or all below a name, `*.dingtalk.com`.
package struct HostPattern: Sendable, Hashable {
    private let name: String
    private let coversBelow: Bool

    package init(_ text: String) {
        coversBelow = text.hasPrefix("*.")
        name = String(coversBelow ? text.dropFirst(2) : text[...]).lowercased()
    }

    /// `host` is lower case. A host that is not ASCII matches nothing: to a resolver it may read as another name.
    func covers(_ host: String) -> Bool {
        guard !name.isEmpty, host.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
        return coversBelow ? host.hasSuffix("." + name) && host.utf8.count > name.utf8.count + 1 : host == name
    }
}
