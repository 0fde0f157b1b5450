import CCurl
import Wire

/// Sets options on an easy handle and remembers the first that could not be set.
struct EasyOptions {
    private let easy: UnsafeMutableRawPointer
    private(set) var failure = CURLE_OK

    init(_ easy: UnsafeMutableRawPointer) { self.easy = easy }

    mutating func number(_ option: CURLoption, _ value: Int) { note(ccurl_set_number(easy, option, value)) }
    mutating func size(_ option: CURLoption, _ value: Int) { note(ccurl_set_size(easy, option, curl_off_t(value))) }
    mutating func text(_ option: CURLoption, _ value: String) { note(ccurl_set_text(easy, option, value)) }

    mutating func pointer(_ option: CURLoption, _ value: UnsafeMutableRawPointer) {
        note(ccurl_set_pointer(easy, option, value))
    }

    mutating func list(_ option: CURLoption, _ value: UnsafeMutablePointer<curl_slist>?) {
        note(ccurl_set_list(easy, option, value))
    }

    mutating func note(_ code: CURLcode) {
        if failure == CURLE_OK { failure = code }
    }
}

extension EasyOptions {
    mutating func request(_ call: HTTPCall, to destination: Destination) {
        text(CURLOPT_URL, destination.url)
        if call.body.isEmpty, call.method == .get || call.method == .delete {
            number(CURLOPT_HTTPGET, 1)
        } else {
            // The body goes through a callback, and there is none to rewind it with, so that libcurl has no way of
            // sending it a second time.
            number(CURLOPT_POST, 1)
            size(CURLOPT_POSTFIELDSIZE_LARGE, call.body.count)
        }
        text(CURLOPT_CUSTOMREQUEST, call.method.rawValue)
    }

    mutating func connection(_ settings: CourierSettings, under permission: Permission) {
        number(CURLOPT_NOSIGNAL, 1)
        // A name lookup that hangs is left behind; otherwise giving up one call would hold up all.
        number(CURLOPT_QUICK_EXIT, 1)
        text(CURLOPT_PROTOCOLS_STR, permission.plain ? "http,https" : "https")
        number(CURLOPT_FOLLOWLOCATION, 0)
        number(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        number(CURLOPT_HTTP_CONTENT_DECODING, 0)
        number(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let caFile = settings.caFile { text(CURLOPT_CAINFO, caFile) }

        // Empty, and not unset, keeps the environment's proxies out.
        text(CURLOPT_PROXY, settings.proxy?.revealed ?? "")
        text(CURLOPT_NOPROXY, permission.privateAddresses ? settings.withoutProxy.joined(separator: ",") : "")
        number(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)

        // The whole call's deadline is kept by `Rounds`, since it begins before libcurl sees the call.
        number(CURLOPT_CONNECTTIMEOUT_MS, settings.connectTimeout.wholeMilliseconds)
        if permission.timeout == nil {
            number(CURLOPT_LOW_SPEED_LIMIT, settings.lowSpeed)
            number(CURLOPT_LOW_SPEED_TIME, settings.lowSpeedSeconds)
        }
        size(CURLOPT_MAXFILESIZE_LARGE, permission.replyLimit ?? settings.replyLimit)
        number(CURLOPT_MAXAGE_CONN, max(1, settings.idleTime.wholeMilliseconds / 1000))
        // Names change their addresses; a connection in constant use would never notice.
        number(CURLOPT_MAXLIFETIME_CONN, 600)
        number(CURLOPT_TCP_KEEPALIVE, 1)
        if !settings.userAgent.isEmpty { text(CURLOPT_USERAGENT, settings.userAgent) }
    }
}

extension Duration {
    /// Rounded up, so that a wait is never cut short; not below 0.
    var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        return max(0, Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
    }
}
