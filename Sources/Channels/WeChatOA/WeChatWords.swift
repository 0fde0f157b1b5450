import Chat
import Foundation

// WeChat's own spelling, to be compared with its documentation.

/// `message/custom/send`.
struct WeChatSend: Encodable {
    let touser: String
    let content: WeChatContent

    private enum Key: String, CodingKey { case touser }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(touser, forKey: .touser)
        try content.encode(to: encoder)
    }
}

enum WeChatContent: Encodable {
    case text(String)
    case image(String)
    /// What is tapped comes back as if it had been written.
    case menu(String, choices: [String])

    private enum Key: String, CodingKey { case msgtype, text, image, msgmenu }
    private struct Words: Encodable { let content: String }
    private struct Media: Encodable { let media_id: String }
    private struct Menu: Encodable {
        struct Item: Encodable { let id: String, content: String }
        let head_content: String
        let list: [Item]
    }

    init(_ message: Outbound, _ means: Means) {
        let words = WeChatOA.markup(message.body)
        if message.enclosure != nil, let id = means.uploaded {
            self = .image(id)
        } else if message.choices.isEmpty {
            self = .text(words)
        } else {
            self = .menu(words, choices: message.choices.map(\.words))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .text(let words):
            try container.encode("text", forKey: .msgtype)
            try container.encode(Words(content: words), forKey: .text)
        case .image(let id):
            try container.encode("image", forKey: .msgtype)
            try container.encode(Media(media_id: id), forKey: .image)
        case .menu(let words, let choices):
            try container.encode("msgmenu", forKey: .msgtype)
            let list = choices.enumerated().map { Menu.Item(id: String($0 + 1), content: $1) }
            try container.encode(Menu(head_content: words, list: list), forKey: .msgmenu)
        }
    }
}

struct WeChatTokenAsk: Encodable {
    let grant_type: String
    let appid: String
    let secret: String
    let force_refresh: Bool

    init(appid: String, secret: String) {
        grant_type = "client_credential"
        self.appid = appid
        self.secret = secret
        force_refresh = false
    }
}
