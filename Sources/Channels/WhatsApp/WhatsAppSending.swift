import Chat

/// What is sent; its content is of one of several types.
struct WhatsAppMessage: Encodable {
    private let message: Outbound
    private let content: WhatsAppContent

    init(_ message: Outbound, _ content: WhatsAppContent) {
        self.message = message
        self.content = content
    }

    private enum Key: String, CodingKey {
        case messaging_product, recipient_type, to, recipient, context, biz_opaque_callback_data
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        let isGroup = message.room.kind == .group
        try container.encode("whatsapp", forKey: .messaging_product)
        try container.encode(isGroup ? "group" : "individual", forKey: .recipient_type)
        // A user id has a country before a dot; a phone number has no dot.
        let isUserID = !isGroup && message.room.id.raw.contains(".")
        try container.encode(message.room.id.raw, forKey: isUserID ? .recipient : .to)
        try container.encodeIfPresent(message.quoting.map { ["message_id": $0.raw] }, forKey: .context)
        // Comes back with what becomes of the message: how to know it when the answer to the call was lost.
        try container.encode(String(message.key.prefix(512)), forKey: .biz_opaque_callback_data)
        try content.encode(to: encoder)
    }
}

/// The part of a message that its type names.
enum WhatsAppContent: Encodable {
    case text(String)
    /// Up to three answers to choose from.
    case choices([Choice], under: String)
    case image(String, caption: String)
    /// Anything but a picture: sound as such can have no words beside it.
    case document(String, name: String, caption: String)
    case template(String, String, String)

    /// Words with more choices, or longer, than buttons can carry go without: the words say what to answer.
    init(_ message: Outbound, uploaded: String?) {
        let words = WhatsApp.markup(message.body)
        if let uploaded {
            let isPicture = message.enclosure.map { $0.kind == .image } ?? true
            self =
                isPicture
                ? .image(uploaded, caption: words)
                : .document(uploaded, name: message.enclosure?.safeName ?? "file", caption: words)
        } else if (1...3).contains(message.choices.count), words.utf16.count <= 1024 {
            self = .choices(message.choices, under: words)
        } else {
            self = .text(words)
        }
    }

    private enum Key: String, CodingKey { case type, text, interactive, image, document, template }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .text(let words):
            try container.encode("text", forKey: .type)
            try container.encode(Text(body: words), forKey: .text)
        case .choices(let choices, let words):
            try container.encode("interactive", forKey: .type)
            let buttons = choices.map { Button(reply: .init(id: $0.words, title: String($0.label.prefix(20)))) }
            try container.encode(
                Interactive(body: ["text": words], action: .init(buttons: buttons)), forKey: .interactive)
        case .image(let id, let caption):
            try container.encode("image", forKey: .type)
            let fields = caption.isEmpty ? ["id": id] : ["id": id, "caption": caption]
            try container.encode(fields, forKey: .image)
        case .document(let id, let name, let caption):
            try container.encode("document", forKey: .type)
            let fields = ["id": id, "filename": name]
            try container.encode(
                caption.isEmpty ? fields : fields.merging(["caption": caption]) { $1 }, forKey: .document)
        case .template(let name, let language, let words):
            try container.encode("template", forKey: .type)
            let body = Component(parameters: [Parameter(text: words)])
            try container.encode(
                Template(name: name, language: ["code": language], components: [body]), forKey: .template)
        }
    }

    private struct Text: Encodable {
        let preview_url = false
        let body: String
    }
    private struct Interactive: Encodable {
        let type = "button"
        let body: [String: String]
        let action: Action
    }
    private struct Action: Encodable { let buttons: [Button] }
    private struct Button: Encodable {
        let type = "reply"
        let reply: Reply
    }
    private struct Reply: Encodable { let id: String, title: String }
    private struct Template: Encodable {
        let name: String
        let language: [String: String]
        let components: [Component]
    }
    private struct Component: Encodable {
        let type = "body"
        let parameters: [Parameter]
    }
    private struct Parameter: Encodable {
        let type = "text"
        let text: String
    }
}

extension WhatsApp {
    /// Its `* _ ~` have no escape; they change looks only, and nobody can be called.
    package static func markup(_ run: RichText.Run) -> String {
        switch run {
        case .bold(let words) where words == words.trimmed && !words.isEmpty && !words.contains { "*\n".contains($0) }:
            "*\(words)*"
        case .text, .bold, .link, .mention, .lineBreak: RichText([run]).plain
        }
    }
}
