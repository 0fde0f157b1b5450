import Chat
import Foundation
import Wire

/// A platform's dialect: pure translation between its bytes and our messages.
///
/// An adapter sends nothing, waits for nothing and keeps nothing; the Gateway does that.
package protocol Adapter: Sendable {
    /// The platform's name in the configuration: `telegram`.
    static var platform: String { get }
    static var limits: Limits { get }
    /// Every key a channel of this platform may have in the configuration.
    static var settings: [Setting] { get }

    /// One run in the platform's dialect; the only place where words become markup, so the only one that escapes.
    ///
    /// Free of context: a body is its runs' markup joined, and never longer when runs are cut or merged.
    static func markup(_ run: RichText.Run) -> String

    init(options: Options) throws(BadOption)

    /// Proves that the platform sent this, over the bytes as they came.
    func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified
    func decode(_ request: Verified) throws(Refusal) -> Arrival
    /// What the platform wants to hear once a request is on the disk; nil: `{}`.
    func acknowledgement(of request: Verified) -> HTTPReply?
    /// How the platform wants to be refused; nil: the refusal's status and reason.
    func answer(to refusal: Refusal) -> HTTPReply?
    /// Text beyond `limits` must have been cut before.
    func encode(_ message: Outbound, at now: Date) -> HTTPCall
    func judge(_ reply: HTTPReply) -> Receipt
}

extension Adapter {
    package func acknowledgement(of request: Verified) -> HTTPReply? { nil }
    package func answer(to refusal: Refusal) -> HTTPReply? { nil }

    /// Bare characters, for a platform that knows no markup.
    package static func markup(_ run: RichText.Run) -> String { RichText([run]).plain }

    static func markup(_ body: RichText) -> String { body.runs.map { markup($0) }.joined() }
}

/// A request whose origin is proven; only this room can make one, so nothing unproven can be decoded.
package struct Verified: Sendable {
    package let webhook: Webhook
    package var body: [UInt8] { webhook.body }

    init(_ webhook: Webhook) { self.webhook = webhook }
}

/// What a genuine request turned out to be.
package enum Arrival: Sendable {
    case messages([Inbound])
    /// The platform's handshake, and what it wants to hear.
    case challenge(HTTPReply)
    /// Something happened that is no message.
    case events([Event])
    /// One request that told of both.
    case both([Inbound], [Event])
    /// Genuine, but nothing for the desk: an event of a kind we do not use.
    case nothing
}

extension Arrival {
    /// What one request told of, in the fewest words.
    init(_ messages: [Inbound], _ events: [Event]) {
        switch (messages.isEmpty, events.isEmpty) {
        case (true, true): self = .nothing
        case (false, true): self = .messages(messages)
        case (true, false): self = .events(events)
        case (false, false): self = .both(messages, events)
        }
    }
}

/// What the platform said to a message of ours.
package enum Receipt: Sendable, Equatable {
    /// With the platform's id, where it tells one.
    case delivered(MessageID?)
    /// `after: nil`: our own back-off applies.
    case retry(after: Duration?, because: String)
    /// The room goes on under another id: note it as `Event.migrated` says, and send this once more, there.
    case moved(to: ChatID)
    /// For good; sending it again would change nothing.
    case refused(String)
}
