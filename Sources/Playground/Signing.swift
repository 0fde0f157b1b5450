import Crypto
import Foundation
import Wire

/// Signs and proves bodies as Standard Webhooks 1.0.0 does with a shared secret.
///
/// Source: standardwebhooks.com, section "Signature scheme"; the signed bytes are `id.timestamp.body`.
struct Signing: Sendable {
    private let key: SymmetricKey

    /// How far a timestamp may be off, in seconds either way.
    static let window: Int64 = 300

    init(secret: Secret) throws(Fault) {
        var text = secret.revealed
        guard text.hasPrefix("whsec_") else { throw .secret }
        text.removeFirst("whsec_".count)
        text += String(repeating: "=", count: (4 - text.count % 4) % 4)  // padding may be left out
        guard let bytes = Data(base64Encoded: text), (24...64).contains(bytes.count) else { throw .secret }
        key = SymmetricKey(data: bytes)
    }

    /// One entry of a `webhook-signature` header.
    func signature(id: String, timestamp: Int64, body: [UInt8]) -> String {
        signature(of: Array("\(id).\(timestamp).".utf8) + body)
    }

    /// Refuses a request that was not signed with our secret in these five minutes.
    ///
    /// - Parameter headers: every header line, so that one given twice is seen.
    func prove(headers: [(name: String, value: String)], body: [UInt8], at now: Date) throws(Refusal) {
        let id = try only("webhook-id", of: headers)
        let stamp = try only("webhook-timestamp", of: headers)
        let given = try only("webhook-signature", of: headers)
        guard stamp.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let seconds = Int64(stamp)
        else { throw .unproven("webhook-timestamp is not a number of seconds") }
        let today = Int64(now.timeIntervalSince1970)
        guard (today - Self.window...today + Self.window).contains(seconds)
        else { throw .unproven("webhook-timestamp is more than five minutes off") }
        let expected = signature(of: Array("\(id).\(stamp).".utf8) + body)
        // Every entry is compared, so that the time does not tell which one matched.
        let matches = given.split(separator: " ").filter { sameBytes($0.utf8, expected.utf8) }
        guard !matches.isEmpty else { throw .unproven("no entry of webhook-signature matches") }
    }

    private func signature(of bytes: [UInt8]) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: bytes, using: key)
        return "v1," + Data(code).base64EncodedString()
    }

    private func only(_ name: String, of headers: [(name: String, value: String)]) throws(Refusal) -> String {
        let values = headers.filter { $0.name.lowercased() == name }.map(\.value)
        guard values.count == 1, let value = values.first, !value.isEmpty else {
            throw .unproven("\(name) must be given exactly once")
        }
        return value
    }
}
