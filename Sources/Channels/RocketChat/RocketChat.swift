import Chat
import Foundation
import Wire

/// Rocket.Chat: an outgoing integration in, its REST API out. Source: the server's `triggerHandler`.
package struct RocketChat: Adapter {
    package static let platform = "rocketchat"
    /// `Message_MaxAllowedSize`, unless the administrator changed it.
    package static let limits = Limits(text: 5000, unit: .utf16Units)
    package static let abilities = Abilities {
        $0.hearsGroup = .everything
        $0.hearsDirect = .everything
        $0.writesGroup = .anytime
        $0.writesDirect = .anytime
        $0.tellsQuotes = true
        $0.images = true
        $0.recordings = true
        $0.captions = true
        $0.edits = true
        $0.callsEveryone = true
        $0.recognisesResend = true
    }
    package static let entrance: String? =
        "as an outgoing integration, event Message Sent; that takes an administrator, not the bot"
    package static let settings = [
        Setting("base_url", "the server, https://chat.example.org", required: true),
        Setting(
            "hook_token", "the token of the outgoing integration; several while one is being replaced", required: true,
            secret: true),
        Setting("token", "a personal access token of the bot", required: true, secret: true),
        Setting("bot", "the bot's user id; its own messages come back and are ignored", required: true),
        Setting("username", "the bot's name, as in @name", required: true),
    ]

    let hookTokens: [Secret]
    let token: Secret
    let bot: String
    let username: String
    let baseURL: String

    package init(options: Options) throws(BadOption) {
        hookTokens = try options.requiredSecrets("hook_token")
        token = Secret(try options.required("token"))
        bot = try options.required("bot")
        username = String(try options.required("username").drop { $0 == "@" }).lowercased()
        baseURL = try options.requiredAddress("base_url")
    }

    package func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        try hookTokens.check(tokenIn: webhook)
        return Verified(webhook)
    }

    package func decode(_ request: Verified) throws(Refusal) -> Arrival {
        let message = try read(RocketMessage.self, from: request.body)
        // What bots say has their integration here, what people say false or nothing.
        guard !message.isByBot, message.user_id != bot else { return .nothing }
        let inbound = message.inbound(calling: username, by: bot)
        return message.isEdited == true ? .events([.edited(Edit(inbound))]) : .messages([inbound])
    }

    package func encode(_ message: Outbound, by means: Means) -> HTTPCall {
        let words = Self.markup(message.body)
        let thread = message.thread?.raw ?? message.quoting?.raw
        if let file = means.uploaded {
            let path = "\(encoded(message.room.id.raw))/\(encoded(file))"
            return authorised(
                .post("\(baseURL)/api/v1/rooms.mediaConfirm/\(path)", json: ConfirmRocket(msg: words, tmid: thread)))
        }
        return authorised(
            .post(
                "\(baseURL)/api/v1/chat.sendMessage",
                json: SendRocket(
                    message: .init(
                        _id: Self.messageID(message.key), rid: message.room.id.raw,
                        msg: message.callsEveryone ? "@all \(words)" : words, tmid: thread))))
    }

    private func authorised(_ call: HTTPCall) -> HTTPCall {
        var call = call
        call.headers += [("x-auth-token", token.revealed), ("x-user-id", bot)]
        return call
    }

    /// An id of ours: the same for every attempt, so that a second is refused as known.
    static func messageID(_ key: String) -> String {
        String(Array(Code.sha256(of: Array(key.utf8), by: Secret("gatehouse"))).hex.prefix(24))
    }

    package func judge(_ reply: HTTPReply) -> Receipt {
        guard let answer = try? read(RocketAnswer.self, from: reply.body) else {
            return .retry(after: reply.retryAfter, because: "HTTP \(reply.status), unreadable body")
        }
        if answer.success == true { return .delivered(answer.message.map { MessageID($0._id) }) }
        let why = "\(reply.status) \((answer.errorType ?? answer.error ?? "without a reason").prefix(100))"
        let saysNothing = answer.success == nil && answer.error == nil && reply.status < 400
        if saysNothing || reply.status == 429 || reply.status >= 500 || why.contains("too-many-requests") {
            return .retry(after: reply.retryAfter, because: why)
        }
        return .refused(why)
    }

    package func judge(_ reply: HTTPReply, of message: Outbound) -> Receipt {
        // It is there already, under the id that we gave it; the server then stumbles over having nothing to show.
        let known = ["duplicate", "reading 'starred'"]
        if case .refused(let why) = judge(reply), known.contains(where: why.lowercased().contains) {
            return .delivered(MessageID(Self.messageID(message.key)))
        }
        return judge(reply)
    }
}

/// A file goes up into its room, and is shown there once it is confirmed. Source: developer.rocket.chat, rooms.media and
/// rooms.mediaConfirm, in place of rooms.upload, which 8.0 has no more.
extension RocketChat: Uploads {
    package func upload(_ file: Upload, by means: Means) -> HTTPCall? {
        authorised(.form("\(baseURL)/api/v1/rooms.media/\(encoded(file.room.id.raw))", file: "file", file))
    }

    package func readUpload(_ reply: HTTPReply) -> Uploaded {
        guard let answer = try? read(RocketAnswer.self, from: reply.body), answer.success == true,
            let file = answer.file
        else {
            let receipt = judge(reply)
            if case .delivered = receipt { return .failed(.retry(after: nil, because: "no file in the answer")) }
            return .failed(receipt)
        }
        return .reference(file._id)
    }
}
