import CCurl

/// An address taken apart by libcurl's own parser, so that what is checked is what is called.
struct URLParts {
    let scheme: String
    /// Lower case, without a final dot; an IPv6 number is in brackets.
    let host: String
    let port: Int
    let hasPassword: Bool
    /// The whole, percent-encoded where it had to be, without a fragment.
    let text: String

    /// - Parameter base: what a relative address is relative to.
    init?(_ address: String, relativeTo base: String? = nil, flags: Int32 = 0) {
        // A blank or control character is a slip or an attack; libcurl would let some of them pass.
        guard !address.isEmpty, address.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
        guard let parser = curl_url() else { return nil }
        defer { curl_url_cleanup(parser) }

        let encoding = UInt32(bitPattern: CURLU_URLENCODE | flags)
        if let base, curl_url_set(parser, CURLUPART_URL, base, encoding) != CURLUE_OK { return nil }
        guard curl_url_set(parser, CURLUPART_URL, address, encoding) == CURLUE_OK else { return nil }
        _ = curl_url_set(parser, CURLUPART_FRAGMENT, nil, 0)

        func part(_ which: CURLUPart, flags: Int32 = 0) -> String? {
            var text: UnsafeMutablePointer<CChar>?
            guard curl_url_get(parser, which, &text, UInt32(bitPattern: flags)) == CURLUE_OK, let text else {
                return nil
            }
            defer { curl_free(text) }
            return String(cString: text)
        }
        guard let scheme = part(CURLUPART_SCHEME), let host = part(CURLUPART_HOST), let text = part(CURLUPART_URL)
        else { return nil }
        self.scheme = scheme.lowercased()
        let name = host.lowercased()
        self.host = name.hasSuffix(".") ? String(name.dropLast()) : name
        self.port = part(CURLUPART_PORT, flags: CURLU_DEFAULT_PORT).flatMap { Int($0) } ?? 0
        self.hasPassword = part(CURLUPART_USER) != nil || part(CURLUPART_PASSWORD) != nil
        self.text = text
    }
}
