import Chat
import Foundation
import Wire

/// Mattermost: outgoing webhooks, slash commands and buttons in, posts of a bot out.
///
/// Source: the server's own code (mattermost/mattermost, model/outgoing_webhook.go, app/webhook.go, app/post.go).
package struct Mattermost: Adapter {
    package static let platform = "mattermost"
    package static let limits = Limits(text: 16_383, unit: .utf16Units)
    package static let abilities = Abilities {
        $0.hearsGroup = .everything
        $0.writesGroup = .anytime
        $0.writesDirect = .anytime
        $0.buttons = true
        $0.images = true
        $0.recordings = true
        $0.captions = true
        $0.callsEveryone = true
        $0.recognisesResend = true
    }
    package static let entrance: String? =
        "as an outgoing webhook without trigger words, and as slash commands; that takes an administrator, not the bot"
    package static let settings = [
        Setting("base_url", "the server, https://chat.example.org", required: true),
        Setting("token", "the bot's access token", required: true, secret: true),
        Setting(
            "hook_token", "the token of the outgoing webhook, and of each slash command; a list", required: true,
            secret: true),
        Setting(
            "bot", "the bot's user id, from /api/v4/users/me; its own posts come back and are ignored", required: true),
        Setting("username", "the bot's name, as in @name", required: true),
        Setting("public_url", "where Mattermost reaches this channel, …/hooks/<id>; no buttons where left out"),
        Setting("action_secret", "any long random word, put into buttons to know them again", secret: true),
    ]

    let hookTokens: [Secret]
    let actionSecrets: [Secret]
    let token: Secret
    let bot: String
    let username: String
    let baseURL: String
    let publicURL: String?

    package init(options: Options) throws(BadOption) {
        hookTokens = try options.requiredSecrets("hook_token")
        actionSecrets = options.secrets("action_secret")
        token = Secret(try options.required("token"))
        bot = try options.required("bot")
        username = String(try options.required("username").drop { $0 == "@" }).lowercased()
        baseURL = try options.requiredAddress("base_url")
        publicURL = try options.address("public_url")
    }

    /// There is no signature: a word known to both sides stands in the body.
    package func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        if webhook.isForm {
            let form = try Form(webhook.body)
            try hookTokens.check(token: try form.only("token"))
            return Verified(webhook)
        }
        let proof = try read(MattermostProof.self, from: webhook.body)
        guard keys(ofJSON: webhook.body).filter({ $0 == "token" || $0 == "context" }).count <= 1 else {
            throw Refusal(.duplicateParameter, "token or context is given twice")
        }
        if let context = proof.context {
            try actionSecrets.check(token: context.secret)
        } else {
            try hookTokens.check(token: proof.token)
        }
        return Verified(webhook)
    }

    package func decode(_ request: Verified) throws(Refusal) -> Arrival {
        if !request.webhook.isForm, try read(MattermostProof.self, from: request.body).context != nil {
            return .events([.pressed(try read(MattermostAction.self, from: request.body).press())])
        }
        let post =
            request.webhook.isForm
            ? try MattermostPost(Form(request.body)) : try read(MattermostPost.self, from: request.body)
        guard post.user_id != bot else { return .nothing }
        return .messages([try post.inbound(to: username)])
    }

    package func encode(_ message: Outbound, by means: Means) -> HTTPCall {
        let buttons = publicURL.flatMap { address in
            actionSecrets.first.map { MattermostProps(message.choices, to: "\(address)/action", $0) }
        }
        let words = Self.markup(message.body)
        return .post(
            "\(baseURL)/api/v4/posts",
            json: CreatePost(
                channel_id: message.room.id.raw, message: message.callsEveryone ? "@channel \(words)" : words,
                root_id: message.thread?.raw ?? message.quoting?.raw, pending_post_id: message.key,
                file_ids: means.uploaded.map { [$0] }, props: message.choices.isEmpty ? nil : buttons)
        ).bearing(token)
    }

    package func judge(_ reply: HTTPReply) -> Receipt {
        let answer = try? read(MattermostAnswer.self, from: reply.body)
        let why = "\(reply.status) \((answer?.error ?? "without a reason").prefix(100))"
        switch reply.status {
        case 200...299 where answer?.post != nil: return .delivered(answer?.post.map { MessageID($0) })
        case 400 where answer?.error.contains(".root_id.") == true: return .quoteGone(because: why)
        // A page of a proxy, or a server in the middle of something.
        case ..<400, 408, 429, 500...:
            return .retry(
                after: reply.retryAfter ?? wait(seconds: reply.header("x-ratelimit-reset")?.digits), because: why)
        default: return .refused(why)
        }
    }
}

extension Mattermost: Downloads, Uploads {
    package func download(_ attachment: Attachment, of message: Inbound, by means: Means) -> HTTPCall? {
        attachment.reference.map { id in
            HTTPCall(method: .get, url: "\(baseURL)/api/v4/files/\(encoded(id))").bearing(token)
        }
    }

    package func readDownload(_ reply: HTTPReply, of attachment: Attachment, by means: Means) -> Download {
        reply.file(of: Self.platform)
    }

    package func upload(_ file: Upload, by means: Means) -> HTTPCall? {
        HTTPCall.form(
            "\(baseURL)/api/v4/files", fields: [(name: "channel_id", value: file.room.id.raw)], file: "files", file
        ).bearing(token)
    }

    package func readUpload(_ reply: HTTPReply) -> Uploaded {
        guard let answer = try? read(MattermostUploaded.self, from: reply.body), let file = answer.file_infos.first
        else { return .failed(judge(reply)) }
        return .reference(file.id)
    }
}

extension Webhook {
    fileprivate var isForm: Bool { isOf(type: "application/x-www-form-urlencoded") }
}
