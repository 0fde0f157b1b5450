import Chat
import Foundation
import Wire

/// A smart robot of WeCom (智能机器人), by URL callback: the one door through which a group can be heard, when the
/// robot is called by name.
///
/// It answers in the webhook's own answer, then once more through the address that came with the message; nothing else
/// can be written into its chats. Buttons stand below the answer in place alone. Where a group also has a group robot,
/// `robot_keys` names it, and later news goes through that. Source: developer.work.weixin.qq.com/document/path/100719, 101031, 101138.
package struct WeComBot: Downloads, AnswersInPlace {
    package static let platform = "wecom-bot"
    package static let patience = Duration.milliseconds(2500)
    package static let limits = Limits(text: 2048, unit: .utf8Bytes)
    package static let abilities = Abilities {
        $0.hearsGroup = .mentions
        $0.hearsDirect = .everything
        $0.writesGroup = .within("1 h, one message")
        $0.writesDirect = .within("1 h, one message")
        $0.buttons = true
    }
    package static let entrance: String? = "in the admin console, at the smart robot (智能机器人), as its URL callback"
    package static let settings = [
        Setting(
            "token", "the Token of the robot's callback; several while one is being replaced", required: true,
            secret: true),
        Setting("aes_key", "the EncodingAESKey beside it, 43 characters; several too", required: true, secret: true),
        Setting("name", "the robot's name, as people write it behind the @", required: true),
        Setting(
            "robot_keys", "chat=key for each group that also has a group robot: news goes through it", secret: true),
        Setting("base_url", "the API; https://qyapi.weixin.qq.com where left out"),
        Setting("max_clock_skew", "how many seconds WeCom's clock may be off; 600 where left out"),
    ]

    /// Where the platform says that its answers go.
    private static let hosts = ["qyapi.weixin.qq.com"]
    /// Where it keeps pictures and files of a chat, for five minutes.
    private static let mediaHosts = ["*.myqcloud.com", "*.qpic.cn", "*.weixin.qq.com"]

    let seal: TencentSeal
    let name: String
    let robots: [ChatID: WeComRobot]
    let baseURL: String
    /// Where `base_url` leads, if it is set.
    private let ownServer: String?

    package init(options: Options) throws(BadOption) {
        seal = try TencentSeal(options, receiver: "")
        name = String(try options.required("name").drop { $0 == "@" })
        ownServer = try options.address("base_url")
        baseURL = ownServer ?? WeComAPI.home
        var robots: [ChatID: WeComRobot] = [:]
        for entry in options.list("robot_keys") {
            let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw BadOption(key: "robot_keys", problem: "must be entries like chat=key") }
            robots[ChatID(parts[0])] = WeComRobot(key: Secret(parts[1]), baseURL: baseURL)
        }
        self.robots = robots
    }

    package static func markup(_ run: RichText.Run) -> String { WeComMarkup.markdown(run) }

    package func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        try seal.verify(webhook, at: now)
    }

    package func decode(_ request: Verified) throws(Refusal) -> Arrival {
        if let echoed = request.echoed { return echoed }
        return try readJSON(WeComBotWords.self, from: request.body).arrival(name: name)
    }

    package func acknowledgement(of request: Verified) -> HTTPReply? { .empty }

    /// A finished stream, sealed with what the request itself was sealed with.
    package func answer(_ message: Outbound, to request: Verified, at now: Date) -> HTTPReply? {
        answer(message, to: request, at: now, salt: TencentSeal.freshSalt)
    }

    func answer(_ message: Outbound, to request: Verified, at now: Date, salt: [UInt8]) -> HTTPReply? {
        guard let words = try? readJSON(WeComBotWords.self, from: request.body), words.takesAnswer,
            let encrypted = try? TencentFields(request.webhook.body)["encrypt"],
            let opened = try? seal.open(encrypted, of: request.webhook, at: now)
        else { return nil }
        let sealed = seal.seal(content(of: message), by: opened.key, salt: salt)
        let nonce = request.webhook.parameters(named: "nonce").first ?? ""
        return envelope(sealed, by: opened.token, nonce: nonce, at: now)
    }

    /// A card where there is something to choose, else a finished stream.
    private func content(of message: Outbound) -> [UInt8] {
        if let card = card(of: message) { return bytes(ofJSON: WeComCard.Reply(card)) }
        return bytes(
            ofJSON: WeComStream.Reply(
                WeComStream(
                    id: message.idempotencyKey(longest: 64), finish: true, content: Self.markup(message.body))))
    }

    private func card(of message: Outbound) -> WeComCard? {
        let words = WeComApp.markup(message.body)
        guard (1...6).contains(message.choices.count), words.utf8.count <= WeComCard.longest else { return nil }
        return WeComCard(message, words: words)
    }

    /// A press names the card; nothing tells of a stream.
    package func idInPlace(of message: Outbound) -> MessageID? {
        card(of: message) == nil ? nil : MessageID(message.taskID)
    }

    /// What the platform takes for an answer of ours.
    func envelope(_ sealed: String, by token: Secret, nonce: String, at now: Date) -> HTTPReply {
        let timestamp = Int(now.timeIntervalSince1970)
        let envelope = WeComEnvelope(
            encrypt: sealed, msgsignature: TencentSeal.signature(token, String(timestamp), nonce, sealed),
            timestamp: timestamp, nonce: nonce)
        return HTTPReply(
            status: 200, headers: [("Content-Type", "application/json")], body: bytes(ofJSON: envelope))
    }

    package func encode(_ message: Outbound, by means: Means) throws(Unsendable) -> HTTPCall {
        guard let reply = means.reply else {
            guard let robot = robots[message.room.id] else {
                throw Unsendable("a smart robot can write only after it was called, once", isUnreachable: true)
            }
            return try robot.encode(message, by: means)
        }
        let call = HTTPCall.post(reply.value, json: WeComBotReply(content: Self.markup(message.body)))
        return call.found(on: Self.hosts, orUnder: ownServer)
    }

    package func judge(_ reply: HTTPReply) -> Receipt { WeComAPI.judge(reply) }

    package func download(_ attachment: Attachment, of message: Inbound, by means: Means) -> HTTPCall? {
        attachment.address.map { address in
            HTTPCall(method: .get, url: address).found(on: Self.mediaHosts, orUnder: ownServer)
        }
    }

    /// The bytes are encrypted with the callback's key, without a frame around them.
    package func readDownload(_ reply: HTTPReply, of attachment: Attachment, by means: Means) -> Download {
        guard reply.status == 200 else { return .failed(.refused("HTTP \(reply.status)")) }
        guard attachment.isEncrypted else { return reply.file(of: Self.platform) }
        for key in seal.keys {
            if let bytes = try? Cipher.open(reply.body, key: key.bytes, iv: key.bytes.prefix(16), block: 32) {
                return .bytes(bytes)
            }
        }
        return .failed(.refused("what came cannot be decrypted"))
    }
}
