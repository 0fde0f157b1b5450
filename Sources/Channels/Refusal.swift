/// Why a request is not taken.
package struct Refusal: Error, Hashable, Sendable {
    /// Raw values are the words of the test vectors.
    package enum Reason: String, Sendable {
        case missingHeader = "missing-header"
        case duplicateHeader = "duplicate-header"
        case badSignature = "bad-signature"
        case wrongPrefix = "wrong-prefix"
        case noSecret = "no-secret-configured"
        case badToken = "bad-token"
        case missingToken = "missing-token"
        case duplicateParameter = "duplicate-parameter"
        case stale
        case malformed
    }

    package let reason: Reason
    /// For the operator's log and the caller; names what was wrong, never quotes a secret or a message.
    package let detail: String

    /// The status to answer with: 401 where the origin is not proven, 400 where the content cannot be read, or what
    /// the platform asks for.
    package let status: Int

    package init(_ reason: Reason, _ detail: String, status: Int? = nil) {
        self.reason = reason
        self.detail = detail
        self.status = status ?? (reason == .malformed ? 400 : 401)
    }
}
