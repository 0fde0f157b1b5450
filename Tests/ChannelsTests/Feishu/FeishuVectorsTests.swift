import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct FeishuVectorsTests: PlaysVectors {
    static let file = "feishu"

    @Test(arguments: try Vector.all(file))
    func `the platform's bytes come to what they must`(_ vector: Vector) { #expect(faults(of: vector) == []) }

    func play(_ vector: Vector, _ look: Look) throws {
        switch vector.kind {
        // The pieces of a signature; a whole request is played as one.
        case "verify-signature" where vector.inputs["path"] == nil: try verifies(vector, look)
        case "decrypt": try decrypts(vector, look)
        case "encrypt-roundtrip": try encrypts(vector, look)
        case "sign-outbound": try signs(vector, look)
        default:
            let run = VectorRun(platform: Feishu.platform, open: Feishu.init(_:), worded: { $0.inFeishusWords })
            look.at(try run.run(vector, look), "no test for the kind \(vector.kind)")
        }
    }

    /// The signature is looked at before the rest; what then cannot be decrypted or is not for us was signed all the same.
    private func verifies(_ vector: Vector, _ look: Look) throws {
        look.knows(vector.expected, ["valid", "computed"])
        let timestamp = try need(vector.inputs["timestamp"]?.text)
        let nonce = try need(vector.inputs["nonce"]?.text)
        let body = Array(try need(vector.inputs["body"]?.text).utf8)
        let key = try need(vector.inputs["config"]?["encryptKey"]?.text)
        let webhook = Webhook(
            path: "/",
            headers: [
                ("X-Lark-Request-Timestamp", timestamp), ("X-Lark-Request-Nonce", nonce),
                ("X-Lark-Signature", try need(vector.inputs["signature"]?.text)),
            ], body: body)
        let now = Date(timeIntervalSince1970: TimeInterval(Int(timestamp) ?? 0))
        var isValid = true
        do {
            _ = try Feishu(vector).verify(webhook, at: now)
        } catch let refusal as Refusal {
            let isAboutSignature = [.badSignature, .missingSignature, .badTimestamp].contains(refusal.reason)
            isValid = !isAboutSignature
        }
        look.at(vector.expected["valid"] == .bool(isValid), "valid: \(isValid)")
        if let computed = vector.expected["computed"] {
            look.at(.text(Feishu.signature(timestamp, nonce, Secret(key), body)), is: computed)
        }
    }

    private func decrypts(_ vector: Vector, _ look: Look) throws {
        look.knows(vector.expected, ["plaintext"])
        let sealed = try need(vector.inputs["encrypt"]?.text)
        let plain = try Feishu(vector).decrypted(sealed)
        look.at(.text(String(decoding: plain, as: UTF8.self)), is: try need(vector.expected["plaintext"]))
    }

    private func encrypts(_ vector: Vector, _ look: Look) throws {
        look.knows(vector.expected, ["encrypt"])
        let plain = Array(try need(vector.inputs["plaintext"]?.text).utf8)
        let iv = try need([UInt8](hex: Array((vector.inputs["ivHex"]?.text ?? "").utf8)))
        let key = Secret(try need(vector.inputs["config"]?["encryptKey"]?.text))
        let sealed = Feishu.encrypted(plain, by: key, iv: iv)
        look.at(.text(sealed), is: try need(vector.expected["encrypt"]))
        look.at(try Feishu(vector).decrypted(sealed) == plain, "not opened again")
    }

    private func signs(_ vector: Vector, _ look: Look) throws {
        look.knows(vector.expected, ["sign", "bodyFields"])
        let robot = try FeishuRobot(
            options: Options(["token": ["t"], "secret": [try need(vector.inputs["secret"]?.text)]]))
        let timestamp = try need(Int(vector.inputs["timestamp"]?.text ?? ""))
        let message = Outbound(key: "k", room: Room(id: "g", kind: .group), body: RichText(plain: "好"))
        let call = try robot.encode(message, by: Means(now: Date(timeIntervalSince1970: TimeInterval(timestamp))))
        let body = try JSONValue(of: call.body)
        look.at(body["sign"], is: try need(vector.expected["sign"]))
        for (key, value) in vector.expected["bodyFields"]?.object ?? [:] { look.at(body[key], is: value, key) }
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
