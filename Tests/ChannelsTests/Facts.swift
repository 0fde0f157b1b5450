import Chat
import Foundation
import Testing
import Wire

@testable import Channels

/// An arrival in the words of the vectors, every fact that it holds and none that it does not.
func facts(of arrival: Arrival, on platform: String) -> [String: JSONValue] {
    switch arrival {
    case .messages(let messages): facts(of: messages, [], on: platform)
    case .events(let events): facts(of: [], events, on: platform)
    case .both(let messages, let events): facts(of: messages, events, on: platform)
    case .challenge(let reply): ["messages": .list([]), "response": reply.facts]
    case .nothing: ["messages": .list([])]
    }
}

/// One message alone is told flat; a vector may also have it in a list of one.
private func facts(of messages: [Inbound], _ events: [Event], on platform: String) -> [String: JSONValue] {
    let list = messages.map { $0.facts(on: platform) }
    var start: [String: JSONValue] = ["messages": .list(list.map { .object($0) })]
    if let only = list.first, list.count == 1 { start.merge(only) { old, _ in old } }
    return events.reduce(into: start) { facts, event in
        // What may come several times in one request is a list.
        facts.merge(event.facts(on: platform)) { old, new in
            if case .list(let old) = old, case .list(let new) = new { .list(old + new) } else { new }
        }
    }
}

extension HTTPReply {
    /// A body of JSON by its content, any other as it stands.
    var facts: JSONValue {
        let type = header("content-type")?.split(separator: ";").first.map(String.init)
        let text = String(decoding: body, as: UTF8.self)
        let content = type == "application/json" ? (try? JSONValue(of: body)) ?? .text(text) : .text(text)
        let facts: [String: JSONValue?] = [
            "status": .integer(Int64(status)), "contentType": type.map { .text($0) }, "body": content,
        ]
        return .object(facts.compactMapValues { $0 })
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
            "quotedText": quotedText.map { .text($0) }, "rootID": root.map { .text($0.raw) },
            "mentionsAll": callsEveryone ? .bool(true) : nil, "replyVia": replyVia.map { $0.facts },
            "senderPhone": sender.phone.map { .text($0) }, "command": command.map { .text($0) },
            "redelivery": isRepeated.map { .bool($0) },
            "anonymous": sender.id.raw == room.id.raw && room.kind == .group ? .bool(true) : nil,
        ]
        return always.merging(sometimes.compactMapValues { $0 }) { _, new in new }
    }
}

extension ReplyAddress {
    fileprivate var facts: JSONValue {
        let isToken = kind == .replyToken || kind == .interactionToken
        let facts: [String: JSONValue?] = [
            "kind": .text(kind.rawValue), isToken ? "token" : "url": .text(value),
            "expiresAtMS": expires.map { .integer(Int64(($0.timeIntervalSince1970 * 1000).rounded())) },
            "ttlSeconds": seconds.map { .integer(Int64($0)) }, "singleUse": uses == 1 ? .bool(true) : nil,
        ]
        return .object(facts.compactMapValues { $0 })
    }
}

extension Chat.Attachment {
    fileprivate var facts: [String: JSONValue] {
        let kinds: [Kind: String] = [.voice: "audio"]
        let place = reference.flatMap { $0.hasPrefix("geo:") ? $0.dropFirst(4).split(separator: ",") : nil }
        let facts: [String: JSONValue?] = [
            "kind": .text(kinds[kind] ?? kind.rawValue), "id": place == nil ? reference.map { .text($0) } : nil,
            "name": name.map { .text($0) }, "mime": mediaType.map { .text($0) },
            "size": size.map { .integer(Int64($0)) }, "url": address.map { .text($0) },
            "encrypted": isEncrypted ? .bool(true) : nil, "format": format.map { .text($0) },
            "sha256": digest.map { .text($0) },
            "durationMS": duration.map { .integer(Int64($0)) },
            "latitude": place?.first.map { .text(String($0)) }, "longitude": place?.last.map { .text(String($0)) },
        ]
        return facts.compactMapValues { $0 }
    }
}

extension Event {
    fileprivate func facts(on platform: String) -> [String: JSONValue] {
        switch self {
        case .migrated(let old, let new):
            return ["migration": .object(["from": .text(old.raw), "to": .text(new.raw)])]
        case .membership(let room, let standing):
            return ["membership": .object(["chatID": .text(room.raw), "status": .text(standing.rawValue)])]
        case .pressed(let press): return ["action": .object(press.facts(on: platform))]
        case .edited(let edit): return ["edit": .object(edit.message.facts(on: platform))]
        case .deleted(let message, let room):
            return ["deletion": .object(["messageID": .text(message.raw), "chatID": .text(room.id.raw)])]
        case .invited(let room, let inviter):
            let facts: [String: JSONValue?] = [
                "roomID": .text(room.id.raw), "inviter": inviter.map { .text($0.raw) },
                "isDirect": .bool(room.kind == .direct), "roomName": room.name.map { .text($0) },
            ]
            return ["invites": .list([.object(facts.compactMapValues { $0 })])]
        case .person(let sender, let room, let coming):
            let membership: [Coming: String] = [.joined: "join", .left: "leave"]
            let facts: [String: JSONValue?] = [
                "roomID": .text(room.id.raw), "userID": .text(sender.id.raw),
                "displayName": sender.name.map { .text($0) },
                "membership": .text(membership[coming] ?? coming.rawValue),
            ]
            return ["members": .list([.object(facts.compactMapValues { $0 })])]
        case .fate(let message, let fate):
            let facts: [String: JSONValue?] = [
                "messageID": .text(message.raw), "status": .text(fate.word), "errorCode": fate.code,
            ]
            return ["statuses": .list([.object(facts.compactMapValues { $0 })])]
        case .called(let summons):
            return [
                "event": .object([
                    "type": .text("kf_msg_or_event"), "openKfID": .text(summons.source), "token": .text(summons.hint),
                ])
            ]
        case .noticed(let notice):
            var facts = notice.details.mapValues { JSONValue.text($0) }
            facts["type"] = .text(notice.type)
            facts["senderID"] = notice.sender.map { .text($0.raw) }
            facts["dedupeID"] = notice.dedupe.map { .text($0) }
            return ["event": .object(facts)]
        }
    }
}

extension Press {
    fileprivate func facts(on platform: String) -> [String: JSONValue] {
        var facts = details.mapValues { JSONValue.text($0) }
        let own: [String: JSONValue?] = [
            "platform": .text(platform), "actionID": .text(id), "dedupeID": .text(dedupe),
            "chatID": .text(room.id.raw), "chatKind": .text(room.kind.rawValue),
            "senderID": .text(sender.id.raw), "senderName": sender.name.map { .text($0) },
            "messageID": message.map { .text($0.raw) }, "value": .text(value),
            "threadID": thread.map { .text($0.raw) }, "replyVia": replyVia.map { $0.facts },
        ]
        facts.merge(own.compactMapValues { $0 }) { _, own in own }
        return facts
    }
}

extension Fate {
    fileprivate var word: String {
        switch self {
        case .sent: "sent"
        case .delivered: "delivered"
        case .read: "read"
        case .failed: "failed"
        }
    }
    /// The number that the platform gives a failure.
    fileprivate var code: JSONValue? {
        guard case .failed(let why) = self else { return nil }
        return why.split(separator: " ").first.flatMap { Int64($0) }.map { .integer($0) }
    }
}
