import Chat
import Crypto
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct WeComVectorsTests: PlaysVectors {
    static let file = "wecom"

    @Test(arguments: try Vector.all(file))
    func `the platform's bytes come to what they must`(_ vector: Vector) { #expect(faults(of: vector) == []) }

    func play(_ vector: Vector, _ look: Look) throws {
        switch vector.kind {
        // The pieces of a signature; a whole request is played as one.
        case "verify-signature" where vector.inputs["path"] == nil: try verifies(vector, look)
        case "decrypt": try decrypts(vector, look)
        case "encrypt-roundtrip": try encrypts(vector, look)
        case "sign-outbound": try signs(vector, look)
        case "decode-inbound" where vector.inputs["algorithm"] == .text("wecom-kf-sync-page"): try reads(vector, look)
        case "reject" where vector.inputs["encrypt"] != nil:
            try look.at(refusing: vector, kinship: Self.areKin) {
                let adapter = try weCom(vector)
                let webhook = signedCallback(vector.inputs["encrypt"]?.text ?? "", for: vector)
                return try adapter.decode(adapter.verify(webhook, at: vector.now))
            }
        default:
            let run = VectorRun(platform: "wecom", open: weCom, kinship: Self.areKin)
            look.at(try run.run(vector, look), "no test for the kind \(vector.kind)")
        }
    }

    /// In these vectors the reason is advice (protocols/wecom.md, 8): of two that both say where it comes from, or both
    /// what is in it, either will do.
    private static func areKin(_ own: Refusal.Reason, _ named: Refusal.Reason) -> Bool {
        own.isAboutContent == named.isAboutContent
    }

    /// The signature is looked at before anything else; what then cannot be decrypted was signed all the same.
    private func verifies(_ vector: Vector, _ look: Look) throws {
        look.knows(vector.expected, ["valid", "computed"])
        let (timestamp, nonce) = (
            try need(vector.inputs["timestamp"]?.text), try need(vector.inputs["nonce"]?.text)
        )
        let encrypted = try need(vector.inputs["encrypt"]?.text)
        let webhook = callback(
            encrypted, timestamp, nonce, signature: try need(vector.inputs["signature"]?.text))
        let moment = Date(timeIntervalSince1970: TimeInterval(try need(Int(timestamp))))
        var isValid = true
        do {
            _ = try weCom(vector).verify(webhook, at: moment)
        } catch let refusal as Refusal {
            isValid = ![.badSignature, .missingSignature].contains(refusal.reason)
        }
        look.at(vector.expected["valid"] == .bool(isValid), "valid: \(isValid)")
        if let computed = vector.expected["computed"] {
            let token = Secret(try need(vector.inputs["config"]?["token"]?.text))
            look.at(.text(TencentSeal.signature(token, timestamp, nonce, encrypted)), is: computed)
        }
    }

    private func decrypts(_ vector: Vector, _ look: Look) throws {
        if vector.inputs["algorithm"] == .text("wecom-aibot-media") {
            look.knows(vector.expected, ["plaintextBase64", "sha256"])
            let sealed = try need(Data(base64Encoded: vector.inputs["ciphertextBase64"]?.text ?? ""))
            let bot = try WeComBot.sample(["aes_key": [vector.inputs["config"]?["encodingAESKey"]?.text ?? ""]])
            let picture = Chat.Attachment(kind: .image, address: "https://x.example", isEncrypted: true)
            let download = bot.readDownload(
                HTTPReply(status: 200, body: Array(sealed)), of: picture, by: Means(now: .now))
            guard case .bytes(let bytes) = download else { return look.at(false, "\(download)") }
            look.at(.text(Data(bytes).base64EncodedString()), is: vector.expected["plaintextBase64"])
            look.at(.text(Array(SHA256.hash(data: bytes)).hex), is: vector.expected["sha256"])
            return
        }
        look.knows(vector.expected, ["plaintext", "receiveID"])
        let webhook = signedCallback(try need(vector.inputs["encrypt"]?.text), for: vector)
        let verified = try weCom(vector).verify(webhook, at: vector.now)
        look.at(.text(String(decoding: verified.body, as: UTF8.self)), is: try need(vector.expected["plaintext"]))
        // Opened for another receiver it would have been refused.
        look.at(vector.inputs["config"]?["receiveID"], is: vector.expected["receiveID"])
    }

    private func encrypts(_ vector: Vector, _ look: Look) throws {
        look.knows(vector.expected, ["encrypt", "msgSignature", "padLength", "replyEnvelope"])
        let adapter = try weCom(vector)
        let seal = try need((adapter as? WeComApp)?.account.seal ?? (adapter as? WeComBot)?.seal)
        let plain = Array(try need(vector.inputs["plaintext"]?.text).utf8)
        let salt = Array(try need(vector.inputs["random"]?.text).utf8)
        let (timestamp, nonce) = (
            try need(vector.inputs["timestamp"]?.text), try need(vector.inputs["nonce"]?.text)
        )
        let sealed = seal.seal(plain, by: seal.keys[0], salt: salt)
        look.at(.text(sealed), is: try need(vector.expected["encrypt"]))
        look.at(
            .text(TencentSeal.signature(seal.tokens[0], timestamp, nonce, sealed)), is: vector.expected["msgSignature"])
        if let pad = vector.expected["padLength"] {
            let unpadded = 20 + plain.count + seal.receiver.utf8.count
            look.at(.integer(Int64(Data(base64Encoded: sealed)?.count ?? 0) - Int64(unpadded)), is: pad)
        }
        if let envelope = vector.expected["replyEnvelope"] {
            let bot = try need(adapter as? WeComBot)
            let now = Date(timeIntervalSince1970: TimeInterval(try need(Int(timestamp))))
            let reply = bot.envelope(sealed, by: seal.tokens[0], nonce: nonce, at: now)
            look.at(try JSONValue(of: reply.body), is: envelope)
        }
        look.at(try seal.open(sealed).content == plain, "not opened again")
    }

    private func signs(_ vector: Vector, _ look: Look) throws {
        look.knows(vector.expected, ["body"])
        var means = Means(now: .now)
        means.enclosed = Array(try need(Data(base64Encoded: vector.inputs["imageBase64"]?.text ?? "")))
        let picture = Enclosure(kind: .image, reference: "r", name: "a.jpg", mediaType: "image/jpeg")
        let message = Outbound(key: "k", room: Room(id: "g", kind: .group), body: RichText(), enclosure: picture)
        let robot = WeComRobot(key: Secret("k"), baseURL: "https://qyapi.weixin.qq.com")
        look.at(try JSONValue(of: robot.encode(message, by: means).body), is: try need(vector.expected["body"]))
    }

    /// A page of customer service's own store.
    private func reads(_ vector: Vector, _ look: Look) throws {
        let adapter = try weCom(vector)
        let body = Array(try need(vector.inputs["body"]?.text).utf8)
        let care = try need(adapter as? WeComCare)
        let answer = care.readPage(HTTPReply(status: 200, body: body), of: Summons(source: "wk", hint: ""))
        guard case .page(let page) = answer else { return look.at(false, "\(answer)") }
        // The vector lists messages; what else the page tells of is looked at elsewhere.
        let messages = facts(of: .both(page.messages, []), on: "wecom")["messages"]
        let found: [String: JSONValue?] = [
            "messages": messages, "nextCursor": page.cursor.map { .text($0) }, "hasMore": .bool(page.hasMore),
        ]
        look.at(found.compactMapValues { $0 }, hold: vector.expected.filter { $0.key != "note" })
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
