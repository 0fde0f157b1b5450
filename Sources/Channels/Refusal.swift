/// Why a request is not taken.
package struct Refusal: Error, Hashable, Sendable {
    /// Raw values are the words of the test vectors.
    package enum Reason: String, Sendable {
        case missingHeader = "missing-header"
        case duplicateHeader = "duplicate-header"
        case missingSignature = "missing-signature"
        case badSignature = "bad-signature"
        case wrongPrefix = "wrong-prefix"
        case missingToken = "missing-token"
        case badToken = "bad-token"
        case wrongVerificationToken = "wrong-verification-token"
        case noSecret = "no-secret-configured"
        case secretNotConfigured = "secret-not-configured"
        case stale
        case staleTimestamp = "stale-timestamp"
        case badTimestamp = "bad-timestamp"
        case duplicateParameter = "duplicate-parameter"
        case plaintextNotAllowed = "plaintext-not-allowed"
        case receiveIDMismatch = "receive-id-mismatch"
        case appIDMismatch = "app-id-mismatch"
        case robotCodeMismatch = "robot-code-mismatch"

        case malformed
        case malformedJSON = "malformed-json"
        case malformedXML = "malformed-xml"
        case missingField = "missing-field"
        case dtdForbidden = "dtd-forbidden"
        case duplicateElement = "duplicate-element"
        case badUTF8 = "bad-utf8"
        case badBase64 = "bad-base64"
        case badCiphertextLength = "bad-ciphertext-length"
        case badPadding = "bad-padding"
        case badLengthField = "bad-length-field"
        case badAESKey = "bad-aes-key"

        /// The origin may be good, but the content cannot be read.
        package var isAboutContent: Bool {
            switch self {
            case .missingHeader, .duplicateHeader, .missingSignature, .badSignature, .wrongPrefix, .missingToken,
                .badToken, .wrongVerificationToken, .noSecret, .secretNotConfigured, .stale, .staleTimestamp,
                .badTimestamp, .duplicateParameter, .plaintextNotAllowed, .receiveIDMismatch, .appIDMismatch,
                .robotCodeMismatch:
                false
            case .malformed, .malformedJSON, .malformedXML, .missingField, .dtdForbidden, .duplicateElement, .badUTF8,
                .badBase64, .badCiphertextLength, .badPadding, .badLengthField, .badAESKey:
                true
            }
        }
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
        self.status = status ?? (reason.isAboutContent ? 400 : 401)
    }
}
