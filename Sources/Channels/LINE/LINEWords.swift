import Chat

// LINE's own spelling, to be compared with its OpenAPI files.

struct LINECallback: Decodable {
    let destination: String?
    let events: [Lenient<LINEEvent>]
}

struct LINEEvent: Decodable {
    let type: String
    /// `standby` while another module of the account answers.
    let mode: String?
    /// Milliseconds.
    let timestamp: Int64?
    let source: Source?
    let webhookEventId: String
    let deliveryContext: Delivery?
    let replyToken: String?
    let message: LINEContent?
    let unsend: Unsent?
    let postback: Postback?
    let joined: Members?
    let left: Members?

    struct Delivery: Decodable { let isRedelivery: Bool? }
    struct Unsent: Decodable { let messageId: String }
    struct Postback: Decodable { let data: String }
    struct Members: Decodable { let members: [Source] }
    struct Source: Decodable {
        let type: String
        let userId: String?
        let groupId: String?
        let roomId: String?
    }
}

struct LINEContent: Decodable {
    let id: String
    let type: String
    let text: String?
    let mention: Mention?
    let quotedMessageId: String?
    let contentProvider: Provider?
    let imageSet: ImageSet?
    let duration: Int?
    let fileName: String?
    let fileSize: Int?
    let title: String?
    let address: String?
    let latitude: Double?
    let longitude: Double?
    let packageId: String?
    let stickerId: String?

    struct Mention: Decodable { let mentionees: [Mentionee] }
    /// Index and length count UTF-16 units.
    struct Mentionee: Decodable { let type: String?, index: Int, length: Int, isSelf: Bool? }
    struct Provider: Decodable { let type: String, originalContentUrl: String? }
    struct ImageSet: Decodable { let id: String }
}

struct LINEReply: Encodable {
    let replyToken: String
    let messages: [LINEMessage]
}

struct LINEPush: Encodable {
    let to: String
    let messages: [LINEMessage]
}

/// `text`, in which nothing acts; or `textV2`, in which braces name who is called.
struct LINEMessage: Encodable {
    let type: String
    let text: String
    let substitution: [String: Substitution]?
    let quickReply: QuickReply?

    struct Substitution: Encodable {
        let type = "mention"
        let mentionee: Mentionee
    }
    struct Mentionee: Encodable { let type: String, userId: String? }
    struct QuickReply: Encodable { let items: [Item] }
    struct Item: Encodable {
        let type = "action"
        let action: Action
    }
    struct Action: Encodable {
        let type = "postback"
        let label: String
        let data: String
        /// What the one who presses is then seen to say.
        let displayText: String
    }

    init(_ message: Outbound) {
        let calling = CallingText(message)
        let isCalling = !calling.people.isEmpty && calling.text.utf16.count <= LINE.limits.text
        type = isCalling ? "textV2" : "text"
        text = isCalling ? calling.text : LINE.markup(message.body)
        substitution = isCalling ? calling.people : nil
        let items = message.choices.prefix(13).map { choice in
            let words = choice.words
            return Item(action: Action(label: String(choice.label.prefix(20)), data: words, displayText: words))
        }
        quickReply = items.isEmpty ? nil : QuickReply(items: items)
    }
}

/// A text in which people are called; its own braces are doubled.
private struct CallingText {
    let text: String
    let people: [String: LINEMessage.Substitution]

    init(_ message: Outbound) {
        var people: [String: LINEMessage.Substitution] = [:]
        // Only in a group can anybody be called.
        let canCall = message.room.kind == .group
        var text = ""
        if canCall, message.callsEveryone {
            people["all"] = .init(mentionee: .init(type: "all", userId: nil))
            text = "{all} "
        }
        for run in message.body.runs {
            if canCall, case .mention(let account, _) = run, account.raw.isLINEUser {
                let name = "u\(people.count)"
                people[name] = .init(mentionee: .init(type: "user", userId: account.raw))
                text += "{\(name)}"
            } else {
                text += LINE.markup(run).doublingBraces
            }
        }
        self.text = text
        self.people = people
    }
}

extension String {
    /// By scalars, not characters: a brace with an accent on it is another character, and still a brace.
    fileprivate var doublingBraces: String {
        unicodeScalars.reduce(into: "") { result, scalar in
            if scalar == "{" || scalar == "}" { result.unicodeScalars.append(scalar) }
            result.unicodeScalars.append(scalar)
        }
    }

    /// U and 32 hexadecimal digits.
    fileprivate var isLINEUser: Bool { first == "U" && utf8.count == 33 && dropFirst().allSatisfy(\.isHexDigit) }
}

struct LINEAnswer: Decodable {
    let message: String?
    let sentMessages: [Sent]?

    struct Sent: Decodable { let id: String }
}
