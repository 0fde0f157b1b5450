import Chat
import Foundation
import Synchronization
import Wire

/// A platform on loopback, written from its documentation: what it calls us with, what it answers our calls, and what
/// people in its chats then see.
///
/// To let the kitchen leak through another platform: write one of these, and name it in `PlatformSceneTests.all`.
protocol StandIn: Sendable {
    /// As in the configuration: `dingtalk`.
    var platform: String { get }
    var cast: Casting { get }
    /// The channel's settings, with this address in the place of the platform's own.
    func options(at address: String) -> [String: [String]]
    /// What the platform calls our webhook with when somebody says something.
    func webhook(_ said: Said) throws -> Webhook
    /// What it answers a call of ours, and what that shows.
    func answer(_ call: Webhook) throws -> Answered
    /// What our answer to its webhook shows.
    func shown(by reply: HTTPReply, to said: Said) throws -> [Shown]
    /// By what it knows that a message was sent before, on a platform that does; it is shown once then.
    func resendKey(of call: Webhook) -> String?
}

extension StandIn {
    func shown(by reply: HTTPReply, to said: Said) throws -> [Shown] { [] }
    func resendKey(of call: Webhook) -> String? { nil }
}

/// The names that rooms and people have there. Without a group all is said in direct chats; without a direct chat,
/// in the group.
struct Casting: Sendable {
    var residents: ChatID?
    var staff: ChatID?
    var wang: SenderID = "wang"
    var wangAlone: ChatID?
    var li: SenderID = "li"
    var liAlone: ChatID?
    /// What people write so that the robot hears a group: `@小管家 `.
    var call = ""
    /// Whether a quote tells which message of ours is quoted.
    var tellsQuotes = false
}

struct Said: Sendable {
    let sender: SenderID
    let room: ChatID
    let kind: ChatKind
    let text: String
    var quoting: MessageID?
    /// What a picture sent along is called there.
    var picture: String?
    /// Different for each, the same for a redelivery.
    let number: Int

    /// Where it happens on our side of the wire.
    var now: Date { Date() }
}

/// A message of ours as people there see it.
struct Shown: Sendable {
    let room: ChatID
    let text: String
    var id: MessageID?
    /// A picture or recording beside the words.
    var file: [UInt8]?
}

struct Answered: Sendable {
    let reply: HTTPReply
    var shown: [Shown] = []

    static func json(_ text: String, _ shown: Shown...) -> Answered { Answered(reply: .json(text), shown: shown) }
}

/// A call of ours that the platform does not know.
struct UnknownCall: Error, CustomStringConvertible {
    let description: String
    init(_ call: Webhook) { description = "\(call.method) \(call.target)" }
}

/// JSON, by the names in it.
struct Fields {
    let value: Any?

    init(_ body: [UInt8]) { value = try? JSONSerialization.jsonObject(with: Data(body)) }
    private init(value: Any?) { self.value = value }

    subscript(name: String) -> Fields { Fields(value: (value as? [String: Any])?[name]) }
    subscript(index: Int) -> Fields {
        Fields(value: (value as? [Any]).flatMap { $0.indices.contains(index) ? $0[index] : nil })
    }
    var text: String { value as? String ?? "" }
    /// Nil where there is none.
    var word: String? { text.isEmpty ? nil : text }
    var number: Int { value as? Int ?? 0 }
    var list: [Fields] { (value as? [Any])?.map { Fields(value: $0) } ?? [] }
    /// JSON inside JSON.
    var inside: Fields { Fields(Array(text.utf8)) }
}

/// JSON of what the test knows to be JSON.
func json(_ value: [String: Any]) -> [UInt8] {
    ((try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys])).map { Array($0) }) ?? []
}
