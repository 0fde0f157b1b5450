import Chat
import Crypto
import Foundation
import Wire

/// A group robot of WeCom (群机器人): writes into its one group, and hears nothing.
///
/// Whatever room a message names, it goes to the group that the key belongs to; a channel for each robot.
/// Source: developer.work.weixin.qq.com/document/path/99110.
package struct WeComRobot: Adapter {
    package static let platform = "wecom-robot"
    package static let limits = Limits(
        text: 2048, unit: .utf8Bytes,
        pace: Pace(channel: [.init(20, per: .seconds(60))]))
    package static let abilities = Abilities {
        $0.writesGroup = .anytime
        $0.hasOneRoom = true
        $0.images = true
        $0.mentions = true
        $0.callsEveryone = true
    }
    package static let settings = [
        Setting("key", "what stands behind key= in the robot's webhook address", required: true, secret: true),
        Setting("base_url", "the API; https://qyapi.weixin.qq.com where left out"),
    ]

    let key: Secret
    let baseURL: String

    package init(options: Options) throws(BadOption) {
        key = Secret(try options.required("key"))
        baseURL = try options.address("base_url") ?? WeComAPI.home
    }

    init(key: Secret, baseURL: String) {
        self.key = key
        self.baseURL = baseURL
    }

    package static func markup(_ run: RichText.Run) -> String { WeComMarkup.text(run) }

    package func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        throw Refusal(.secretNotConfigured, "a group robot hears nothing")
    }

    package func decode(_ request: Verified) throws(Refusal) -> Arrival { .nothing }

    package func encode(_ message: Outbound, by means: Means) throws(Unsendable) -> HTTPCall {
        guard message.room.kind == .group else {
            throw Unsendable("a group robot cannot write to one person alone", isUnreachable: true)
        }
        let content: WeComContent
        if let bytes = means.enclosed, message.enclosure?.kind == .image {
            content = .embedded(
                base64: Data(bytes).base64EncodedString(), md5: Array(Insecure.MD5.hash(data: bytes)).hex)
        } else {
            let called = message.called.compactMap(\.callable) + (message.callsEveryone ? ["@all"] : [])
            content = .text(Self.markup(message.body), called: called)
        }
        return .post(
            "\(baseURL)/cgi-bin/webhook/send?key=\(encoded(key.revealed))", json: WeComSend(content: content))
    }

    package func judge(_ reply: HTTPReply) -> Receipt { WeComAPI.judge(reply) }
}
