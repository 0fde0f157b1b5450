import Foundation

/// Where an answer may be sent for a while: an address or a token that came with a message.
///
/// Whoever has it can write in the room, so it prints as dots.
package struct ReplyAddress: Hashable, Sendable, Codable, CustomStringConvertible, CustomReflectable {
    package enum Kind: String, Sendable, Codable {
        case sessionWebhook = "session-webhook"
        case responseURL = "response-url"
        case replyToken = "reply-token"
        case interactionToken = "interaction-token"
    }

    package let kind: Kind
    /// The address or token itself.
    package let value: String
    /// When the platform says it ends; nil where it does not say.
    package let expires: Date?
    /// Seconds it is good for after the message came, where the platform's documentation says so.
    package let seconds: Int?
    /// How often it may be used; nil: as often as one likes.
    package let uses: Int?
    /// It answers only the message it came with; otherwise it is good for anything said in the room.
    package let isForThatMessage: Bool

    package init(
        _ kind: Kind, _ value: String, expires: Date? = nil, seconds: Int? = nil, uses: Int? = nil,
        isForThatMessage: Bool = false
    ) {
        self.kind = kind
        self.value = value
        self.expires = expires
        self.seconds = seconds
        self.uses = uses
        self.isForThatMessage = isForThatMessage
    }

    package var description: String { "\(kind.rawValue) •••" }
    package var customMirror: Mirror { Mirror(self, children: []) }

    /// - Parameter received: when the message came.
    package func end(after received: Date) -> Date? {
        let told = seconds.map { received.addingTimeInterval(TimeInterval($0)) }
        return [expires, told].compactMap { $0 }.min()
    }
}
