import Crypto
import Foundation

/// Genuine webhooks of the standard channel, ready to be written to a connection.
enum WebhookMill {
    /// Made for the bench; it opens nothing.
    static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

    static func requests(_ count: Int, round: Int) throws -> [[UInt8]] {
        let key = SymmetricKey(data: Data(base64Encoded: String(secret.dropFirst("whsec_".count))) ?? Data())
        let stamp = Int(Date().timeIntervalSince1970)
        return (1...count).map { number in
            let id = "bench-\(round)-\(number)"
            let body =
                #"{"type":"message.created","timestamp":"2026-11-23T10:00:00+08:00","data":{"id":"\#(id)","chat":{"id":"g-\#(number % 200)","kind":"group"},"sender":{"id":"u-\#(number % 1000)","name":"王芳"},"text":"今天天气倒是不错"}}"#
            let code = HMAC<SHA256>.authenticationCode(for: Array("\(id).\(stamp).\(body)".utf8), using: key)
            let head = """
                POST /hooks/playground HTTP/1.1\r
                Host: 127.0.0.1\r
                Content-Type: application/json\r
                Content-Length: \(body.utf8.count)\r
                webhook-id: \(id)\r
                webhook-timestamp: \(stamp)\r
                webhook-signature: v1,\(Data(code).base64EncodedString())\r
                \r

                """
            return Array(head.utf8) + Array(body.utf8)
        }
    }
}
