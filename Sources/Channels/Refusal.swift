/// Why a request is not taken.
package struct Refusal: Error, Hashable, Sendable {
    /// Raw values are the words of the test vectors.
    package enum Reason: String, Sendable {
        case missingHeader = "missing-header"
        case duplicateHeader = "duplicate-header"
        case badSignature = "bad-signature"
        case wrongPrefix = "wrong-prefix"
        case noSecret = "no-secret-configured"
        case stale
        case malformed
    }

    package let reason: Reason
    /// For the operator's log and the caller; names what was wrong, never quotes a secret or a message.
    package let detail: String

    package init(_ reason: Reason, _ detail: String) {
        self.reason = reason
        self.detail = detail
    }

    /// The status to answer with: 401 where the origin is not proven, 400 where the content cannot be read.
    package var status: Int { reason == .malformed ? 400 : 401 }
}
