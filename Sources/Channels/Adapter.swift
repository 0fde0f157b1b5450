import Chat
import Foundation
import Wire

/// A platform's dialect: pure translation between its bytes and our messages.
///
/// An adapter sends nothing, waits for nothing and keeps nothing; the Gateway does that. What only some platforms have
/// is a protocol of its own, and the Gateway looks whether an adapter has it:
///
/// - `TokenBearer`: calls carry a token that has to be fetched first and runs out;
/// - `Summoned`: the webhook only rings, what was said has to be fetched;
/// - `AnswersInPlace`: the answer to the webhook may itself be a message to the chat;
/// - `Downloads`, `Uploads`: pictures, voice and files;
/// - `KnowsRoomsByInvitation`: whether a room is direct is told once, when we are asked in;
/// - `Greets`: it is told when we are there again;
/// - `TakesWebhook`: it can be told where to send what it hears;
/// - `KnowsWindow`: free words are taken for a while only, and what comes too late is refused afterwards;
/// - `MakesRooms`: groups that it may write into are made by itself.
package protocol Adapter: Sendable {
    /// The platform's name in the configuration: `telegram`.
    static var platform: String { get }
    static var limits: Limits { get }
    /// The longest body of a webhook in bytes.
    static var longestBody: Int { get }
    /// What people can and cannot do over this platform, for `check` and the README.
    static var abilities: Abilities { get }
    /// Every key a channel of this platform may have in the configuration.
    static var settings: [Setting] { get }
    /// Where our address is entered by hand, read on from “enter it”; nil for a platform that is told by
    /// `TakesWebhook`, or calls nobody.
    static var entrance: String? { get }

    /// One run in the platform's dialect; the only place where words become markup, so the only one that escapes.
    ///
    /// Free of context: a body is its runs' markup joined, and never longer when runs are cut or merged.
    static func markup(_ run: RichText.Run) -> String

    init(options: Options) throws(BadOption)

    /// Proves that the platform sent this, over the bytes as they came, and decrypts it where they are encrypted.
    ///
    /// Handshakes come here too, also as GET; see `Webhook.method` and `Webhook.query`.
    func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified
    func decode(_ request: Verified) throws(Refusal) -> Arrival
    /// What the platform wants to hear once a request is on the disk; nil: `{}`.
    func acknowledgement(of request: Verified) -> HTTPReply?
    /// How the platform wants to be refused; nil: the refusal's status and reason.
    func answer(to refusal: Refusal) -> HTTPReply?

    /// The call that brings a message to its room. Text beyond `limits` must have been cut before.
    ///
    /// `message.choices` become buttons where the platform has them; where it has none, the words already say what to
    /// answer, and they are left out.
    ///
    /// - Throws: when there is no way to send it, now or ever.
    func encode(_ message: Outbound, by means: Means) throws(Unsendable) -> HTTPCall
    /// What the platform said to a message, from status and body: some answer 200 with an error inside.
    func judge(_ reply: HTTPReply) -> Receipt
    /// The same, where the id that answers will carry is one that we chose ourselves.
    func judge(_ reply: HTTPReply, of message: Outbound) -> Receipt

    /// Calls that something that happened asks for: joining where we are invited, ending a pressed button's clock.
    ///
    /// They are made after the webhook was answered, and again later if they fail; so each must bear being made twice.
    /// `judge` reads their replies.
    func calls(on event: Event, by means: Means) -> [HTTPCall]
}

extension Adapter {
    /// Bare characters, for a platform that knows no markup.
    package static func markup(_ run: RichText.Run) -> String { RichText([run]).plain }

    static func markup(_ body: RichText) -> String { body.runs.map { markup($0) }.joined() }

    package static var longestBody: Int { 1 << 20 }
    package static var entrance: String? { nil }

    package func acknowledgement(of request: Verified) -> HTTPReply? { nil }
    package func answer(to refusal: Refusal) -> HTTPReply? { nil }
    package func judge(_ reply: HTTPReply, of message: Outbound) -> Receipt { judge(reply) }
    package func calls(on event: Event, by means: Means) -> [HTTPCall] { [] }

    /// For a message that needs nothing but the time.
    package func encode(_ message: Outbound, at now: Date) throws(Unsendable) -> HTTPCall {
        try encode(message, by: Means(now: now))
    }
}

/// A request whose origin is proven; only this room can make one, so nothing unproven can be decoded.
package struct Verified: Sendable {
    package let webhook: Webhook
    /// What was said: the webhook's body, decrypted where the platform encrypts.
    package let body: [UInt8]

    init(_ webhook: Webhook) { self.init(webhook, body: webhook.body) }

    /// - Parameter body: what the encrypted part held.
    init(_ webhook: Webhook, body: [UInt8]) {
        self.webhook = webhook
        self.body = body
    }
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
