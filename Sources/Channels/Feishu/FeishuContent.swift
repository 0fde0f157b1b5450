import Chat
import Foundation

/// What is sent, as the JSON text that stands inside the call.
///
/// Words go as a `post` of `text` nodes, in which nothing is parsed: a `text` message would read `<at user_id="all">`
/// and links out of a resident's words.
struct FeishuContent {
    let type: String
    let text: String

    private struct Picture: Encodable { let image_key: String }
    private struct File: Encodable { let file_key: String }
    private struct Languages: Encodable { let zh_cn: FeishuPost }

    init(_ message: Outbound, _ means: Means) {
        if let enclosure = message.enclosure, let key = means.uploaded {
            type = enclosure.kind == .image ? "image" : "file"
            text = enclosure.kind == .image ? Self.json(Picture(image_key: key)) : Self.json(File(file_key: key))
        } else if !message.choices.isEmpty {
            type = "interactive"
            text = Self.json(FeishuCard(message))
        } else {
            type = "post"
            text = Self.json(Languages(zh_cn: FeishuPost(message)))
        }
    }

    private static func json(_ content: some Encodable) -> String {
        String(decoding: bytes(ofJSON: content), as: UTF8.self)
    }
}

/// Paragraphs of nodes.
struct FeishuPost: Encodable {
    struct Node: Encodable {
        let tag: String
        var text: String?
        var href: String?
        var user_id: String?
        var style: [String]?

        init(_ tag: String, text: String? = nil, href: String? = nil, user_id: String? = nil, style: [String]? = nil) {
            self.tag = tag
            self.text = text
            self.href = href
            self.user_id = user_id
            self.style = style
        }
    }

    let title: String
    let content: [[Node]]

    init(_ message: Outbound) {
        title = ""
        let everyone = message.callsEveryone && message.room.kind == .group ? [Node("at", user_id: "all")] : []
        var paragraphs: [[Node]] = [everyone]
        for run in message.body.runs {
            if case .lineBreak = run {
                paragraphs.append([])
            } else {
                paragraphs[paragraphs.count - 1].append(Self.node(run))
            }
        }
        content = paragraphs.map { $0.isEmpty ? [Node("text", text: "")] : $0 }
    }

    private static func node(_ run: RichText.Run) -> Node {
        switch run {
        case .bold(let words): Node("text", text: words, style: ["bold"])
        case .link(let label, let address) where address.hasPrefix("https://") || address.hasPrefix("http://"):
            Node("a", text: label, href: address)
        // Whoever is called is one person with an id of this app, never “all”.
        case .mention(let account, _) where account.raw.hasPrefix("ou_"): Node("at", user_id: account.raw)
        case .text, .link, .mention, .lineBreak: Node("text", text: RichText([run]).plain)
        }
    }
}

/// A card (JSON 2.0): plain words, and a button for each choice.
struct FeishuCard: Encodable {
    /// The key under which a button of ours holds what it says.
    static let says = "says"

    struct Plain: Encodable {
        let tag: String
        let content: String

        init(_ content: String) {
            tag = "plain_text"
            self.content = content
        }
    }
    struct Behaviour: Encodable { let type: String, value: [String: String] }
    struct Element: Encodable { let tag: String, text: Plain, behaviors: [Behaviour]? }
    struct Body: Encodable { let elements: [Element] }
    struct Configuration: Encodable { let update_multi: Bool }

    let schema: String
    let config: Configuration
    let body: Body

    init(_ message: Outbound) {
        schema = "2.0"
        config = Configuration(update_multi: true)
        let buttons = message.choices.map { choice in
            Element(
                tag: "button", text: Plain(choice.label),
                behaviors: [Behaviour(type: "callback", value: [Self.says: choice.words])])
        }
        body = Body(elements: [Element(tag: "div", text: Plain(message.body.plain), behaviors: nil)] + buttons)
    }
}
