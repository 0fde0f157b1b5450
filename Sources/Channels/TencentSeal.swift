import Crypto
import Foundation
import Wire

/// How WeCom and WeChat sign and encrypt what they call us with, and want our answers in return.
///
/// Source: developer.work.weixin.qq.com/document/path/90968 (加解密方案说明); checked with wechatpy 1.8.18.
struct TencentSeal: Sendable {
    /// Several while one is being replaced.
    let tokens: [Secret]
    let keys: [Key]
    /// Whom it is for: the CorpID or AppID, or nobody in particular.
    let receiver: String
    /// How far the platform's clock may be off, in seconds.
    let skew: Int

    /// An EncodingAESKey: 43 characters, of whose last one two bits stand for nothing.
    struct Key: Sendable {
        let bytes: [UInt8]

        init?(_ secret: Secret) {
            let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
            guard secret.revealed.count == 43, let last = secret.revealed.last,
                let value = alphabet.firstIndex(of: last)
            else { return nil }
            // A decoder that insists on clean bits would refuse good keys.
            let text = secret.revealed.dropLast() + String(alphabet[value & ~3]) + "="
            guard let data = Data(base64Encoded: String(text)), data.count == 32 else { return nil }
            bytes = Array(data)
        }
    }

    /// What an answer has to be sealed with.
    struct Opened: Sendable {
        let content: [UInt8]
        let token: Secret
        let key: Key
    }

    init(tokens: [Secret], keys: [Key], receiver: String, skew: Int) {
        self.tokens = tokens
        self.keys = keys
        self.receiver = receiver
        self.skew = skew
    }

    /// - Throws: for a token or key that is missing or cannot be one.
    init(_ options: Options, receiver: String, needsKey: Bool = true) throws(BadOption) {
        tokens = try options.requiredSecrets("token")
        let given = options.secrets("aes_key")
        guard !given.isEmpty || !needsKey else { throw BadOption(key: "aes_key", problem: "is missing") }
        keys = given.compactMap(Key.init)
        guard keys.count == given.count else {
            throw BadOption(key: "aes_key", problem: "must be the 43 letters and digits the platform shows")
        }
        self.receiver = receiver
        skew = try options.skew(default: 600)
    }

    static func signature(_ token: Secret, _ timestamp: String, _ nonce: String, _ encrypted: String? = nil) -> String {
        let parts = [token.revealed, timestamp, nonce, encrypted].compactMap { $0 }.map { Array($0.utf8) }
        let sorted = parts.sorted { $0.lexicographicallyPrecedes($1) }
        return Array(Insecure.SHA1.hash(data: sorted.flatMap { $0 })).hex
    }

    /// Checks who signed this, and when; before anything is decrypted.
    ///
    /// - Parameters:
    ///   - name: the parameter that holds the signature.
    ///   - encrypted: the part that is signed along; nil where only the time is.
    /// - Returns: the token that was used.
    func check(
        _ webhook: Webhook, _ name: String, over encrypted: String?, at now: Date
    ) throws(Refusal) -> Secret {
        guard !tokens.isEmpty else { throw Refusal(.secretNotConfigured, "no token is configured") }
        let (given, timestamp, nonce) = (
            try webhook.only(parameter: name), try webhook.only(parameter: "timestamp"),
            try webhook.only(parameter: "nonce")
        )
        let good = tokens.first {
            sameBytes(given.utf8, Self.signature($0, timestamp, nonce, encrypted).utf8)
        }
        guard let good else { throw Refusal(.badSignature, "\(name) was not made with any configured token") }
        try check(timestamp, at: now)
        return good
    }

    private func check(_ timestamp: String, at now: Date) throws(Refusal) {
        guard timestamp.utf8.count <= 12, let seconds = timestamp.digits else {
            throw Refusal(.badTimestamp, "timestamp is no number of seconds")
        }
        guard abs(now.timeIntervalSince1970 - Double(seconds)) <= Double(skew) else {
            throw Refusal(.staleTimestamp, "timestamp is more than \(skew) seconds off")
        }
    }

    /// Checks and decrypts a callback's encrypted part.
    func open(_ encrypted: String, of webhook: Webhook, at now: Date) throws(Refusal) -> Opened {
        let token = try check(webhook, "msg_signature", over: encrypted, at: now)
        let (content, key) = try open(encrypted)
        return Opened(content: content, token: token, key: key)
    }

    /// - Throws: what is wrong by the first key, when no key opens it.
    func open(_ encrypted: String) throws(Refusal) -> (content: [UInt8], key: Key) {
        let sealed = try Cipher.bytes(ofBase64: encrypted)
        var first: Refusal?
        for key in keys {
            do {
                return (try content(of: sealed, by: key), key)
            } catch {
                first = first ?? error
            }
        }
        throw first ?? Refusal(.secretNotConfigured, "no aes_key is configured")
    }

    private func content(of sealed: [UInt8], by key: Key) throws(Refusal) -> [UInt8] {
        let frame = try Cipher.open(sealed, key: key.bytes, iv: key.bytes.prefix(16), block: 32, least: 32)
        guard frame.count >= 20 else { throw Refusal(.badLengthField, "the frame is too short") }
        let length = frame[16..<20].reduce(0) { $0 << 8 | Int($1) }
        guard length <= frame.count - 20 else { throw Refusal(.badLengthField, "the length is beyond the frame") }
        // With nobody as the receiver this comparison is also what catches a wrong length.
        guard frame[(20 + length)...].elementsEqual(receiver.utf8) else {
            throw Refusal(.receiveIDMismatch, "it is for another receiver")
        }
        return Array(frame[20..<(20 + length)])
    }

    /// - Parameter salt: sixteen bytes, fresh for each.
    func seal(_ content: [UInt8], by key: Key, salt: [UInt8]) -> String {
        let length = UInt32(clamping: content.count)
        let frame = salt + (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * UInt32($0))) } + content
        let sealed = Cipher.seal(frame + receiver.utf8, key: key.bytes, iv: key.bytes.prefix(16), block: 32)
        return Data(sealed).base64EncodedString()
    }

    static var freshSalt: [UInt8] { (0..<16).map { _ in UInt8.random(in: 0...255) } }
}

extension Webhook {
    /// - Throws: when it is missing, or any parameter is there twice: readers differ in which of the two counts.
    func only(parameter name: String) throws(Refusal) -> String {
        let names = query.map(\.name)
        guard Set(names).count == names.count else {
            throw Refusal(.duplicateParameter, "a parameter of the query is given twice")
        }
        guard let value = parameters(named: name).first, !value.isEmpty else {
            throw Refusal(.missingSignature, "\(name) is missing")
        }
        return value
    }
}

extension Options {
    /// `max_clock_skew`: how many seconds the platform's clock may be off.
    func skew(default seconds: Int) throws(BadOption) -> Int {
        guard let text = optional("max_clock_skew") else { return seconds }
        guard let value = text.digits, (1...86_400).contains(value) else {
            throw BadOption(key: "max_clock_skew", problem: "must be a number of seconds, from 1 to 86400")
        }
        return value
    }
}
