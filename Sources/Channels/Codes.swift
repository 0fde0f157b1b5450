import Crypto
import Foundation
import Wire

/// Authentication codes as platforms print them; the key is a secret's characters, as they stand.
enum Code {
    /// The beginning of a text's SHA-256 in hexadecimal digits, for ids that must be short.
    static func digest(of text: String, length: Int) -> String {
        String(Array(SHA256.hash(data: Data(text.utf8))).hex.prefix(length))
    }

    static func sha256(of message: some DataProtocol, by secret: Secret) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: Data(secret.revealed.utf8))))
    }

    /// SHA-1, where the platform offers nothing better; as a keyed code it still holds.
    static func sha1(of message: some DataProtocol, by secret: Secret) -> [UInt8] {
        Array(
            HMAC<Insecure.SHA1>.authenticationCode(
                for: message, using: SymmetricKey(data: Data(secret.revealed.utf8))))
    }
}

extension [Secret] {
    /// - Throws: `noSecret` without any, `badSignature` when none of them made the signature.
    func check(_ given: String, from header: String, _ signature: (Secret) -> String) throws(Refusal) {
        guard !isEmpty else { throw Refusal(.noSecret, "no secret is configured") }
        guard contains(where: { sameBytes(given.utf8, signature($0).utf8) }) else {
            throw Refusal(.badSignature, "\(header) was not made with any configured secret")
        }
    }

    /// Whether one of them is this text.
    func hold(_ given: String) -> Bool { contains { sameBytes(given.utf8, $0.revealed.utf8) } }

    /// A token that is no signature but a password.
    ///
    /// - Throws: `noSecret`, `missingToken` or `badToken`.
    func check(token given: String?, status: Int? = nil) throws(Refusal) {
        guard !isEmpty else { throw Refusal(.noSecret, "no token is configured", status: status) }
        guard let given, !given.isEmpty else { throw Refusal(.missingToken, "the token is missing", status: status) }
        guard hold(given) else { throw Refusal(.badToken, "the token is not a configured one", status: status) }
    }

    /// The same, where there is no signature and a word known to both sides stands in the JSON body, under `token`.
    ///
    /// - Throws: also `duplicateParameter`, as two readers could take different ones.
    func check(tokenIn webhook: Webhook) throws(Refusal) {
        let proof = try Channels.read(TokenProof.self, from: webhook.body)
        guard keys(ofJSON: webhook.body).filter({ $0 == "token" }).count <= 1 else {
            throw Refusal(.duplicateParameter, "token is given twice")
        }
        try check(token: proof.token)
    }
}

private struct TokenProof: Decodable { let token: String? }
