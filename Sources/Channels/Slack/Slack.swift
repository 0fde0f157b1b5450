import Chat
import Foundation
import Wire

/// Slack, by the Events API, buttons and slash commands. Source: docs.slack.dev.
package struct Slack: Adapter {
    package static let platform = "slack"
    /// What the block takes that stands above buttons; bare text may be 4000 and is cut at 40 000.
    package static let limits = Limits(
        text: 3000, unit: .utf16Units,
        pace: Pace(group: [.init(1, per: .seconds(1))], direct: [.init(1, per: .seconds(1))]))
    package static let abilities = Abilities {
        $0.hearsGroup = .everything
        $0.hearsDirect = .everything
        $0.writesGroup = .anytime
        $0.writesDirect = .anytime
        $0.tellsQuotes = true
        $0.buttons = true
        $0.images = true
        $0.recordings = true
        $0.edits = true
        $0.deletions = true
        $0.mentions = true
        $0.callsEveryone = true
    }
    package static let entrance: String? =
        "at the app on api.slack.com, under Event Subscriptions, Interactivity and each slash command"
    package static let settings = [
        Setting("token", "the bot token, xoxb-…, from OAuth & Permissions", required: true, secret: true),
        Setting(
            "signing_secret", "from Basic Information; several while one is being replaced", required: true,
            secret: true
        ),
        Setting("bot", "the bot's own user id, U…; told by every event where left out"),
        Setting("base_url", "the Web API; https://slack.com/api where left out"),
        Setting("max_clock_skew", "how many seconds Slack's clock may be off; 300 where left out"),
    ]

    let secrets: [Secret]
    let token: Secret
    let bot: String?
    let baseURL: String
    private let skew: Int

    package init(options: Options) throws(BadOption) {
        secrets = try options.requiredSecrets("signing_secret")
        token = Secret(try options.required("token"))
        bot = options.optional("bot")
        baseURL = try options.address("base_url") ?? "https://slack.com/api"
        skew = try options.skew(default: 300)
    }

    package func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        let (stamp, header) = ("X-Slack-Request-Timestamp", "X-Slack-Signature")
        let timestamp = try webhook.only(stamp)
        let given = try webhook.only(header)
        guard let seconds = timestamp.digits else { throw Refusal(.malformed, "\(stamp) is not a number of seconds") }
        _ = try given.after("v0=", in: header)
        guard abs(now.timeIntervalSince1970 - TimeInterval(seconds)) <= TimeInterval(skew) else {
            throw Refusal(.stale, "\(stamp) is more than \(skew) seconds off")
        }
        let message = Array("v0:\(timestamp):".utf8) + webhook.body
        try secrets.check(given, from: header) { "v0=" + Code.sha256(of: message, by: $0).hex }
        return Verified(webhook)
    }

    package func decode(_ request: Verified) throws(Refusal) -> Arrival {
        if request.isForm { return try decode(Form(request.body)) }
        let callback = try read(SlackCallback.self, from: request.body)
        if callback.type == "url_verification", let challenge = callback.challenge {
            return .challenge(.plain(challenge))
        }
        guard callback.type == "event_callback", let event = callback.event else { return .nothing }
        let bot = bot ?? callback.authorizations?.first?.user_id
        return Arrival(event.inbound(to: bot).map { [$0] } ?? [], event.changes(of: bot))
    }

    /// A pressed button, or a slash command.
    private func decode(_ form: Form) throws(Refusal) -> Arrival {
        if let payload = try form.only("payload") {
            let press = try read(SlackInteraction.self, from: Array(payload.utf8)).press()
            return press.map { .events([.pressed($0)]) } ?? .nothing
        }
        return .messages([try SlackCommand(form).inbound()])
    }

    /// A body in answer to a button or command would be shown to the one who gave it.
    package func acknowledgement(of request: Verified) -> HTTPReply? { request.isForm ? .empty : nil }

    /// What answers a slash command goes through the address that came with it: there the bot need not be a member.
    package func encode(_ message: Outbound, by means: Means) -> HTTPCall {
        if let reply = means.reply, reply.kind == .responseURL, message.enclosure == nil,
            let quoted = message.quoting, !quoted.raw.isSlackTime
        {
            return HTTPCall.post(reply.value, json: SlackResponse(message)).found(on: ["hooks.slack.com"])
        }
        guard let file = means.uploaded else { return call("chat.postMessage", PostMessage(message)) }
        return call("files.completeUploadExternal", CompleteUpload(file, with: message))
    }

    private func call(_ method: String, _ content: some Encodable) -> HTTPCall {
        var call = HTTPCall.post("\(baseURL)/\(method)", json: content).bearing(token)
        call.headers[0].value = "application/json; charset=utf-8"
        return call
    }

    package func judge(_ reply: HTTPReply) -> Receipt {
        guard reply.status != 429 else { return .retry(after: reply.retryAfter, because: "HTTP 429") }
        guard let answer = try? read(SlackAnswer.self, from: reply.body) else {
            // An address that came with a command says no more than this.
            if reply.status == 200, reply.body.elementsEqual("ok".utf8) { return .delivered(nil) }
            return .retry(after: reply.retryAfter, because: "HTTP \(reply.status), unreadable body")
        }
        if answer.ok { return .delivered(answer.ts.map { MessageID($0) }) }
        if let error = answer.error, SlackAnswer.quoteless.contains(error) { return .quoteGone(because: error) }
        if let error = answer.error, SlackAnswer.unreachable.contains(error) { return .unreachable(because: error) }
        let why = answer.error.map { String($0.prefix(100)) } ?? "HTTP \(reply.status)"
        return reply.status >= 500 || SlackAnswer.passing.contains(why)
            ? .retry(after: reply.retryAfter, because: why) : .refused(why)
    }
}

extension Slack: Downloads {
    package func download(_ attachment: Attachment, of message: Inbound, by means: Means) -> HTTPCall? {
        if let address = attachment.address { return fetching(address) }
        // Of a file from another organisation the message tells no more than its id.
        return attachment.reference.map {
            HTTPCall(method: .get, url: "\(baseURL)/files.info?file=\(encoded($0))").bearing(token)
        }
    }

    package func readDownload(_ reply: HTTPReply, of attachment: Attachment, by means: Means) -> Download {
        if attachment.address == nil, let told = try? read(SlackFileInfo.self, from: reply.body) {
            guard let address = told.file?.address else {
                return .failed(told.ok ? .refused("files.info tells no address") : judge(reply))
            }
            return .further(fetching(address))
        }
        return reply.file(of: Self.platform)
    }

    private func fetching(_ address: String) -> HTTPCall {
        HTTPCall(method: .get, url: address).bearing(token).found(on: ["files.slack.com"])
    }
}

extension Verified {
    fileprivate var isForm: Bool { webhook.isOf(type: "application/x-www-form-urlencoded") }
}
