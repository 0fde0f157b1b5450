import Chat
import Foundation
import Wire

/// A custom robot of a DingTalk group (自定义机器人): writes into its one group, also one with people from outside, and hears
/// nothing.
///
/// Whatever room a message names, it goes to the group that the token belongs to; a channel for each robot.
/// Source: open.dingtalk.com/document/orgapp (自定义机器人发送群聊消息).
package struct DingTalkRobot: Adapter {
    package static let platform = "dingtalk-robot"
    package static let limits = Limits(
        text: 5000, unit: .characters,
        pace: Pace(channel: [.init(20, per: .seconds(60))]))
    package static let abilities = Abilities {
        $0.writesGroup = .anytime
        $0.hasOneRoom = true
        $0.mentions = true
        $0.callsEveryone = true
        $0.recognisesResend = true
    }
    package static let settings = [
        Setting(
            "access_token", "what stands behind access_token= in the robot's address", required: true, secret: true),
        Setting("secret", "SEC…, where the robot's security is a signature", secret: true),
        Setting("base_url", "the API; https://oapi.dingtalk.com where left out"),
    ]

    let accessToken: Secret
    let secret: Secret?
    let baseURL: String

    package init(options: Options) throws(BadOption) {
        accessToken = Secret(try options.required("access_token"))
        secret = options.secrets("secret").first
        baseURL = try options.address("base_url") ?? "https://oapi.dingtalk.com"
    }

    package static func markup(_ run: RichText.Run) -> String { DingTalkMarkup.text(run) }

    package func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        throw Refusal(.secretNotConfigured, "a custom robot hears nothing")
    }

    package func decode(_ request: Verified) throws(Refusal) -> Arrival { .nothing }

    package func encode(_ message: Outbound, by means: Means) throws(Unsendable) -> HTTPCall {
        guard message.room.kind == .group else {
            throw Unsendable("a custom robot cannot write to one person alone", isUnreachable: true)
        }
        var url = "\(baseURL)/robot/send?access_token=\(encoded(accessToken.revealed))"
        if let secret {
            let timestamp = String(Int((means.now.timeIntervalSince1970 * 1000).rounded()))
            url += "&timestamp=\(timestamp)&sign=\(encoded(dingTalkSign(timestamp, secret)))"
        }
        return .post(url, json: DingTalkText(message, key: message.key))
    }

    package func judge(_ reply: HTTPReply) -> Receipt { DingTalkAnswer.judge(reply) }
}
