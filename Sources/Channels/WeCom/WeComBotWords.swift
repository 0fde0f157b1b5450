import Chat
import Foundation

// A smart robot's own spelling, to be compared with its documentation.

/// One decrypted callback.
struct WeComBotWords: Decodable {
    struct Person: Decodable { let userid: String }
    struct Text: Decodable { let content: String }
    struct Media: Decodable { let url: String }
    struct Mixed: Decodable { let msg_item: [Item] }
    struct Item: Decodable { let msgtype: String, text: Text?, image: Media? }
    struct Quote: Decodable { let msgtype: String, text: Text?, voice: Text?, mixed: Mixed? }
    struct Stream: Decodable { let id: String }
    struct Happening: Decodable {
        struct Card: Decodable { let event_key: String?, task_id: String? }
        let eventtype: String
        let template_card_event: Card?
    }

    let msgid: String
    let create_time: Int?
    let chatid: String?
    let chattype: String?
    let from: Person
    let response_url: String?
    let msgtype: String
    let text: Text?
    let image: Media?
    let file: Media?
    let video: Media?
    let voice: Text?
    let mixed: Mixed?
    let quote: Quote?
    let stream: Stream?
    let event: Happening?

    /// Only what a person said may be answered with a stream; a card's press and the rest take other forms.
    var takesAnswer: Bool { !["event", "stream"].contains(msgtype) }

    func arrival(name: String) throws(Refusal) -> Arrival {
        for (field, value) in [("msgid", msgid), ("from.userid", from.userid)] where value.isEmpty {
            throw Refusal(.missingField, "\(field) is empty")
        }
        if msgtype == "event" || msgtype == "stream" { return .events(events) }
        guard let heard = said else {
            return .events([.noticed(Notice(msgtype, sender: sender.id, dedupe: msgid))])
        }
        let isCalled = room.kind == .group
        return .messages([
            Inbound(
                id: MessageID(msgid), dedupe: msgid, room: room, sender: sender,
                text: isCalled ? heard.text.without(call: name) : heard.text.trimmed, mentioned: isCalled,
                attachments: heard.attachments, quotedText: quote?.words, replyVia: replyAddress)
        ])
    }

    private var sender: Sender { Sender(id: SenderID(from.userid)) }

    private var room: Room {
        if chattype == "group", let chatid, !chatid.isEmpty { return Room(id: ChatID(chatid), kind: .group) }
        return Room(id: ChatID(from.userid), kind: .direct)
    }

    /// One call within an hour, quoting what it came with.
    private var replyAddress: ReplyAddress? {
        response_url.flatMap {
            $0.isEmpty ? nil : ReplyAddress(.responseURL, $0, seconds: 3600, uses: 1, isForThatMessage: true)
        }
    }

    /// Nil for a kind of message we do not know.
    private var said: (text: String, attachments: [Attachment])? {
        switch msgtype {
        case "text": (text?.content ?? "", [])
        // Written down by the platform; the sound itself does not come.
        case "voice": (voice?.content ?? "", [])
        case "image": ("", [attachment(.image, image)])
        case "file": ("", [attachment(.file, file)])
        case "video": ("", [attachment(.video, video)])
        case "mixed":
            (
                mixed?.words ?? "",
                (mixed?.msg_item ?? []).filter { $0.msgtype == "image" }.map { attachment(.image, $0.image) }
            )
        default: nil
        }
    }

    private func attachment(_ kind: Attachment.Kind, _ media: Media?) -> Attachment {
        Attachment(kind: kind, address: media?.url, isEncrypted: true)
    }

    private var events: [Event] {
        guard let event else {
            let details = ["streamID": stream?.id].compactMapValues { $0 }
            return [.noticed(Notice(msgtype, sender: sender.id, dedupe: msgid, details: details))]
        }
        if let card = event.template_card_event {
            let details = ["type": event.eventtype, "taskID": card.task_id]
            return [
                .pressed(
                    Press(
                        id: msgid, dedupe: msgid, room: room, sender: sender,
                        message: card.task_id.map { MessageID($0) }, value: card.event_key ?? "",
                        replyVia: replyAddress, details: details.compactMapValues { $0 }))
            ]
        }
        let notice = Event.noticed(Notice(event.eventtype, sender: sender.id, dedupe: msgid))
        return event.eventtype == "enter_chat" ? [notice, .person(sender, in: room, .opened)] : [notice]
    }
}

extension WeComBotWords.Mixed {
    /// Texts in their order, a line each; pictures leave none.
    var words: String { msg_item.compactMap { $0.text?.content.trimmed }.joined(separator: "\n") }
}

extension WeComBotWords.Quote {
    fileprivate var words: String? {
        let words = text?.content ?? voice?.content ?? mixed?.words
        return words.flatMap { $0.trimmed.isEmpty ? nil : $0.trimmed }
    }
}

extension String {
    /// Without `@name` where that is the whole name: behind it stands a blank, a four-per-em space (U+2005), or nothing.
    fileprivate func without(call name: String) -> String {
        guard !name.isEmpty else { return trimmed }
        var left = ""
        var rest = self[...]
        while let found = rest.range(of: "@\(name)") {
            left += rest[..<found.lowerBound]
            let behind = rest[found.upperBound...]
            if let next = behind.first, !next.isWhitespace {
                left += rest[found]
                rest = behind
            } else {
                rest = behind.dropFirst()
            }
        }
        return (left + rest).trimmed
    }
}

/// What answers a callback in place: `stream`, finished at once.
struct WeComStream: Encodable {
    let id: String
    let finish: Bool
    let content: String

    struct Reply: Encodable {
        let msgtype: String
        let stream: WeComStream

        init(_ stream: WeComStream) {
            msgtype = "stream"
            self.stream = stream
        }
    }
}

struct WeComEnvelope: Encodable {
    let encrypt: String
    let msgsignature: String
    let timestamp: Int
    let nonce: String
}

/// What `response_url` takes.
struct WeComBotReply: Encodable {
    struct Words: Encodable { let content: String }

    let msgtype: String
    let markdown: Words

    init(content: String) {
        msgtype = "markdown"
        markdown = Words(content: content)
    }
}
