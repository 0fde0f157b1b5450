import Chat
import Foundation

// The Bot Framework's own spelling, to be compared with its documentation.

/// What was said in a channel, to us.
struct Activity: Decodable {
    let type: String
    /// Milliseconds since 1970, as text.
    let id: String
    /// ISO 8601.
    let timestamp: String?
    let text: String?
    let from: Person
    let conversation: Conversation
    let attachments: [Lenient<Enclosed>]?

    struct Person: Decodable { let id: String, name: String?, aadObjectId: String? }
    struct Conversation: Decodable {
        /// `19:…@thread.tacv2;messageid=…`: the channel and the first message of the thread.
        let id: String
        let conversationType: String?

        var room: String { String(id.split(separator: ";", maxSplits: 1)[0]) }
        var root: String? { id.range(of: ";messageid=").map { String(id[$0.upperBound...]) } }
    }
    struct Enclosed: Decodable { let contentType: String, contentUrl: String?, name: String? }
}

extension Activity {
    /// - Parameter name: the webhook's; nil where any name at the place of a call is cut.
    func inbound(calling name: String?) throws(Refusal) -> Inbound {
        guard !conversation.id.isEmpty, !conversation.id.hasPrefix(";") else {
            throw Refusal(.malformed, "conversation.id is empty")
        }
        let room = conversation.room
        let root = conversation.root.flatMap { $0 == id ? nil : $0 }
        let files = (attachments ?? []).read().filter { $0.contentType != "text/html" && $0.contentUrl != nil }
        return Inbound(
            id: MessageID(id), dedupe: "\(room):\(id)",
            room: Room(id: ChatID(room), kind: conversation.conversationType == "personal" ? .direct : .group),
            sender: Sender(id: SenderID(from.aadObjectId ?? from.id), name: from.name),
            text: TeamsText(text ?? "", calling: name).text, mentioned: true, quoting: root.map { MessageID($0) },
            thread: root.map { ThreadID($0) },
            attachments: files.map {
                Attachment(
                    kind: .init(mediaType: $0.contentType), reference: $0.contentUrl, name: $0.name,
                    mediaType: $0.contentType, address: $0.contentUrl)
            },
            sentAt: timestamp.flatMap {
                try? Date($0, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
            })
    }
}

/// The answer to a webhook.
struct TeamsReply: Encodable {
    let type = "message"
    let text: String
}

/// What a flow is given: a card whose runs are shown as they stand.
struct TeamsCard: Encodable {
    let type = "message"
    let attachments: [Attachment]

    struct Attachment: Encodable {
        let contentType = "application/vnd.microsoft.card.adaptive"
        let content: Card
    }
    struct Card: Encodable {
        let type = "AdaptiveCard"
        let version = "1.4"
        let body: [Line]
    }
    struct Line: Encodable {
        let type = "RichTextBlock"
        let inlines: [Run]
    }
    struct Run: Encodable {
        let type = "TextRun"
        let text: String
        let weight: String?
    }

    init(_ body: RichText) {
        let lines = body.runs.split(separator: .lineBreak).map { runs in
            Line(
                inlines: runs.map { run in
                    if case .bold(let words) = run { return Run(text: words, weight: "Bolder") }
                    return Run(text: RichText([run]).plain, weight: nil)
                })
        }
        attachments = [Attachment(content: Card(body: lines))]
    }
}

extension Teams {
    /// HTML of a reply; nobody is called by it, for that takes more than a tag.
    package static func markup(_ run: RichText.Run) -> String {
        switch run {
        case .bold(let words): "<b>\(escaped(words))</b>"
        case .lineBreak: "<br>"
        case .text, .link, .mention: escaped(RichText([run]).plain)
        }
    }

    private static func escaped(_ words: String) -> String {
        words.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
