import Chat
import Foundation

extension SlackEvent {
    /// Nil for what is nobody's message to us: bots, our own, edits, joins.
    func inbound(to bot: String?) -> Inbound? {
        guard let channel, ["message", "app_mention"].contains(type) else { return nil }
        return inbound(to: bot, in: channel, isDirect: channel_type.map { $0 == "im" })
    }

    /// - Parameter edit: when it was changed into this; nil for a new message.
    private func inbound(to bot: String?, in channel: String, isDirect: Bool?, edit: String? = nil) -> Inbound? {
        guard [nil, "file_share", "thread_broadcast"].contains(subtype), bot_id == nil, let user, user != bot, let ts
        else { return nil }
        let heard = SlackText(text ?? "", to: bot)
        let attachments = (files ?? []).compactMap(\.attachment)
        guard !heard.text.isEmpty || !attachments.isEmpty || heard.isMentioned else { return nil }
        // The first message of a thread carries its own time, once it has answers.
        let root = thread_ts == ts ? nil : thread_ts
        return Inbound(
            id: MessageID(ts),
            // One post may be told twice, as a message and as a mention, under different event ids.
            dedupe: ["\(channel):\(ts)", edit].compactMap { $0 }.joined(separator: ":"),
            room: slackRoom(channel, isDirect: isDirect),
            sender: Sender(id: SenderID(user)), text: heard.text, mentioned: heard.isMentioned,
            quoting: root.map { MessageID($0) }, quotesUs: root != nil && bot != nil && parent_user_id == bot,
            thread: root.map { ThreadID($0) }, attachments: attachments, sentAt: moment(ofSlack: ts))
    }

    /// Our own comings and goings, and what became of messages.
    func changes(of bot: String?) -> [Event] {
        guard let channel else { return [] }
        let isDirect = channel_type.map { $0 == "im" }
        switch type {
        case "message" where subtype == "message_changed":
            let edit = message.first?.inbound(to: bot, in: channel, isDirect: isDirect, edit: ts)
            return edit.map { [.edited(Edit($0))] } ?? []
        case "message" where subtype == "message_deleted":
            return deleted_ts.map { [.deleted(MessageID($0), in: slackRoom(channel, isDirect: isDirect))] } ?? []
        case "member_joined_channel" where user != nil && user == bot: return [.membership(ChatID(channel), .member)]
        case "channel_left", "group_left": return [.membership(ChatID(channel), .left)]
        default: return []
        }
    }
}

/// Ids of direct messages begin with D; where Slack names the kind, that counts.
func slackRoom(_ id: String, isDirect: Bool? = nil, name: String? = nil) -> Room {
    Room(id: ChatID(id), kind: isDirect ?? id.hasPrefix("D") ? .direct : .group, name: name)
}

/// By whole milliseconds, as digits: a floating-point number has no room for all of them.
private func moment(ofSlack ts: String) -> Date? {
    let parts = ts.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let seconds = parts[0].digits, seconds < 253_402_300_800 else { return nil }
    let fraction = (parts.dropFirst().first ?? "").prefix(3).digits ?? 0
    return Date(timeIntervalSince1970: TimeInterval(seconds * 1000 + fraction) / 1000)
}

extension SlackFile {
    /// Nil when the file is gone.
    fileprivate var attachment: Attachment? {
        guard mode != "tombstone", mode != "hidden_by_limit" else { return nil }
        return Attachment(
            kind: .init(mediaType: mimetype), reference: id, name: name, mediaType: mimetype, size: size,
            address: address)
    }
}

extension SlackInteraction {
    func press() -> Press? {
        guard type == "block_actions", let user, let channel, let action = actions?.first else { return nil }
        return Press(
            id: action.action_ts, dedupe: "\(channel.id):\(action.action_ts)",
            room: slackRoom(channel.id), sender: Sender(id: SenderID(user.id), name: user.name),
            message: (container?.message_ts).map { MessageID($0) }, value: action.value ?? "",
            replyVia: ReplyAddress(slack: response_url), details: action.text.map { ["title": $0.text] } ?? [:])
    }
}

extension ReplyAddress {
    /// Good for five messages within half an hour; nil unless it is Slack's own.
    init?(slack address: String?) {
        guard let address, address.hasPrefix("https://hooks.slack.com/") else { return nil }
        self.init(.responseURL, address, seconds: 1800, uses: 5, isForThatMessage: true)
    }
}

/// What follows a slash command, from its form.
struct SlackCommand {
    private let form: Form

    init(_ form: Form) { self.form = form }

    func inbound() throws(Refusal) -> Inbound {
        let trigger = try form.required("trigger_id")
        let channel = try form.required("channel_id")
        return Inbound(
            id: MessageID(trigger), dedupe: trigger, room: slackRoom(channel),
            sender: Sender(id: SenderID(try form.required("user_id")), name: try form.only("user_name")),
            text: SlackText(try form.only("text") ?? "", to: nil).text, mentioned: true,
            replyVia: ReplyAddress(slack: try form.only("response_url")), command: try form.required("command"))
    }
}
