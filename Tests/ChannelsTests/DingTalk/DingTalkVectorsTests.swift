import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct DingTalkVectorsTests {
    @Test(arguments: try Vector.all("dingtalk"))
    func `the platform's bytes come to what they must`(_ vector: Vector) throws {
        switch vector.kind {
        case "verify-signature": try verifies(vector)
        case "sign-outbound": try signs(vector)
        case "decode-inbound":
            let adapter = try DingTalk(vector)
            let arrival = try adapter.decode(adapter.verify(vector.webhook, at: vector.now))
            facts(of: arrival, on: DingTalk.platform).expectAll(of: vector.expected)
        case "reject":
            try vector.expectRefusal {
                let adapter = try DingTalk(vector)
                return try adapter.decode(adapter.verify(vector.webhook, at: vector.now))
            }
        default: Issue.record("no test for the kind \(vector.kind)")
        }
    }

    private func verifies(_ vector: Vector) throws {
        vector.expectNothing(besides: ["valid", "computed"])
        let timestamp = try #require(vector.inputs["timestamp"]?.text)
        let webhook = Webhook(
            path: "/", headers: [("timestamp", timestamp), ("sign", try #require(vector.inputs["sign"]?.text))])
        let isValid = (try? DingTalk(vector).verify(webhook, at: vector.now)) != nil
        #expect(vector.expected["valid"] == .bool(isValid))
        if let computed = vector.expected["computed"] {
            let secret = Secret(try #require(vector.inputs["config"]?["appSecret"]?.text))
            #expect(computed == .text(dingTalkSign(timestamp, secret)))
        }
    }

    private func signs(_ vector: Vector) throws {
        vector.expectNothing(besides: ["sign", "signURLEncoded", "url"])
        let robot = try DingTalkRobot(
            options: Options([
                "access_token": [vector.inputs["accessToken"]?.text ?? "unused"],
                "secret": [try #require(vector.inputs["secret"]?.text)],
            ]))
        let timestamp = try #require(vector.inputs["timestamp"]?.text)
        let message = Outbound(key: "k", room: Room(id: "g", kind: .group), body: RichText(plain: "好"))
        let moment = Date(timeIntervalSince1970: Double(try #require(Int(timestamp))) / 1000)
        let call = try robot.encode(message, by: Means(now: moment))
        let sign = try #require(call.url.split(separator: "&sign=").last).description
        #expect(vector.expected["signURLEncoded"] == .text(sign))
        #expect(vector.expected["sign"] == sign.removingPercentEncoding.map { .text($0) })
        #expect(call.url.contains("&timestamp=\(timestamp)&"))
        if let url = vector.expected["url"] { #expect(url == .text(call.url)) }
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
