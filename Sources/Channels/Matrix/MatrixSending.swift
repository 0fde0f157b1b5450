import Chat

/// What is sent into a room.
struct MatrixContent: Encodable {
    private let message: Outbound
    private let uploaded: String?

    init(_ message: Outbound, uploaded: String?) {
        self.message = message
        self.uploaded = uploaded
    }

    private enum Key: String, CodingKey {
        case msgtype, body, format, formatted_body, filename, url, info
        case mentions = "m.mentions"
        case relation = "m.relates_to"
        /// Comes back with the event: how to know it when the answer to the call was lost.
        case key = "org.gatehouse.id"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        let picture = uploaded.flatMap { address in message.enclosure.map { (address, $0) } }
        let words = message.body.plain
        if let (address, enclosure) = picture {
            try container.encode(enclosure.kind.matrixType, forKey: .msgtype)
            try container.encode(enclosure.safeName, forKey: .filename)
            try container.encode(address, forKey: .url)
            try container.encode(["mimetype": enclosure.mediaType], forKey: .info)
            try container.encode(words.isEmpty ? enclosure.safeName : words, forKey: .body)
        } else {
            // A notice, which other bots leave alone.
            try container.encode("m.notice", forKey: .msgtype)
            try container.encode(words, forKey: .body)
        }
        if picture == nil || !words.isEmpty {
            try container.encode("org.matrix.custom.html", forKey: .format)
            try container.encode(Matrix.markup(message.body), forKey: .formatted_body)
        }
        // Always there, even if nobody is meant: without it any name in the text would call.
        try container.encode(Mentions(message), forKey: .mentions)
        try container.encodeIfPresent(Relation(message), forKey: .relation)
        try container.encode(message.key, forKey: .key)
    }

    private struct Mentions: Encodable {
        let user_ids: [String]?
        let room: Bool?

        init(_ message: Outbound) {
            let called = message.body.runs.compactMap { run in
                if case .mention(let account, _) = run, account.raw.matrixServer != nil { account.raw } else { nil }
            }
            user_ids = called.isEmpty ? nil : called
            room = message.callsEveryone ? true : nil
        }
    }

    private struct Relation: Encodable {
        let rel_type: String?
        let event_id: String?
        let is_falling_back: Bool?
        let reply: [String: String]?

        private enum CodingKeys: String, CodingKey {
            case rel_type, event_id, is_falling_back
            case reply = "m.in_reply_to"
        }

        /// Nil for a message of its own. In a thread, programs that know none show it as an answer.
        init?(_ message: Outbound) {
            guard let answered = message.quoting?.raw ?? message.thread?.raw else { return nil }
            rel_type = message.thread == nil ? nil : "m.thread"
            event_id = message.thread?.raw
            is_falling_back = message.thread == nil ? nil : message.quoting == nil
            reply = ["event_id": answered]
        }
    }
}

extension Attachment.Kind {
    /// What a message that shows it is called.
    fileprivate var matrixType: String {
        switch self {
        case .image: "m.image"
        case .voice: "m.audio"
        case .video: "m.video"
        case .file, .sticker, .location, .other: "m.file"
        }
    }
}

extension Matrix {
    /// HTML, of the tags that the specification lists.
    package static func markup(_ run: RichText.Run) -> String {
        switch run {
        case .text(let words): escaped(words)
        case .bold(let words): "<b>\(escaped(words))</b>"
        case .link(let label, let address) where address.hasPrefix("https://") || address.hasPrefix("http://"):
            "<a href=\"\(escaped(address))\">\(escaped(label))</a>"
        case .mention(let account, let name) where account.raw.matrixServer != nil:
            "<a href=\"https://matrix.to/#/\(escaped(account.raw))\">\(escaped(name))</a>"
        case .link, .mention: escaped(RichText([run]).plain)
        case .lineBreak: "<br>"
        }
    }

    /// By scalars, not characters: `<` with an accent on it is another character, and still opens a tag.
    private static func escaped(_ words: String) -> String {
        words.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n": result += "<br>"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }

    /// The file that the homeserver's administrator is given.
    ///
    /// - Parameter url: where the homeserver reaches this channel, without a slash at its end.
    package func registration(url: String) -> String {
        let local = user.dropFirst().prefix { $0 != ":" }
        let server = (user.matrixServer ?? "").replacing(".", with: "\\.")
        return """
            id: "\(registrationID)"
            url: "\(url)"
            as_token: "\(asToken.revealed)"
            hs_token: "\(hsTokens.first?.revealed ?? "")"
            sender_localpart: "\(local)"
            rate_limited: false
            namespaces:
              users:
                - exclusive: true
                  regex: '\(namespace)[^:]*:\(server)'
              aliases: []
              rooms: []

            """
    }
}
