import Chat
import Crypto
import Foundation
import Wire

/// A custom bot of a Feishu group (自定义机器人): writes into its one group, and hears nothing.
///
/// Whatever room a message names, it goes to the group that the address belongs to; a channel for each bot.
/// Source: open.feishu.cn/document/client-docs/bot-v3/add-custom-bot.
package struct FeishuRobot: Adapter {
    package static let platform = "feishu-robot"
    package static let limits = Limits(
        text: 4000, unit: .utf8Bytes,
        pace: Pace(channel: [.init(5, per: .seconds(1)), .init(100, per: .seconds(60))]))
    package static let abilities = Abilities {
        $0.writesGroup = .anytime
        $0.hasOneRoom = true
        $0.mentions = true
        $0.callsEveryone = true
    }
    package static let settings = [
        Setting("token", "the last part of the bot's webhook address", required: true, secret: true),
        Setting("secret", "where the bot's security is a signature", secret: true),
        Setting("base_url", "the API; https://open.feishu.cn where left out, https://open.larksuite.com for Lark"),
    ]

    let token: Secret
    let secret: Secret?
    let baseURL: String

    package init(options: Options) throws(BadOption) {
        token = Secret(try options.required("token"))
        secret = options.secrets("secret").first
        baseURL = try options.address("base_url") ?? "https://open.feishu.cn"
    }

    package func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        throw Refusal(.secretNotConfigured, "a custom bot hears nothing")
    }

    package func decode(_ request: Verified) throws(Refusal) -> Arrival { .nothing }

    package func encode(_ message: Outbound, by means: Means) throws(Unsendable) -> HTTPCall {
        guard message.room.kind == .group else {
            throw Unsendable("a custom bot cannot write to one person alone", isUnreachable: true)
        }
        let timestamp = String(Int(means.now.timeIntervalSince1970))
        return .post(
            "\(baseURL)/open-apis/bot/v2/hook/\(encoded(token.revealed))",
            json: FeishuHook(
                timestamp: secret == nil ? nil : timestamp, sign: secret.map { Self.sign(timestamp, $0) },
                content: .init(post: .init(zh_cn: FeishuPost(message)))))
    }

    /// The secret stands in the key, and what is signed is nothing.
    private static func sign(_ timestamp: String, _ secret: Secret) -> String {
        Data(Code.sha256(of: Data(), by: Secret("\(timestamp)\n\(secret.revealed)"))).base64EncodedString()
    }

    package func judge(_ reply: HTTPReply) -> Receipt { FeishuAnswer.judge(reply) }
}

/// The body of a custom bot; here the content is an object.
struct FeishuHook: Encodable {
    struct Languages: Encodable { let zh_cn: FeishuPost }
    struct Content: Encodable { let post: Languages }

    let timestamp: String?
    let sign: String?
    let msg_type: String
    let content: Content

    init(timestamp: String?, sign: String?, content: Content) {
        self.timestamp = timestamp
        self.sign = sign
        msg_type = "post"
        self.content = content
    }
}
