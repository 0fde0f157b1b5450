import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct DingTalkVectorsTests: PlaysVectors {
    static let file = "dingtalk"

    @Test(arguments: try Vector.all(file))
    func `the platform's bytes come to what they must`(_ vector: Vector) { #expect(faults(of: vector) == []) }

    func play(_ vector: Vector, _ look: Look) throws {
        switch vector.kind {
        // The pieces of a signature; a whole request is played as one.
        case "verify-signature" where vector.inputs["path"] == nil: try verifies(vector, look)
        case "sign-outbound": try signs(vector, look)
        default:
            let run = VectorRun(platform: DingTalk.platform, open: DingTalk.init(_:))
            look.at(try run.run(vector, look), "no test for the kind \(vector.kind)")
        }
    }

    private func verifies(_ vector: Vector, _ look: Look) throws {
        look.knows(vector.expected, ["valid", "computed"])
        let timestamp = try need(vector.inputs["timestamp"]?.text)
        let webhook = Webhook(
            path: "/", headers: [("timestamp", timestamp), ("sign", try need(vector.inputs["sign"]?.text))])
        let isValid = (try? DingTalk(vector).verify(webhook, at: vector.now)) != nil
        look.at(vector.expected["valid"] == .bool(isValid), "valid: \(isValid)")
        if let computed = vector.expected["computed"] {
            let secret = Secret(try need(vector.inputs["config"]?["appSecret"]?.text))
            look.at(.text(dingTalkSign(timestamp, secret)), is: computed)
        }
    }

    private func signs(_ vector: Vector, _ look: Look) throws {
        look.knows(vector.expected, ["sign", "signURLEncoded", "url"])
        let robot = try DingTalkRobot(
            options: Options([
                "access_token": [vector.inputs["accessToken"]?.text ?? "unused"],
                "secret": [try need(vector.inputs["secret"]?.text)],
            ]))
        let timestamp = try need(vector.inputs["timestamp"]?.text)
        let message = Outbound(key: "k", room: Room(id: "g", kind: .group), body: RichText(plain: "好"))
        let moment = Date(timeIntervalSince1970: Double(try need(Int(timestamp))) / 1000)
        let call = try robot.encode(message, by: Means(now: moment))
        let sign = try need(call.url.split(separator: "&sign=").last).description
        look.at(.text(sign), is: vector.expected["signURLEncoded"])
        look.at(sign.removingPercentEncoding.map { .text($0) }, is: try need(vector.expected["sign"]))
        look.at(call.url.contains("&timestamp=\(timestamp)&"), "another timestamp")
        look.at(.text(call.url), is: vector.expected["url"])
    }
}

extension DingTalk {
    /// The channel that a vector's `config` describes.
    fileprivate init(_ vector: Vector) throws {
        let config = vector.inputs["config"]
        let skew = config?["maxClockSkewSeconds"]?.number.map { [String(Int($0))] }
        try self.init(
            options: Options(
                [
                    "app_key": ["ding1"], "app_secret": [config?["appSecret"]?.text ?? ""],
                    "robot_code": [config?["robotCode"]?.text ?? "unused"], "max_clock_skew": skew,
                ].compactMapValues { $0 }))
    }
}
