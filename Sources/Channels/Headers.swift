import Wire

extension Webhook {
    /// The value of a header that proves something, as it came.
    ///
    /// - Throws: `missingHeader` or `duplicateHeader` unless it is there exactly once and not empty: of two signatures
    ///   we would check one, and someone on the way may have acted on the other.
    func only(_ name: String) throws(Refusal) -> String {
        let values = headers(named: name)
        guard values.count <= 1 else { throw Refusal(.duplicateHeader, "\(name) is given \(values.count) times") }
        guard let value = values.first, !value.isEmpty else { throw Refusal(.missingHeader, "\(name) is missing") }
        return value
    }

    /// Whether the body says to be of a media type, whatever parameters follow; empty where it does not say.
    func isOf(type: String) -> Bool {
        let given = headers(named: "content-type").first?.split(separator: ";").first?.trimmed
        return given?.lowercased() == type
    }
}

extension String {
    /// What follows the prefix.
    ///
    /// - Throws: `wrongPrefix` when the text does not begin so.
    func after(_ prefix: String, in header: String) throws(Refusal) -> String {
        guard hasPrefix(prefix) else { throw Refusal(.wrongPrefix, "\(header) does not begin with ‘\(prefix)’") }
        return String(dropFirst(prefix.count))
    }
}

extension HTTPReply {
    init(status: Int, json content: some Encodable) {
        self.init(status: status, headers: [("Content-Type", "application/json")], body: bytes(ofJSON: content))
    }
}

extension HTTPCall {
    /// The same call, as the owner of a token.
    func bearing(_ token: Secret) -> HTTPCall {
        var call = self
        call.headers.append(("authorization", "Bearer \(token.revealed)"))
        return call
    }
}

extension HTTPReply {
    /// The bytes of a file, or why there are none: a page put in its place is none.
    func file(of platform: String) -> Download {
        switch status {
        case 200 where header("content-type")?.lowercased().hasPrefix("text/html") == true:
            .failed(.refused("\(platform) shows a page where the file should be"))
        case 200: .bytes(body)
        case 202, 408, 429, 500...: .failed(.retry(after: retryAfter, because: "HTTP \(status)"))
        default: .failed(.refused("HTTP \(status)"))
        }
    }
}
