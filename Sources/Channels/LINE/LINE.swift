import Chat
import Crypto
import Foundation
import Wire

/// LINE, by webhook. Source: line/line-openapi (webhook.yml, messaging-api.yml), developers.line.biz.
package struct LINE: Adapter {
    package static let platform = "line"
    package static let limits = Limits(
        text: 5000, unit: .utf16Units,
        pace: Pace(channel: [.init(2000, per: .seconds(1))]))
    package static let abilities = Abilities {
        $0.hearsGroup = .everything
        $0.hearsDirect = .everything
        $0.writesGroup = .anytime
        $0.writesDirect = .anytime
        $0.tellsQuotes = true
        $0.buttons = true
        $0.deletions = true
        $0.mentions = true
        $0.callsEveryone = true
        $0.recognisesResend = true
    }
    package static let settings = [
        Setting("token", "the channel access token, from the LINE Developers console", required: true, secret: true),
        Setting(
            "channel_secret", "from Basic settings; several while one is being replaced", required: true, secret: true),
        Setting("destination", "the bot's own user id, U…; events for others are then ignored"),
        Setting("base_url", "the Messaging API; https://api.line.me where left out"),
        Setting("data_url", "where pictures and voice are fetched; https://api-data.line.me where left out"),
    ]

    let secrets: [Secret]
    let token: Secret
    let destination: String?
    let baseURL: String
    let dataURL: String

    package init(options: Options) throws(BadOption) {
        secrets = try options.requiredSecrets("channel_secret")
        token = Secret(try options.required("token"))
        destination = options.optional("destination")
        baseURL = try options.address("base_url") ?? "https://api.line.me"
        dataURL = try options.address("data_url") ?? "https://api-data.line.me"
    }

    package func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        let header = "x-line-signature"
        let given = try webhook.only(header)
        // Base64 has = at its end only; before that it ends the name of an algorithm, which LINE does not write.
        let code = given.utf8.reversed().drop { $0 == UInt8(ascii: "=") }
        guard !code.contains(UInt8(ascii: "=")) else { throw Refusal(.wrongPrefix, "\(header) names an algorithm") }
        try secrets.check(given, from: header) {
            Data(Code.sha256(of: webhook.body, by: $0)).base64EncodedString()
        }
        return Verified(webhook)
    }

    package func decode(_ request: Verified) throws(Refusal) -> Arrival {
        let callback = try read(LINECallback.self, from: request.body)
        if let destination, let own = callback.destination, own != destination { return .nothing }
        // In standby another module of the account answers.
        let events = callback.events.read().filter { $0.mode != "standby" }
        return Arrival(events.compactMap { $0.inbound(files: dataURL) }, events.flatMap(\.changes))
    }

    /// By reply token where there is one, which costs nothing; else by push, which counts.
    package func encode(_ message: Outbound, by means: Means) -> HTTPCall {
        let messages = [LINEMessage(message)]
        if let address = means.reply, address.kind == .replyToken {
            return .post(
                "\(baseURL)/v2/bot/message/reply", json: LINEReply(replyToken: address.value, messages: messages)
            ).bearing(token)
        }
        var call = HTTPCall.post(
            "\(baseURL)/v2/bot/message/push", json: LINEPush(to: message.room.id.raw, messages: messages)
        ).bearing(token)
        call.headers.append(("x-line-retry-key", Self.retryKey(message.key)))
        return call
    }

    package func judge(_ reply: HTTPReply) -> Receipt {
        let answer = try? read(LINEAnswer.self, from: reply.body)
        let said = answer?.message.map { String($0.prefix(200)) } ?? "without a message"
        let why = "\(reply.status) \(said)"
        switch reply.status {
        // Conflict: an attempt before this one was taken.
        case 409: return .delivered(answer?.sentMessages?.first.map { MessageID($0.id) })
        // A page of a proxy is no yes.
        case 200 where answer == nil: return .retry(after: reply.retryAfter, because: why)
        case 200: return .delivered(answer?.sentMessages?.first.map { MessageID($0.id) })
        case 429 where said.contains("monthly limit"): return .refused(why)
        case 429, 408, 500...: return .retry(after: reply.retryAfter, because: why)
        case 400 where said.contains("Failed to send messages"): return .unreachable(because: why)
        default: return .refused(why)
        }
    }

    /// LINE asks for a UUID; this one is the same for every attempt at the same message.
    static func retryKey(_ key: String) -> String {
        var bytes = Array(SHA256.hash(data: Data(key.utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0f | 0x80
        bytes[8] = bytes[8] & 0x3f | 0x80
        let digits = Array(bytes.hex)
        return [digits[..<8], digits[8..<12], digits[12..<16], digits[16..<20], digits[20...]].map { String($0) }
            .joined(separator: "-")
    }
}

extension LINE: TakesWebhook {
    package func webhookCalls(for address: String) -> [HTTPCall] {
        var set = HTTPCall.post("\(baseURL)/v2/bot/channel/webhook/endpoint", json: ["endpoint": address]).bearing(
            token)
        set.method = .put
        return [set]
    }
}

extension LINE: Downloads {
    /// Only what lies with LINE itself: where others keep what they show may be anywhere.
    package func download(_ attachment: Attachment, of message: Inbound, by means: Means) -> HTTPCall? {
        guard let reference = attachment.reference, attachment.address?.hasPrefix(dataURL) == true else { return nil }
        return HTTPCall(method: .get, url: "\(dataURL)/v2/bot/message/\(encoded(reference))/content").bearing(token)
    }

    package func readDownload(_ reply: HTTPReply, of attachment: Attachment, by means: Means) -> Download {
        reply.file(of: Self.platform)
    }
}
