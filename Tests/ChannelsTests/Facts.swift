import Chat
import Foundation

@testable import Channels

/// An arrival in the words of the vectors, every fact that it holds and none that it does not.
func facts(of arrival: Arrival, on platform: String) -> [String: JSONValue] {
    switch arrival {
    case .messages(let messages) where messages.count == 1: messages[0].facts(on: platform)
    case .messages(let messages): ["messages": .list(messages.map { .object($0.facts(on: platform)) })]
    case .events(let events):
        events.reduce(into: ["messages": .list([])]) { facts, event in
            facts.merge(event.facts(on: platform)) { _, new in new }
        }
    case .both(let messages, let events):
        facts(of: .events(events), on: platform).merging(facts(of: .messages(messages), on: platform)) { _, new in new }
    case .challenge(let reply): ["response": .integer(Int64(reply.status))]
    case .nothing: ["messages": .list([])]
    }
}

extension Inbound {
    fileprivate func facts(on platform: String) -> [String: JSONValue] {
        let always: [String: JSONValue] = [
            "platform": .text(platform), "messageID": .text(id.raw), "chatID": .text(room.id.raw),
            "chatKind": .text(room.kind.rawValue), "senderID": .text(sender.id.raw), "text": .text(text),
            "mentionedBot": .bool(mentioned), "dedupeID": .text(dedupe),
            "attachments": .list(attachments.map { .object($0.facts) }),
        ]
        let sometimes: [String: JSONValue?] = [
            "senderName": sender.name.map { .text($0) }, "replyToID": quoting.map { .text($0.raw) },
            "threadID": thread.map { .text($0.raw) },
            "createdAtMS": sentAt.map { .integer(Int64(($0.timeIntervalSince1970 * 1000).rounded())) },
            "replyToBot": quotesUs ? .bool(true) : nil, "mediaGroupID": album.map { .text($0) },
            // Nobody in particular spoke: the room stands for the sender.
            "anonymous": sender.id.raw == room.id.raw && room.kind == .group ? .bool(true) : nil,
        ]
        return always.merging(sometimes.compactMapValues { $0 }) { _, new in new }
    }
}

extension Attachment {
    fileprivate var facts: [String: JSONValue] {
        let kinds: [Kind: String] = [.voice: "audio"]
        let facts: [String: JSONValue?] = [
            "kind": .text(kinds[kind] ?? kind.rawValue), "id": reference.map { .text($0) },
            "name": name.map { .text($0) }, "mime": mediaType.map { .text($0) },
            "size": size.map { .integer(Int64($0)) },
        ]
        return facts.compactMapValues { $0 }
    }
}

extension Event {
    fileprivate func facts(on platform: String) -> [String: JSONValue] {
        switch self {
        case .migrated(let old, let new): ["migration": .object(["from": .text(old.raw), "to": .text(new.raw)])]
        case .membership(let room, let standing):
            ["membership": .object(["chatID": .text(room.raw), "status": .text(standing.rawValue)])]
        case .pressed(let press):
            [
                "action": .object(
                    [
                        "platform": .text(platform), "actionID": .text(press.id), "dedupeID": .text(press.dedupe),
                        "chatID": .text(press.room.id.raw), "chatKind": .text(press.room.kind.rawValue),
                        "senderID": .text(press.sender.id.raw), "senderName": press.sender.name.map { .text($0) },
                        "messageID": .text(press.message.raw), "value": .text(press.value),
                    ].compactMapValues { $0 })
            ]
        }
    }
}
