import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct WeChatOAVectorsTests {
    @Test(arguments: try Vector.all("wechat-oa"))
    func `the platform's bytes come to what they must`(_ vector: Vector) throws {
        switch vector.kind {
        case "verify-signature": try verifies(vector)
        case "decrypt": try decrypts(vector)
        case "encrypt-roundtrip": try encrypts(vector)
        case "decode-inbound":
            let adapter = try WeChatOA(vector)
            let arrival = try adapter.decode(adapter.verify(vector.webhook, at: vector.now))
            facts(of: arrival, on: WeChatOA.platform).expectAll(of: vector.expected)
        case "reject":
            try vector.expectRefusal {
                let adapter = try WeChatOA(vector)
                return try adapter.decode(adapter.verify(vector.webhook, at: vector.now))
            }
        default: Issue.record("no test for the kind \(vector.kind)")
        }
    }

    private func verifies(_ vector: Vector) throws {
        vector.expectNothing(besides: ["valid", "computed"])
        let timestamp = try #require(vector.inputs["timestamp"]?.text)
        let nonce = try #require(vector.inputs["nonce"]?.text)
        let signature = try #require(vector.inputs["signature"]?.text)
        let encrypted = vector.inputs["encrypt"]?.text
        var query = [("timestamp", timestamp), ("nonce", nonce)]
        query +=
            encrypted == nil
            ? [("signature", signature), ("echostr", "1")] : [("msg_signature", signature), ("encrypt_type", "aes")]
        let webhook = Webhook(
            method: encrypted == nil ? "GET" : "POST", path: "/", query: query.map { (name: $0.0, value: $0.1) },
            body: Array("<xml><Encrypt>\(cdata(encrypted ?? ""))</Encrypt></xml>".utf8))
        let now = Date(timeIntervalSince1970: TimeInterval(try #require(Int(timestamp))))
        var isValid = true
        do {
            _ = try WeChatOA(vector).verify(webhook, at: now)
        } catch let refusal as Refusal {
            // What cannot be decrypted was signed all the same.
            isValid = ![.badSignature, .missingSignature].contains(refusal.reason)
        }
        #expect(vector.expected["valid"] == .bool(isValid))
        if let computed = vector.expected["computed"] {
            let token = Secret(try #require(vector.inputs["config"]?["token"]?.text))
            #expect(computed == .text(TencentSeal.signature(token, timestamp, nonce, encrypted)))
        }
    }

    private func decrypts(_ vector: Vector) throws {
        vector.expectNothing(besides: ["plaintext", "receiveID", "usedPreviousKey"])
        let seal = try WeChatOA(vector).seal
        let encrypted = try #require(vector.inputs["encrypt"]?.text)
        let (timestamp, token) = (String(Int(vector.now.timeIntervalSince1970)), seal.tokens[0])
        let webhook = Webhook(
            path: "/",
            query: [
                ("timestamp", timestamp), ("nonce", "9"), ("encrypt_type", "aes"),
                ("msg_signature", TencentSeal.signature(token, timestamp, "9", encrypted)),
            ], body: Array("<xml><Encrypt>\(cdata(encrypted))</Encrypt></xml>".utf8))
        let verified = try WeChatOA(vector).verify(webhook, at: vector.now)
        #expect(vector.expected["plaintext"] == .text(String(decoding: verified.body, as: UTF8.self)))
        #expect(vector.expected["receiveID"] == vector.inputs["config"]?["appID"])
        let isOld = try seal.open(encrypted).key.bytes != seal.keys[0].bytes
        #expect((vector.expected["usedPreviousKey"] ?? .bool(false)) == .bool(isOld))
    }

    private func encrypts(_ vector: Vector) throws {
        vector.expectNothing(besides: ["encrypt", "msgSignature", "padLength"])
        let adapter = try WeChatOA(vector)
        let seal = adapter.seal
        let plain = Array(try #require(vector.inputs["plaintext"]?.text).utf8)
        let salt = Array(try #require(vector.inputs["random"]?.text).utf8)
        let sealed = seal.seal(plain, by: seal.keys[0], salt: salt)
        #expect(vector.expected["encrypt"] == .text(sealed))
        let envelope = try FlatXML(
            adapter.envelope(
                sealed, by: seal.tokens[0], timestamp: try #require(vector.inputs["timestamp"]?.text),
                nonce: try #require(vector.inputs["nonce"]?.text)
            ).body)
        #expect(vector.expected["encrypt"] == envelope["Encrypt"].map { .text($0.text) })
        #expect(vector.expected["msgSignature"] == envelope["MsgSignature"].map { .text($0.text) })
        if let pad = vector.expected["padLength"] {
            let unpadded = 20 + plain.count + seal.receiver.utf8.count
            #expect(pad == .integer(Int64(Data(base64Encoded: sealed)?.count ?? 0) - Int64(unpadded)))
        }
        #expect(try seal.open(sealed).content == plain)
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
