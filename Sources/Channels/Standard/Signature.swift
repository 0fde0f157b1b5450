import Foundation
import Wire

/// The three headers of Standard Webhooks, as they came.
struct Signature {
    static let idHeader = "webhook-id"
    static let timestampHeader = "webhook-timestamp"
    static let signatureHeader = "webhook-signature"

    /// How far the sender's clock may be from ours, in seconds, either way, as the specification has it.
    static let window = 300
    /// Ids are kept under a unique key; no sender needs one longer.
    private static let longestID = 256

    let id: String
    let timestamp: String
    let signatures: String

    /// - Throws: `missingHeader` or `duplicateHeader` unless each is there exactly once and not empty.
    init(of webhook: Webhook) throws(Refusal) {
        id = try webhook.only(Self.idHeader)
        timestamp = try webhook.only(Self.timestampHeader)
        signatures = try webhook.only(Self.signatureHeader)
    }

    /// What is signed.
    static func message(id: String, timestamp: String, body: [UInt8]) -> [UInt8] {
        Array("\(id).\(timestamp).".utf8) + body
    }

    /// - Parameter window: how many seconds the sender's clock may be off, either way.
    /// - Throws: unless at least one signature is by one of the keys, and recent.
    func check(
        _ body: [UInt8], by keys: [SigningKey], at now: Date, within window: Int = Signature.window
    ) throws(Refusal) {
        guard id.utf8.count <= Self.longestID else {
            throw Refusal(.malformed, "\(Self.idHeader) is longer than \(Self.longestID) bytes")
        }
        guard let seconds = timestamp.digits else {
            throw Refusal(.malformed, "\(Self.timestampHeader) is not a number of seconds")
        }
        guard abs(now.timeIntervalSince1970 - TimeInterval(seconds)) <= TimeInterval(window) else {
            throw Refusal(.stale, "\(Self.timestampHeader) is more than \(window) seconds off")
        }
        let given = entries
        guard !given.isEmpty else { throw Refusal(.wrongPrefix, "\(Self.signatureHeader) holds neither v1 nor v1a") }
        let message = Self.message(id: id, timestamp: timestamp, body: body)
        guard keys.contains(where: { key in given.contains { key.made($0.value, $0.version, over: message) } }) else {
            throw Refusal(.badSignature, "\(Self.signatureHeader) was not made with any configured key")
        }
    }

    /// The signatures of a version we know; others are for other receivers.
    private var entries: [(version: SigningKey.Version, value: Substring)] {
        signatures.split(separator: " ").compactMap { entry in
            guard let comma = entry.firstIndex(of: ","),
                let version = SigningKey.Version(rawValue: String(entry[..<comma]))
            else { return nil }
            return (version, entry[entry.index(after: comma)...])
        }
    }
}
