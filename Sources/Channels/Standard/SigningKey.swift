import Crypto
import Foundation
import Wire

/// One key of a Standard Webhooks endpoint.
enum SigningKey: Sendable {
    enum Version: String { case v1, v1a }

    /// `whsec_`, or no prefix: known to both sides.
    case shared(SymmetricKey)
    /// `whpk_`: the sender's public key.
    case checking(Curve25519.Signing.PublicKey)
    /// `whsk_`: our own private key.
    case signing(Curve25519.Signing.PrivateKey)

    var canSign: Bool {
        switch self {
        case .shared, .signing: true
        case .checking: false
        }
    }

    /// An entry for the signature header; nil for a key that only checks.
    func signature(of message: [UInt8]) -> String? {
        switch self {
        case .shared(let key):
            "v1," + Data(HMAC<SHA256>.authenticationCode(for: message, using: key)).base64EncodedString()
        case .signing(let key):
            // Fails only when the system has no randomness left; unsigned, the message is refused and tried again.
            (try? key.signature(for: message)).map { "v1a," + $0.base64EncodedString() }
        case .checking: nil
        }
    }

    /// Whether this key made the signature.
    func made(_ signature: Substring, _ version: Version, over message: [UInt8]) -> Bool {
        switch (self, version) {
        case (.shared(let key), .v1):
            let code = HMAC<SHA256>.authenticationCode(for: message, using: key)
            return sameBytes(signature.utf8, Data(code).base64EncodedString().utf8)
        case (.checking(let key), .v1a): return key.approves(signature, message)
        case (.signing(let key), .v1a): return key.publicKey.approves(signature, message)
        case (.shared, .v1a), (.checking, .v1), (.signing, .v1): return false
        }
    }
}

extension SigningKey {
    private static let prefixes = ["whsec_", "whpk_", "whsk_"]

    /// The keys of a setting, in its order; a prefix with nothing behind it is no key.
    static func all(in options: Options, under name: String) throws(BadOption) -> [SigningKey] {
        var keys: [SigningKey] = []
        for secret in options.secrets(name) where !prefixes.contains(secret.revealed) {
            guard let key = SigningKey(secret) else {
                throw BadOption(
                    key: name,
                    problem: "must be whsec_ and the base64 of 24 to 64 random bytes, or a whpk_ or whsk_ key")
            }
            keys.append(key)
        }
        return keys
    }

    /// Nil when the text is not base64 or holds too little or too much.
    private init?(_ secret: Secret) {
        let text = secret.revealed
        if let bytes = bytes(of: text, after: "whpk_") {
            guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else { return nil }
            self = .checking(key)
        } else if let bytes = bytes(of: text, after: "whsk_") {
            // The specification does not say which: 32 bytes of seed, or these followed by the public key.
            guard [32, 64].contains(bytes.count),
                let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes.prefix(32)),
                bytes.count == 32 || key.publicKey.rawRepresentation == bytes.suffix(32)
            else { return nil }
            self = .signing(key)
        } else {
            guard let bytes = bytes(of: text, after: "whsec_") ?? bytes(of: text, after: ""),
                (24...64).contains(bytes.count)
            else { return nil }
            self = .shared(SymmetricKey(data: bytes))
        }
    }
}

/// Base64 behind a prefix; its padding may be left out.
private func bytes(of text: String, after prefix: String) -> Data? {
    guard text.hasPrefix(prefix) else { return nil }
    let code = text.dropFirst(prefix.count)
    return Data(base64Encoded: code + String(repeating: "=", count: (4 - code.utf8.count % 4) % 4))
}

extension Curve25519.Signing.PublicKey {
    fileprivate func approves(_ signature: Substring, _ message: [UInt8]) -> Bool {
        guard let bytes = Data(base64Encoded: String(signature)) else { return false }
        return isValidSignature(bytes, for: message)
    }
}
