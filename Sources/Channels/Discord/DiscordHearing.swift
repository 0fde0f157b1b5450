import Chat
import Crypto
import Foundation

extension Interaction {
    /// What was given with a slash command: its texts, in order, and its files.
    func inbound() -> Inbound? {
        guard let sender, let room, let data else { return nil }
        let options = data.options.map { $0.read().flatMap(\.leaves) } ?? []
        let words = options.filter { $0.type == Option.text }.compactMap(\.value?.text)
        let files = options.filter { $0.type == Option.attachment }.compactMap(\.value?.text)
            .compactMap { data.resolved?.attachments?[$0]?.attachment }
        return Inbound(
            id: MessageID(id), dedupe: id, room: room, sender: sender, text: words.joined(separator: " ").trimmed,
            mentioned: true, attachments: files, replyVia: replyVia, command: data.name)
    }

    func press() -> Press? {
        guard let sender, let room, let data, let value = data.values?.first ?? data.custom_id else { return nil }
        return Press(
            id: id, dedupe: id, room: room, sender: sender, message: message.map { MessageID($0.id) }, value: value,
            replyVia: replyVia)
    }

    private var room: Room? {
        channel_id.map { Room(id: ChatID($0), kind: guild_id == nil && context ?? 1 == 1 ? .direct : .group) }
    }

    private var sender: Sender? {
        (member?.user ?? user).map { person in
            Sender(id: SenderID(person.id), name: member?.nick ?? person.global_name ?? person.username)
        }
    }

    /// Good for a quarter of an hour.
    private var replyVia: ReplyAddress? {
        token.map { ReplyAddress(.interactionToken, $0, seconds: 900, isForThatMessage: true) }
    }
}

extension Interaction.Option {
    /// Commands below commands taken apart; their nesting is bounded by what JSON we read.
    fileprivate var leaves: [Interaction.Option] { options.map { $0.read().flatMap(\.leaves) } ?? [self] }
}

extension Interaction.File {
    fileprivate var attachment: Attachment {
        Attachment(
            kind: .init(mediaType: content_type), reference: id, name: filename, mediaType: content_type, size: size,
            address: url)
    }
}

extension Discord {
    /// Markdown; nobody is called but those that `allowed_mentions` names.
    package static func markup(_ run: RichText.Run) -> String {
        switch run {
        case .text(let words): escaped(words)
        case .bold(let words) where words == words.trimmed && !words.isEmpty: "**\(escaped(words))**"
        case .bold(let words): escaped(words)
        case .link(let label, let address) where isLinkable(address): "[\(escaped(label))](<\(address)>)"
        case .mention(let account, _) where account.raw.digits != nil: "<@\(account.raw)>"
        case .link, .mention: escaped(RichText([run]).plain)
        case .lineBreak: "\n"
        }
    }

    private static func escaped(_ words: String) -> String { literal(words, escaping: "\\*_~`|>#-[]():<@") }

    /// At most 25 characters, the same for every attempt.
    static func nonce(_ key: String) -> String { String(Array(SHA256.hash(data: Data(key.utf8))).hex.prefix(24)) }
}
