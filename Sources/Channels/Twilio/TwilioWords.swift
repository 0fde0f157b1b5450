import Chat
import Foundation
import Wire

/// The configured address, in the ways Twilio may have signed it.
struct TwilioAddress {
    private let text: String

    /// - Parameter query: what the request had behind its address; it counts where the configuration has none.
    init(_ text: String, query: String? = nil) {
        self.text = query.map { $0.isEmpty || text.contains("?") ? text : "\(text)?\($0)" } ?? text
    }

    /// - Parameter digest: of a body that is no form; Twilio adds it to the address.
    func spellings(digest: String?) -> [String] {
        let own = digest.map {
            text.contains("bodySHA256=") ? text : text + (text.contains("?") ? "&" : "?") + "bodySHA256=\($0)"
        }
        let address = own ?? text
        guard let scheme = address.range(of: "://") else { return [address] }
        let rest = address[scheme.upperBound...]
        let host = rest.prefix { $0 != "/" && $0 != "?" }
        let path = rest[host.endIndex...]
        let parts = host.split(separator: ":", maxSplits: 1)
        let port = address.hasPrefix("https") ? "443" : "80"
        let other = parts.count == 2 ? String(parts[0]) : "\(host):\(port)"
        return [address, address[..<scheme.upperBound] + other + path]
    }
}

/// What came in for one of our numbers, by Twilio's own names.
struct TwilioMessage {
    private let form: Form
    private let id: String
    private let sender: Sender
    private let status: String?

    init(_ form: Form) throws(Refusal) {
        self.form = form
        id = try form.required("MessageSid")
        // Told of our own messages only; what comes in says “received” in another field.
        status = try form.only("MessageStatus")
        let from = try form.required("From")
        sender = Sender(
            id: SenderID(from), name: try form.only("ProfileName"),
            phone: from.split(separator: ":").last.map(String.init))
    }

    private func field(_ name: String) -> String? { form.fields.first { $0.name == name }?.value }
    private var room: Room { Room(id: ChatID(sender.id.raw), kind: .direct) }

    var inbound: Inbound? {
        guard status == nil, let body = field("Body") else { return nil }
        let count = min(field("NumMedia")?.digits ?? 0, 20)
        let files = (0..<count).compactMap { index in
            field("MediaUrl\(index)").map { address in
                let type = field("MediaContentType\(index)")
                return Attachment(kind: .init(mediaType: type), reference: address, mediaType: type, address: address)
            }
        }
        let replied = field("OriginalRepliedMessageSid")
        return Inbound(
            id: MessageID(id), dedupe: id, room: room, sender: sender, text: body.trimmed,
            quoting: replied.map { MessageID($0) },
            quotesUs: replied != nil && field("OriginalRepliedMessageSender") == field("To"), attachments: files)
    }

    var events: [Event] {
        if let status { return fate(status).map { [.fate(MessageID(id), $0)] } ?? [] }
        guard let word = field("OptOutType") else { return [] }
        let noticed = Event.noticed(Notice("opt-out", sender: sender.id, dedupe: id, details: ["optOut": word]))
        switch word {
        case "STOP": return [noticed, .person(sender, in: room, .blocked)]
        case "START": return [noticed, .person(sender, in: room, .opened)]
        default: return [noticed]
        }
    }

    private func fate(_ status: String) -> Fate? {
        switch status {
        case "sent": .sent
        case "delivered": .delivered
        case "read": .read
        case "failed", "undelivered": .failed(field("ErrorCode") ?? status)
        default: nil
        }
    }
}

struct TwilioAnswer: Decodable {
    let sid: String?
    let code: Int?
    let message: String?
}

/// Twilio's own language for the answer to a webhook.
enum TwiML {
    /// - Parameter words: a message in answer; nil for none.
    static func reply(saying words: String?) -> HTTPReply {
        let message = words.map { "<Message>\(escaped($0))</Message>" }
        let content = message.map { "<Response>\($0)</Response>" } ?? "<Response/>"
        return HTTPReply(
            status: 200, headers: [("Content-Type", "text/xml; charset=utf-8")],
            body: Array(#"<?xml version="1.0" encoding="UTF-8"?>\#(content)"#.utf8))
    }

    /// By scalars, not characters: `<` with an accent on it is another character, and still opens a tag.
    private static func escaped(_ words: String) -> String {
        words.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            // XML has no way to write these.
            case "\u{0}"..<"\t", "\u{B}", "\u{C}", "\u{E}"..<" ": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
