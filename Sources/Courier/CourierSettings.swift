import Wire

/// How calls go out: limits, proxy and certificates. Every key may be absent.
///
/// Only read, never written out: a proxy's address may hold a password.
package struct CourierSettings: Decodable, Sendable {
    /// The proxy all calls go through, as `http://host:port` or `socks5h://host:port`; without one they go directly.
    ///
    /// The proxy variables of the environment have no effect. Behind a proxy it is the proxy that resolves names, so
    /// it must also keep calls away from private addresses.
    package var proxy: Secret?
    /// Hosts reached without the proxy, by calls that may go to private addresses.
    package var withoutProxy = ["localhost", "127.0.0.1", "::1"]
    /// A file of certificate authorities in PEM form that replaces the system's.
    package var caFile: String?
    package var connectTimeout = Duration.seconds(5)
    /// For the whole call: waiting for its turn, connecting, sending and receiving, with all redirects.
    package var totalTimeout = Duration.seconds(15)
    /// A transfer slower than this many bytes a second, …
    package var lowSpeed = 16
    /// … for this many seconds, is given up as timed out; 0 is never. Waiting for the reply counts as well.
    package var lowSpeedSeconds = 12
    /// The longest body of a reply, in bytes, where the call itself does not say.
    package var replyLimit = 1 << 20
    /// The longest status line and headers of a reply together, in bytes.
    package var headerLimit = 64 << 10
    /// Calls under way to one host; more wait their turn, in order. Without HTTP/2 each has a connection.
    package var callsPerHost = 32
    /// Calls under way and waiting; beyond this they are refused as `.busy`.
    package var callsAtOnce = 10_000
    /// Connections kept open for later calls.
    package var idleConnections = 64
    /// How long a connection without calls may still be used. Servers often close theirs after 60 s or more; one that
    /// does so just as a call goes out leaves us in doubt.
    package var idleTime = Duration.seconds(30)
    package var userAgent = "gatehouse"

    package init() {}

    private enum CodingKeys: String, CodingKey {
        case proxy
        case withoutProxy = "without_proxy"
        case caFile = "ca_file"
        case connectTimeout = "connect_timeout"
        case totalTimeout = "total_timeout"
        case lowSpeed = "low_speed"
        case lowSpeedSeconds = "low_speed_seconds"
        case replyLimit = "reply_limit"
        case headerLimit = "header_limit"
        case callsPerHost = "calls_per_host"
        case callsAtOnce = "calls_at_once"
        case idleConnections = "idle_connections"
        case idleTime = "idle_time"
        case userAgent = "user_agent"
    }

    /// Reads what is there; times are in seconds, with fractions where wanted.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        func read<Value: Decodable>(_ key: CodingKeys, into value: inout Value) throws {
            value = try values.decodeIfPresent(Value.self, forKey: key) ?? value
        }
        func readSeconds(_ key: CodingKeys, into value: inout Duration) throws {
            value = try values.decodeIfPresent(Double.self, forKey: key).map { .seconds($0) } ?? value
        }
        proxy = try values.decodeIfPresent(String.self, forKey: .proxy).map { Secret($0) }
        caFile = try values.decodeIfPresent(String.self, forKey: .caFile)
        try read(.withoutProxy, into: &withoutProxy)
        try readSeconds(.connectTimeout, into: &connectTimeout)
        try readSeconds(.totalTimeout, into: &totalTimeout)
        try read(.lowSpeed, into: &lowSpeed)
        try read(.lowSpeedSeconds, into: &lowSpeedSeconds)
        try read(.replyLimit, into: &replyLimit)
        try read(.headerLimit, into: &headerLimit)
        try read(.callsPerHost, into: &callsPerHost)
        try read(.callsAtOnce, into: &callsAtOnce)
        try read(.idleConnections, into: &idleConnections)
        try readSeconds(.idleTime, into: &idleTime)
        try read(.userAgent, into: &userAgent)
    }
}

/// A key of `CourierSettings` that cannot be used.
package struct BadCourierSetting: Error, Hashable, Sendable {
    /// As it is written in the configuration.
    package let key: String
    /// Reads on after the key: “must be at least 1”.
    package let problem: String
}
