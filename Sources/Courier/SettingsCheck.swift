import CCurl
import Glibc

extension CourierSettings {
    /// Finds what would only come to light when calls fail.
    func check() throws(BadCourierSetting) {
        let counts = [
            ("low_speed", lowSpeed, 0), ("low_speed_seconds", lowSpeedSeconds, 0), ("reply_limit", replyLimit, 1),
            ("header_limit", headerLimit, 1), ("calls_per_host", callsPerHost, 1), ("calls_at_once", callsAtOnce, 1),
            ("idle_connections", idleConnections, 1),
        ]
        for (key, value, least) in counts where value < least || value > Int(Int32.max) {
            throw BadCourierSetting(key: key, problem: "must be from \(least) to \(Int32.max)")
        }
        let times = [
            ("connect_timeout", connectTimeout), ("total_timeout", totalTimeout), ("idle_time", idleTime),
        ]
        for (key, time) in times where time < .milliseconds(1) || time > .seconds(86_400) {
            throw BadCourierSetting(key: key, problem: "must be a number of seconds, above 0 and at most 86400")
        }
        if userAgent.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            throw BadCourierSetting(key: "user_agent", problem: "must be one line of text")
        }
        if let caFile, access(caFile, R_OK) != 0 {
            throw BadCourierSetting(key: "ca_file", problem: "names a file that cannot be read: \(caFile)")
        }
        if let proxy, !Self.canBeProxy(proxy.revealed) {
            throw BadCourierSetting(
                key: "proxy", problem: "must be like http://host:port, https://…, socks5://… or socks5h://…")
        }
    }

    private static func canBeProxy(_ text: String) -> Bool {
        guard let parts = URLParts(text, flags: CURLU_NON_SUPPORT_SCHEME), !parts.host.isEmpty else { return false }
        return ["http", "https", "socks5", "socks5h"].contains(parts.scheme)
    }
}
