import Chat
import Foundation
import Wire

/// The generic channel, for apps, mini-programs, sensors and other systems: Standard Webhooks both ways.
///
/// Source: the specification 1.0.0 (standardwebhooks.com); the bodies are our own and other programs rely on them.
package struct Standard: Adapter {
    package static let platform = "standard"
    /// A program takes any length; a person reads this much. The specification asks for less than 20 kB in all.
    package static let limits = Limits(text: 8000, unit: .utf8Bytes)
    package static let abilities = Abilities {
        $0.hearsGroup = .everything
        $0.hearsDirect = .everything
        $0.writesGroup = .anytime
        $0.writesDirect = .anytime
        $0.tellsQuotes = true
        $0.mentions = true
        $0.recognisesResend = true
    }
    package static let entrance: String? = "in the system that is to call it"
    package static let settings = [
        Setting(
            "secret", "whsec_… or whpk_…, checks what comes in; several while one is being replaced", required: true,
            secret: true),
        Setting("send_url", "the address that takes our messages", required: true),
        Setting(
            "send_secret", "whsec_… or whsk_…, signs what goes out; the same as `secret` where left out",
            secret: true),
        Setting("max_clock_skew", "how many seconds the sender's clock may be off; 300 where left out"),
    ]

    let checking: [SigningKey]
    let signing: [SigningKey]
    let sendURL: String
    private let skew: Int

    package init(options: Options) throws(BadOption) {
        checking = try SigningKey.all(in: options, under: "secret")
        guard !checking.isEmpty else { throw BadOption(key: "secret", problem: "is missing") }
        let own = try SigningKey.all(in: options, under: "send_secret")
        signing = (own.isEmpty ? checking : own).filter(\.canSign)
        guard !signing.isEmpty else {
            throw BadOption(key: "send_secret", problem: "is missing; a whpk_ key checks, it cannot sign")
        }
        sendURL = try options.requiredAddress("send_url")
        skew = try options.skew(default: Signature.window)
    }

    init(checking: [SigningKey], signing: [SigningKey], sendURL: String) {
        self.checking = checking
        self.signing = signing
        self.sendURL = sendURL
        skew = Signature.window
    }

    package func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        guard !checking.isEmpty else { throw Refusal(.noSecret, "no key is configured") }
        try Signature(of: webhook).check(webhook.body, by: checking, at: now, within: skew)
        return Verified(webhook)
    }

    package func decode(_ request: Verified) throws(Refusal) -> Arrival {
        guard let envelope = try read(Incoming.self, from: request.body).message else { return .nothing }
        return .messages([try envelope.data.inbound(dedupe: dedupe(request), sentAt: envelope.moment())])
    }

    package func encode(_ message: Outbound, by means: Means) -> HTTPCall {
        post(MessageSend(message), of: message, at: means.now)
    }

    func post(_ content: MessageSend, of message: Outbound, at now: Date) -> HTTPCall {
        var call = HTTPCall.post(
            sendURL, json: Envelope(type: MessageSend.type, timestamp: now.formatted(.iso8601), data: content))
        call.headers += headers(id: message.key, over: call.body, at: now)
        return call
    }

    package func judge(_ reply: HTTPReply) -> Receipt {
        switch reply.status {
        case 200...299: .delivered((try? read(Taken.self, from: reply.body))?.id)
        // A redirect is never followed; it may be a page put up for maintenance, so it is not the end either.
        case ..<400, 408, 425, 429, 500...: .retry(after: reply.retryAfter, because: "HTTP \(reply.status)")
        default: .refused("HTTP \(reply.status)")
        }
    }

    /// Proves a body of ours: the same `id` for every attempt, and a time and signatures of its own for each.
    func headers(id: String, over body: [UInt8], at now: Date) -> [(name: String, value: String)] {
        let timestamp = String(Int(now.timeIntervalSince1970.rounded(.down)))
        let message = Signature.message(id: id, timestamp: timestamp, body: body)
        return [
            (Signature.idHeader, id), (Signature.timestampHeader, timestamp),
            (Signature.signatureHeader, signing.compactMap { $0.signature(of: message) }.joined(separator: " ")),
        ]
    }

    func dedupe(_ request: Verified) -> String {
        request.webhook.headers(named: Signature.idHeader).joined()
    }
}
