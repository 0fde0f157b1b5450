import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct WeChatOAVectorsTests: PlaysVectors {
    static let file = "wechat-oa"

    @Test(arguments: try Vector.all(file))
    func `the platform's bytes come to what they must`(_ vector: Vector) { #expect(faults(of: vector) == []) }

    func play(_ vector: Vector, _ look: Look) throws {
        switch vector.kind {
        // The pieces of a signature; a whole request is played as one.
        case "verify-signature" where vector.inputs["path"] == nil: try verifies(vector, look)
        case "decrypt": try decrypts(vector, look)
        case "encrypt-roundtrip": try encrypts(vector, look)
        default:
            let run = VectorRun(platform: WeChatOA.platform, open: WeChatOA.init(_:))
            look.at(try run.run(vector, look), "no test for the kind \(vector.kind)")
        }
    }

    private func verifies(_ vector: Vector, _ look: Look) throws {
        look.knows(vector.expected, ["valid", "computed"])
        let timestamp = try need(vector.inputs["timestamp"]?.text)
        let nonce = try need(vector.inputs["nonce"]?.text)
        let signature = try need(vector.inputs["signature"]?.text)
        let encrypted = vector.inputs["encrypt"]?.text
        var query = [("timestamp", timestamp), ("nonce", nonce)]
        query +=
            encrypted == nil
            ? [("signature", signature), ("echostr", "1")] : [("msg_signature", signature), ("encrypt_type", "aes")]
        let webhook = Webhook(
            method: encrypted == nil ? "GET" : "POST", path: "/", query: query.map { (name: $0.0, value: $0.1) },
            body: Array("<xml><Encrypt>\(cdata(encrypted ?? ""))</Encrypt></xml>".utf8))
        let now = Date(timeIntervalSince1970: TimeInterval(try need(Int(timestamp))))
        var isValid = true
        do {
            _ = try WeChatOA(vector).verify(webhook, at: now)
        } catch let refusal as Refusal {
            // What cannot be decrypted was signed all the same.
            isValid = ![.badSignature, .missingSignature].contains(refusal.reason)
        }
        look.at(vector.expected["valid"] == .bool(isValid), "valid: \(isValid)")
        if let computed = vector.expected["computed"] {
            let token = Secret(try need(vector.inputs["config"]?["token"]?.text))
            look.at(.text(TencentSeal.signature(token, timestamp, nonce, encrypted)), is: computed)
        }
    }

    private func decrypts(_ vector: Vector, _ look: Look) throws {
        look.knows(vector.expected, ["plaintext", "receiveID", "usedPreviousKey"])
        let seal = try WeChatOA(vector).seal
        let encrypted = try need(vector.inputs["encrypt"]?.text)
        let (timestamp, token) = (String(Int(vector.now.timeIntervalSince1970)), seal.tokens[0])
        let webhook = Webhook(
            path: "/",
            query: [
                ("timestamp", timestamp), ("nonce", "9"), ("encrypt_type", "aes"),
                ("msg_signature", TencentSeal.signature(token, timestamp, "9", encrypted)),
            ], body: Array("<xml><Encrypt>\(cdata(encrypted))</Encrypt></xml>".utf8))
        let verified = try WeChatOA(vector).verify(webhook, at: vector.now)
        look.at(.text(String(decoding: verified.body, as: UTF8.self)), is: try need(vector.expected["plaintext"]))
        // Opened for another receiver it would have been refused.
        look.at(.text(seal.receiver), is: vector.expected["receiveID"])
        let isOld = try seal.open(encrypted).key.bytes != seal.keys[0].bytes
        look.at((vector.expected["usedPreviousKey"] ?? .bool(false)) == .bool(isOld), "the previous key: \(isOld)")
    }

    private func encrypts(_ vector: Vector, _ look: Look) throws {
        look.knows(vector.expected, ["encrypt", "msgSignature", "padLength"])
        let adapter = try WeChatOA(vector)
        let seal = adapter.seal
        let plain = Array(try need(vector.inputs["plaintext"]?.text).utf8)
        let salt = Array(try need(vector.inputs["random"]?.text).utf8)
        let sealed = seal.seal(plain, by: seal.keys[0], salt: salt)
        look.at(.text(sealed), is: try need(vector.expected["encrypt"]))
        let envelope = try FlatXML(
            adapter.envelope(
                sealed, by: seal.tokens[0], timestamp: try need(vector.inputs["timestamp"]?.text),
                nonce: try need(vector.inputs["nonce"]?.text)
            ).body)
        look.at(envelope["Encrypt"].map { .text($0.text) }, is: vector.expected["encrypt"])
        look.at(envelope["MsgSignature"].map { .text($0.text) }, is: vector.expected["msgSignature"])
        if let pad = vector.expected["padLength"] {
            let unpadded = 20 + plain.count + seal.receiver.utf8.count
            look.at(.integer(Int64(Data(base64Encoded: sealed)?.count ?? 0) - Int64(unpadded)), is: pad)
        }
        look.at(try seal.open(sealed).content == plain, "not opened again")
    }
}

extension WeChatOA {
    /// The channel that a vector's `config` describes.
    fileprivate init(_ vector: Vector) throws {
        let config = vector.inputs["config"]
        let keys = [config?["encodingAESKey"]?.text ?? someKey, config?["previousEncodingAESKey"]?.text ?? ""]
        let skew = config?["maxClockSkewSeconds"]?.number.map { [String(Int($0))] }
        try self.init(
            options: Options(
                [
                    "app_id": [config?["appID"]?.text ?? "wx1"], "app_secret": ["s"],
                    "token": [config?["token"]?.text ?? ""], "aes_key": keys,
                    "mode": config?["mode"]?.text.map { [$0] }, "max_clock_skew": skew,
                ].compactMapValues { $0 }))
    }
}
