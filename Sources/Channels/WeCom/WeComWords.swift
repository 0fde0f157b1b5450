import Chat
import Foundation

// WeCom's own spelling, to be compared with its documentation.

/// `message/send`, `appchat/send`, and a robot's `webhook/send`: an address, and what is sent.
struct WeComSend: Encodable {
    var touser: String?
    var agentid: Int?
    var chatid: String?
    var open_kfid: String?
    var msgid: String?
    let content: WeComContent

    init(
        touser: String? = nil, agentid: Int? = nil, chatid: String? = nil, open_kfid: String? = nil,
        msgid: String? = nil, content: WeComContent
    ) {
        self.touser = touser
        self.agentid = agentid
        self.chatid = chatid
        self.open_kfid = open_kfid
        self.msgid = msgid
        self.content = content
    }

    private enum Key: String, CodingKey {
        case touser, agentid, chatid, open_kfid, msgid, enable_duplicate_check
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encodeIfPresent(touser, forKey: .touser)
        try container.encodeIfPresent(agentid, forKey: .agentid)
        try container.encodeIfPresent(chatid, forKey: .chatid)
        try container.encodeIfPresent(open_kfid, forKey: .open_kfid)
        try container.encodeIfPresent(msgid, forKey: .msgid)
        // The same words to the same person within half an hour are taken for a resend.
        if agentid != nil { try container.encode(1, forKey: .enable_duplicate_check) }
        try content.encode(to: encoder)
    }
}

enum WeComContent: Encodable {
    case text(String, called: [String])
    case image(String)
    case file(String)
    case embedded(base64: String, md5: String)
    case card(WeComCard)
    case menu(words: String, choices: [String])

    private enum Key: String, CodingKey { case msgtype, text, image, file, template_card, msgmenu }
    private struct Words: Encodable {
        let content: String
        let mentioned_list: [String]?
    }
    private struct Media: Encodable { let media_id: String }
    private struct Picture: Encodable { let base64: String, md5: String }
    private struct Menu: Encodable {
        struct Item: Encodable {
            struct Click: Encodable { let id: String, content: String }
            let type = "click"
            let click: Click

            private enum Key: String, CodingKey { case type, click }
            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Key.self)
                try container.encode(type, forKey: .type)
                try container.encode(click, forKey: .click)
            }
        }
        let head_content: String
        let list: [Item]
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .text(let words, let called):
            try container.encode("text", forKey: .msgtype)
            try container.encode(
                Words(content: words, mentioned_list: called.isEmpty ? nil : called), forKey: .text)
        case .image(let id):
            try container.encode("image", forKey: .msgtype)
            try container.encode(Media(media_id: id), forKey: .image)
        case .file(let id):
            try container.encode("file", forKey: .msgtype)
            try container.encode(Media(media_id: id), forKey: .file)
        case .embedded(let base64, let md5):
            try container.encode("image", forKey: .msgtype)
            try container.encode(Picture(base64: base64, md5: md5), forKey: .image)
        case .card(let card):
            try container.encode("template_card", forKey: .msgtype)
            try container.encode(card, forKey: .template_card)
        case .menu(let words, let choices):
            try container.encode("msgmenu", forKey: .msgtype)
            let list = choices.enumerated().map { Menu.Item(click: .init(id: String($0 + 1), content: $1)) }
            try container.encode(Menu(head_content: words, list: list), forKey: .msgmenu)
        }
    }

    /// - Parameter buttons: whether a card with buttons may be sent; its words are limited, longer ones go as text.
    init(_ message: Outbound, _ means: Means, buttons: Bool) {
        let words = WeComApp.markup(message.body)
        if let id = means.uploaded, let enclosure = message.enclosure {
            self = enclosure.kind == .image ? .image(id) : .file(id)
        } else if buttons, (1...6).contains(message.choices.count), words.utf8.count <= WeComCard.longest {
            self = .card(WeComCard(message, words: words))
        } else {
            self = .text(words, called: [])
        }
    }
}

/// `card_type: button_interaction`.
struct WeComCard: Encodable {
    /// How many bytes of words a card takes; what it shows beyond is cut.
    static let longest = 512

    /// A card as the answer in place of a smart robot.
    struct Reply: Encodable {
        let msgtype: String
        let template_card: WeComCard

        init(_ card: WeComCard) {
            msgtype = "template_card"
            template_card = card
        }
    }
    struct Title: Encodable { let title: String }
    struct Button: Encodable { let text: String, key: String }

    let card_type: String
    let main_title: Title
    let sub_title_text: String
    let task_id: String
    let button_list: [Button]

    init(_ message: Outbound, words: String) {
        card_type = "button_interaction"
        let lines = words.split(separator: "\n", maxSplits: 1).map(String.init)
        main_title = Title(title: lines.first ?? "")
        sub_title_text = lines.dropFirst().first ?? ""
        task_id = message.taskID
        button_list = message.choices.map { Button(text: $0.label, key: $0.words) }
    }
}

/// `message/update_template_card`.
struct WeComCardAnswered: Encodable {
    struct Button: Encodable { let replace_name: String }

    let userids: [String]
    let agentid: Int
    let response_code: String
    let button: Button
}

/// `appchat/create`.
struct WeComRoom: Encodable {
    let name: String
    let owner: String
    let userlist: [String]
    let chatid: String?
}
