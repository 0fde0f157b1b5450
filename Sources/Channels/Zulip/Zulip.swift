import Chat
import Foundation
import Wire

/// Zulip, by a bot of the kind “outgoing webhook”, interface generic. Source: zulip.com/api.
package struct Zulip: Adapter {
    package static let platform = "zulip"
    package static let limits = Limits(
        text: 10_000, unit: .utf16Units,
        pace: Pace(channel: [.init(200, per: .seconds(60))]))
    package static let abilities = Abilities {
        $0.hearsGroup = .mentions
        $0.hearsDirect = .everything
        $0.writesGroup = .anytime
        $0.writesDirect = .anytime
        $0.images = true
        $0.recordings = true
        $0.captions = true
        $0.mentions = true
        $0.callsEveryone = true
    }
    package static let entrance: String? = "at the bot, under Settings, Bots, as its endpoint; only its owner may"
    package static let settings = [
        Setting("base_url", "the organisation's address, https://example.zulipchat.com", required: true),
        Setting(
            "hook_token", "the bot's token for outgoing webhooks; several while one is being replaced", required: true,
            secret: true),
        Setting("email", "the bot's address", required: true),
        Setting("api_key", "the bot's API key", required: true, secret: true),
        Setting("name", "the bot's full name, as in @**name**", required: true),
    ]

    let hookTokens: [Secret]
    let email: String
    let apiKey: Secret
    let name: String
    let baseURL: String

    package init(options: Options) throws(BadOption) {
        hookTokens = try options.requiredSecrets("hook_token")
        email = try options.required("email")
        apiKey = Secret(try options.required("api_key"))
        name = try options.required("name")
        baseURL = try options.requiredAddress("base_url")
    }

    package func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        try hookTokens.check(tokenIn: webhook)
        return Verified(webhook)
    }

    package func decode(_ request: Verified) throws(Refusal) -> Arrival {
        let call = try read(ZulipCall.self, from: request.body)
        guard call.message.sender_email != email else { return .nothing }
        return .messages([try call.inbound(to: name)])
    }

    /// Silence; what we have to say comes by the API, where it gets an id.
    package func acknowledgement(of request: Verified) -> HTTPReply? { .json(#"{"response_not_required":true}"#) }

    package func encode(_ message: Outbound, by means: Means) -> HTTPCall {
        let words = Self.markup(message.body)
        // A link to a file is how Zulip shows it, a picture as a picture.
        let file = means.uploaded.flatMap { place in message.enclosure.map { "[\($0.safeName)](\(place))" } }
        let text = [words, file].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n")
        let content = (name: "content", value: message.callsEveryone ? "@**all** \(text)" : text)
        return HTTPCall(
            method: .post, url: "\(baseURL)/api/v1/messages",
            headers: [("content-type", "application/x-www-form-urlencoded"), authorization],
            body: Form(fields: ZulipRoom.fields(of: message.room) + [content]).body)
    }

    private var authorization: (name: String, value: String) {
        let pair = Data("\(email):\(apiKey.revealed)".utf8).base64EncodedString()
        return ("authorization", "Basic \(pair)")
    }

    package func judge(_ reply: HTTPReply) -> Receipt {
        guard let answer = try? read(ZulipAnswer.self, from: reply.body) else {
            return .retry(after: reply.retryAfter, because: "HTTP \(reply.status), unreadable body")
        }
        if answer.result == "success" { return .delivered(answer.id.map { MessageID(String($0)) }) }
        let why = "\(reply.status) \((answer.code ?? answer.msg ?? "without a reason").prefix(100))"
        guard reply.status == 429 || reply.status >= 500 else { return .refused(why) }
        let asked = answer.retryAfter.flatMap { (0..<3600).contains($0) ? wait(seconds: Int($0.rounded(.up))) : nil }
        return .retry(after: asked ?? reply.retryAfter, because: why)
    }
}

extension Zulip: Uploads {
    package func upload(_ file: Upload, by means: Means) -> HTTPCall? {
        var call = HTTPCall.form("\(baseURL)/api/v1/user_uploads", file: "filename", file)
        call.headers.append(authorization)
        return call
    }

    package func readUpload(_ reply: HTTPReply) -> Uploaded {
        guard let answer = try? read(ZulipAnswer.self, from: reply.body), answer.result == "success",
            let place = answer.url ?? answer.uri, place.hasPrefix("/user_uploads/"),
            !place.contains(where: { " ()\n".contains($0) })
        else {
            let receipt = judge(reply)
            if case .delivered = receipt { return .failed(.retry(after: nil, because: "no address in the answer")) }
            return .failed(receipt)
        }
        return .reference(place)
    }
}
