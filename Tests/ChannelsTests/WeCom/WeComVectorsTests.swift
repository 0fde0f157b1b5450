import Chat
import Crypto
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct WeComVectorsTests {
    @Test(arguments: try Vector.all("wecom"))
    func `the platform's bytes come to what they must`(_ vector: Vector) throws {
        switch vector.kind {
        case "verify-signature": try verifies(vector)
        case "decrypt": try decrypts(vector)
        case "encrypt-roundtrip": try encrypts(vector)
        case "sign-outbound": try signs(vector)
        case "decode-inbound": try decodes(vector)
        case "reject":
            try vector.expectRefusal {
                let adapter = try weCom(vector)
                if let encrypted = vector.inputs["encrypt"]?.text {
                    let webhook = signedCallback(encrypted, for: vector)
                    return try adapter.decode(adapter.verify(webhook, at: vector.now))
                }
                return try adapter.decode(adapter.verify(vector.webhook, at: vector.now))
            }
        default: Issue.record("no test for the kind \(vector.kind)")
        }
    }

    /// The signature is looked at before anything else; what then cannot be decrypted was signed all the same.
    private func verifies(_ vector: Vector) throws {
        vector.expectNothing(besides: ["valid", "computed"])
        let (timestamp, nonce) = (
            try #require(vector.inputs["timestamp"]?.text), try #require(vector.inputs["nonce"]?.text)
        )
        let encrypted = try #require(vector.inputs["encrypt"]?.text)
        let webhook = callback(
            encrypted, timestamp, nonce, signature: try #require(vector.inputs["signature"]?.text))
        let moment = Date(timeIntervalSince1970: TimeInterval(try #require(Int(timestamp))))
        var isValid = true
        do {
            _ = try weCom(vector).verify(webhook, at: moment)
        } catch let refusal as Refusal {
            isValid = ![.badSignature, .missingSignature].contains(refusal.reason)
        }
        #expect(vector.expected["valid"] == .bool(isValid))
        if let computed = vector.expected["computed"] {
            let token = Secret(try #require(vector.inputs["config"]?["token"]?.text))
            #expect(computed == .text(TencentSeal.signature(token, timestamp, nonce, encrypted)))
        }
    }

    private func decrypts(_ vector: Vector) throws {
        if vector.inputs["algorithm"] == .text("wecom-aibot-media") {
            vector.expectNothing(besides: ["plaintextBase64", "sha256"])
            let sealed = try #require(Data(base64Encoded: vector.inputs["ciphertextBase64"]?.text ?? ""))
            let bot = try WeComBot.sample(["aes_key": [vector.inputs["config"]?["encodingAESKey"]?.text ?? ""]])
            let picture = Chat.Attachment(kind: .image, address: "https://x.example", isEncrypted: true)
            let download = bot.readDownload(
                HTTPReply(status: 200, body: Array(sealed)), of: picture, by: Means(now: .now))
            guard case .bytes(let bytes) = download else {
                Issue.record("\(download)")
                return
            }
            #expect(vector.expected["plaintextBase64"] == .text(Data(bytes).base64EncodedString()))
            #expect(vector.expected["sha256"] == .text(Array(SHA256.hash(data: bytes)).hex))
            return
        }
        vector.expectNothing(besides: ["plaintext", "receiveID"])
        let webhook = signedCallback(try #require(vector.inputs["encrypt"]?.text), for: vector)
        let verified = try weCom(vector).verify(webhook, at: vector.now)
        #expect(vector.expected["plaintext"] == .text(String(decoding: verified.body, as: UTF8.self)))
        #expect(vector.expected["receiveID"] == vector.inputs["config"]?["receiveID"])
    }

    private func encrypts(_ vector: Vector) throws {
        vector.expectNothing(besides: ["encrypt", "msgSignature", "padLength", "replyEnvelope"])
        let adapter = try weCom(vector)
        let seal = try #require((adapter as? WeComApp)?.account.seal ?? (adapter as? WeComBot)?.seal)
        let plain = Array(try #require(vector.inputs["plaintext"]?.text).utf8)
        let salt = Array(try #require(vector.inputs["random"]?.text).utf8)
        let (timestamp, nonce) = (
            try #require(vector.inputs["timestamp"]?.text), try #require(vector.inputs["nonce"]?.text)
        )
        let sealed = seal.seal(plain, by: seal.keys[0], salt: salt)
        #expect(vector.expected["encrypt"] == .text(sealed))
        #expect(
            vector.expected["msgSignature"] == .text(TencentSeal.signature(seal.tokens[0], timestamp, nonce, sealed)))
        if let pad = vector.expected["padLength"] {
            let unpadded = 20 + plain.count + seal.receiver.utf8.count
            #expect(pad == .integer(Int64(Data(base64Encoded: sealed)?.count ?? 0) - Int64(unpadded)))
        }
        if let envelope = vector.expected["replyEnvelope"] {
            let bot = try #require(adapter as? WeComBot)
            let now = Date(timeIntervalSince1970: TimeInterval(try #require(Int(timestamp))))
            let reply = bot.envelope(sealed, by: seal.tokens[0], nonce: nonce, at: now)
            #expect(try JSONValue(of: reply.body) == envelope)
        }
        #expect(try seal.open(sealed).content == plain)
    }

    private func signs(_ vector: Vector) throws {
        vector.expectNothing(besides: ["body"])
        var means = Means(now: .now)
        means.enclosed = Array(try #require(Data(base64Encoded: vector.inputs["imageBase64"]?.text ?? "")))
        let picture = Enclosure(kind: .image, reference: "r", name: "a.jpg", mediaType: "image/jpeg")
        let message = Outbound(key: "k", room: Room(id: "g", kind: .group), body: RichText(), enclosure: picture)
        let robot = WeComRobot(key: Secret("k"), baseURL: "https://qyapi.weixin.qq.com")
        #expect(try JSONValue(of: robot.encode(message, by: means).body) == vector.expected["body"])
    }

    private func decodes(_ vector: Vector) throws {
        let adapter = try weCom(vector)
        guard vector.inputs["algorithm"] == .text("wecom-kf-sync-page") else {
            let arrival = try adapter.decode(adapter.verify(vector.webhook, at: vector.now))
            return facts(of: arrival, on: "wecom").expectAll(of: vector.expected)
        }
        let body = Array(try #require(vector.inputs["body"]?.text).utf8)
        let care = try #require(adapter as? WeComCare)
        let answer = care.readPage(HTTPReply(status: 200, body: body), of: Summons(source: "wk", hint: ""))
        guard case .page(let page) = answer else {
            Issue.record("\(answer)")
            return
        }
        // The vector lists messages; what else the page tells of is looked at elsewhere.
        let messages = facts(of: .both(page.messages, []), on: "wecom")["messages"]
        let found: [String: JSONValue?] = [
            "messages": messages, "nextCursor": page.cursor.map { .text($0) }, "hasMore": .bool(page.hasMore),
        ]
        found.compactMapValues { $0 }.expectAll(of: vector.expected)
    }

    /// A callback with this encrypted part, rightly signed.
    private func signedCallback(_ encrypted: String, for vector: Vector) -> Webhook {
        let timestamp = String(Int(vector.now.timeIntervalSince1970))
        let token = Secret(vector.inputs["config"]?["token"]?.text ?? "unused")
        return callback(
            encrypted, timestamp, "9", signature: TencentSeal.signature(token, timestamp, "9", encrypted))
    }

    private func callback(_ encrypted: String, _ timestamp: String, _ nonce: String, signature: String) -> Webhook {
        Webhook(
            path: "/hooks/w", query: [("msg_signature", signature), ("timestamp", timestamp), ("nonce", nonce)],
            body: Array("<xml><Encrypt>\(cdata(encrypted))</Encrypt></xml>".utf8))
    }
}
