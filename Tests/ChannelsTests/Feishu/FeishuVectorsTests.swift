import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct FeishuVectorsTests {
    @Test(arguments: try Vector.all("feishu"))
    func `the platform's bytes come to what they must`(_ vector: Vector) throws {
        switch vector.kind {
        case "verify-signature": try verifies(vector)
        case "decrypt": try decrypts(vector)
        case "encrypt-roundtrip": try encrypts(vector)
        case "sign-outbound": try signs(vector)
        case "decode-inbound":
            let adapter = try Feishu(vector)
            let arrival = try adapter.decode(adapter.verify(vector.webhook, at: vector.now))
            facts(of: arrival, on: Feishu.platform).inFeishusWords.expectAll(of: vector.expected)
        case "reject":
            try vector.expectRefusal {
                let adapter = try Feishu(vector)
                return try adapter.decode(adapter.verify(vector.webhook, at: vector.now))
            }
        default: Issue.record("no test for the kind \(vector.kind)")
        }
    }

    /// The signature is looked at before the rest; what then cannot be decrypted or is not for us was signed all the same.
    private func verifies(_ vector: Vector) throws {
        vector.expectNothing(besides: ["valid", "computed"])
        let timestamp = try #require(vector.inputs["timestamp"]?.text)
        let nonce = try #require(vector.inputs["nonce"]?.text)
        let body = Array(try #require(vector.inputs["body"]?.text).utf8)
        let key = try #require(vector.inputs["config"]?["encryptKey"]?.text)
        let webhook = Webhook(
            path: "/",
            headers: [
                ("X-Lark-Request-Timestamp", timestamp), ("X-Lark-Request-Nonce", nonce),
                ("X-Lark-Signature", try #require(vector.inputs["signature"]?.text)),
            ], body: body)
        let now = Date(timeIntervalSince1970: TimeInterval(Int(timestamp) ?? 0))
        var isValid = true
        do {
            _ = try Feishu(vector).verify(webhook, at: now)
        } catch let refusal as Refusal {
            let isAboutSignature = [.badSignature, .missingSignature, .badTimestamp].contains(refusal.reason)
            isValid = !isAboutSignature
        }
        #expect(vector.expected["valid"] == .bool(isValid))
        if let computed = vector.expected["computed"] {
            #expect(computed == .text(Feishu.signature(timestamp, nonce, Secret(key), body)))
        }
    }

    private func decrypts(_ vector: Vector) throws {
        vector.expectNothing(besides: ["plaintext"])
        let sealed = try #require(vector.inputs["encrypt"]?.text)
        let plain = try Feishu(vector).decrypted(sealed)
        #expect(vector.expected["plaintext"] == .text(String(decoding: plain, as: UTF8.self)))
    }

    private func encrypts(_ vector: Vector) throws {
        vector.expectNothing(besides: ["encrypt"])
        let plain = Array(try #require(vector.inputs["plaintext"]?.text).utf8)
        let iv = try #require([UInt8](hex: Array((vector.inputs["ivHex"]?.text ?? "").utf8)))
        let key = Secret(try #require(vector.inputs["config"]?["encryptKey"]?.text))
        let sealed = Feishu.encrypted(plain, by: key, iv: iv)
        #expect(vector.expected["encrypt"] == .text(sealed))
        #expect(try Feishu(vector).decrypted(sealed) == plain)
    }

    private func signs(_ vector: Vector) throws {
        vector.expectNothing(besides: ["sign", "bodyFields"])
        let robot = try FeishuRobot(
            options: Options(["token": ["t"], "secret": [try #require(vector.inputs["secret"]?.text)]]))
        let timestamp = try #require(Int(vector.inputs["timestamp"]?.text ?? ""))
        let message = Outbound(key: "k", room: Room(id: "g", kind: .group), body: RichText(plain: "好"))
        let call = try robot.encode(message, by: Means(now: Date(timeIntervalSince1970: TimeInterval(timestamp))))
        let body = try JSONValue(of: call.body)
        #expect(body["sign"] == vector.expected["sign"])
        for (key, value) in vector.expected["bodyFields"]?.object ?? [:] { #expect(body[key] == value) }
    }
}

extension Feishu {
    /// The channel that a vector's `config` describes.
    fileprivate init(_ vector: Vector) throws {
        let config = vector.inputs["config"]
        let skew = config?["maxClockSkewSeconds"]?.number.map { [String(Int($0))] }
        try self.init(
            options: Options(
                [
                    "app_id": [config?["appID"]?.text ?? "cli_1"], "app_secret": ["s"],
                    "encrypt_key": [config?["encryptKey"]?.text ?? ""],
                    "verification_token": [config?["verificationToken"]?.text ?? ""],
                    "bot_open_id": [config?["botOpenID"]?.text ?? "ou_1"], "max_clock_skew": skew,
                ].compactMapValues { $0 }))
    }
}

extension [String: JSONValue] {
    /// What Feishu's vectors call otherwise: what to name when a file is fetched, and why an event is left alone.
    fileprivate var inFeishusWords: Self {
        var facts = self
        facts["ignoredReason"] = self["event"]?["ignoredReason"]
        facts["attachments"] = self["attachments"]?.list.map { attachments in
            .list(
                attachments.map { attachment in
                    var fields = attachment.object ?? [:]
                    fields["resourceType"] = fields.removeValue(forKey: "format")
                    return .object(fields)
                })
        }
        if let action = self["action"]?.object, let value = action["value"]?.text {
            // A button that is not ours may hold an object.
            facts["action"] = .object(
                action.merging(["value": (try? JSONValue(of: Array(value.utf8))) ?? .text(value)]) { _, new in new })
        }
        return facts
    }
}
