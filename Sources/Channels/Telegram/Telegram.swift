import Chat
import Foundation
import Wire

/// Telegram, by webhook. Source: core.telegram.org/bots/api, and the Bot API server itself (tdlib/telegram-bot-api).
package struct Telegram: Adapter {
    package static let platform = "telegram"
    /// Counted after the markup is taken out; we count with it, which is never less.
    package static let limits = Limits(
        text: 4096, unit: .utf16Units,
        pace: Pace(
            channel: [.init(30, per: .seconds(1))], group: [.init(1, per: .seconds(1)), .init(20, per: .seconds(60))],
            direct: [.init(1, per: .seconds(1))]))
    package static let abilities = Abilities {
        $0.hearsGroup = .everything
        $0.hearsDirect = .everything
        $0.writesGroup = .anytime
        $0.writesDirect = .anytime
        $0.tellsQuotes = true
        $0.buttons = true
        $0.images = true
        $0.recordings = true
        $0.captions = true
        $0.edits = true
        $0.mentions = true
    }
    package static let settings = [
        Setting("token", "the bot's token, 123456789:AA…, from @BotFather", required: true, secret: true),
        Setting(
            "secret", "the secret_token given to setWebhook; several while one is being replaced", required: true,
            secret: true),
        Setting("username", "the bot's own name, as in @name", required: true),
        Setting("base_url", "the Bot API server; https://api.telegram.org where left out"),
    ]

    let secrets: [Secret]
    let token: Secret
    let bot: Bot
    let baseURL: String

    package init(options: Options) throws(BadOption) {
        secrets = try options.requiredSecrets("secret")
        guard secrets.allSatisfy({ $0.isFitForWebhook }) else {
            throw BadOption(key: "secret", problem: "may hold A-Z, a-z, 0-9, _ and - only, at most 256 of them")
        }
        token = Secret(try options.required("token"))
        guard let id = token.botID else {
            throw BadOption(key: "token", problem: "must look like 123456789:AA…, as @BotFather gives it")
        }
        bot = Bot(id: id, username: try options.required("username"))
        baseURL = try options.address("base_url") ?? "https://api.telegram.org"
    }

    init(secrets: [Secret], token: Secret, bot: Bot, baseURL: String) {
        self.secrets = secrets
        self.token = token
        self.bot = bot
        self.baseURL = baseURL
    }

    package func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        let header = "X-Telegram-Bot-Api-Secret-Token"
        guard !secrets.isEmpty else { throw Refusal(.noSecret, "no secret is configured") }
        let given = webhook.headers(named: header)
        guard given.count <= 1 else { throw Refusal(.duplicateHeader, "\(header) is given \(given.count) times") }
        guard let given = given.first else { throw Refusal(.missingHeader, "\(header) is missing") }
        guard secrets.contains(where: { sameBytes(given.utf8, $0.revealed.utf8) }) else {
            throw Refusal(.badSignature, "\(header) is not the configured secret")
        }
        return Verified(webhook)
    }

    package func decode(_ request: Verified) throws(Refusal) -> Arrival {
        let update = try read(Update.self, from: request.body)
        let dedupe = String(update.update_id)
        if let message = update.message {
            if let migration = message.migration { return .events([migration]) }
            return message.inbound(dedupe: dedupe, to: bot).map { .messages([$0]) } ?? .nothing
        }
        if let edited = update.edited_message?.content {
            return edited.inbound(dedupe: dedupe, to: bot).map { .events([.edited(Edit($0))]) } ?? .nothing
        }
        let event =
            update.callback_query?.press(dedupe: dedupe).map { .pressed($0) } ?? update.my_chat_member?.membership
        return event.map { .events([$0]) } ?? .nothing
    }

    package func encode(_ message: Outbound, by means: Means) -> HTTPCall {
        picture(of: message, by: means)
            ?? call(
                "sendMessage",
                SendMessage(
                    chat_id: message.room.id.raw, text: Self.markup(message.body),
                    message_thread_id: message.thread.flatMap { Int64($0.raw) },
                    reply_parameters: message.quoting.flatMap { Int64($0.raw) }.map { .init(message_id: $0) },
                    reply_markup: Keyboard(message.choices)))
    }

    func call(_ method: String, _ content: some Encodable) -> HTTPCall {
        .post("\(baseURL)/bot\(token.revealed)/\(method)", json: content)
    }

    /// A pressed button turns until it is answered; what to say about the press comes as a message.
    package func calls(on event: Event, by means: Means) -> [HTTPCall] {
        guard case .pressed(let press) = event else { return [] }
        return [call("answerCallbackQuery", ["callback_query_id": press.id])]
    }

    package func judge(_ reply: HTTPReply) -> Receipt {
        guard let answer = try? read(Answer.self, from: reply.body) else {
            return .retry(after: reply.retryAfter, because: "HTTP \(reply.status), unreadable body")
        }
        if answer.ok { return .delivered(answer.result.map { MessageID(String($0.message_id)) }) }
        let status = answer.error_code ?? reply.status
        let why = "\(status) \(answer.description?.prefix(200) ?? "without a description")"
        if let room = answer.parameters?.migrate_to_chat_id { return .moved(to: ChatID(String(room))) }
        if status == 429 || status >= 500 {
            return .retry(after: wait(seconds: answer.parameters?.retry_after) ?? reply.retryAfter, because: why)
        }
        switch TelegramComplaint(answer.description ?? "") {
        case .quoteGone: return .quoteGone(because: why)
        case .unreachable: return .unreachable(because: why)
        // Nobody waits for it any more, or it is so already.
        case .tooLate: return .delivered(nil)
        case .other: return .refused(why)
        }
    }
}

/// What a description says, where its words are all there is to go by.
enum TelegramComplaint {
    case quoteGone, unreachable, tooLate, other

    private static let words: [(TelegramComplaint, [String])] = [
        (
            .quoteGone,
            [
                "message to be replied not found", "message thread not found", "replied message not found",
                "TOPIC_CLOSED", "TOPIC_DELETED",
            ]
        ),
        (
            .unreachable,
            [
                "bot was blocked by the user", "user is deactivated", "bot can't initiate conversation",
                "bot can't send messages to bots", "USER_IS_BLOCKED",
            ]
        ),
        (.tooLate, ["query is too old", "query ID is invalid", "message is not modified"]),
    ]

    init(_ description: String) {
        self = Self.words.first { $0.1.contains { description.contains($0) } }?.0 ?? .other
    }
}

extension Telegram: Downloads, TakesWebhook {
    /// The first call asks where the file lies; photos and voice have the same kind of id.
    package func download(_ attachment: Attachment, of message: Inbound, by means: Means) -> HTTPCall? {
        guard let reference = attachment.reference, attachment.kind != .location else { return nil }
        return call("getFile", ["file_id": reference])
    }

    package func readDownload(_ reply: HTTPReply, of attachment: Attachment, by means: Means) -> Download {
        if let place = (try? read(TelegramFile.self, from: reply.body))?.result.file_path {
            // A server of one's own may give a path of its machine; over HTTP it is the same name below the token.
            let path = place.split(separator: "/").filter { $0 != ".." }.map { encoded(String($0)) }
            let url = "\(baseURL)/file/bot\(token.revealed)/\(path.joined(separator: "/"))"
            return .further(HTTPCall(method: .get, url: url))
        }
        return reply.file(of: Self.platform)
    }

    package func webhookCalls(for address: String) -> [HTTPCall] {
        let kinds = ["message", "edited_message", "callback_query", "my_chat_member"]
        return [
            call(
                "setWebhook",
                SetWebhook(url: address, secret_token: secrets.first?.revealed ?? "", allowed_updates: kinds))
        ]
    }
}

/// Who we are on Telegram.
struct Bot: Sendable {
    let id: Int64
    /// Without the @, in lower case: Telegram compares names so.
    let username: String

    init(id: Int64, username: String) {
        self.id = id
        self.username = String(username.drop { $0 == "@" }).lowercased()
    }
}

extension Secret {
    /// What setWebhook takes as `secret_token`.
    fileprivate var isFitForWebhook: Bool {
        (1...256).contains(revealed.utf8.count) && revealed.unicodeScalars.allSatisfy(\.isNameLike)
    }

    /// A token begins with the bot's own id.
    fileprivate var botID: Int64? {
        let parts = revealed.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty, parts[1].unicodeScalars.allSatisfy(\.isNameLike) else { return nil }
        return parts[0].digits.map(Int64.init)
    }
}

extension Unicode.Scalar {
    fileprivate var isNameLike: Bool { isASCIIWordLike || self == "-" }

    /// A-Z, a-z, 0-9 and _, the characters of Telegram's user names.
    var isASCIIWordLike: Bool {
        switch self {
        case "A"..."Z", "a"..."z", "0"..."9", "_": true
        default: false
        }
    }
}
