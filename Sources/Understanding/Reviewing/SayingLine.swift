import Chat
import Foundation
import ServiceDesk

/// A message with its meaning, written as the files under `Conversations/sayings` write it: one object a line.
struct SayingLine {
    let id: String
    let language: Language
    let hearing: Hearing
    let text: String
    let acts: [Act]

    var written: String {
        get throws {
            let expect = try acts.map { act in
                let data = try JSONEncoder().encode(ActLine(act, zone: hearing.zone))
                return JSONLine(any: try JSONSerialization.jsonObject(with: data))
            }
            return JSONLine.object([
                ("id", .text(id)), ("lang", .text(language.code)), ("role", .text(hearing.role.rawValue)),
                ("chat", .text(hearing.chat.rawValue)), ("mentioned", .plain(hearing.mentioned ? "true" : "false")),
                ("home", home), ("context", context),
                ("now", .text(TimeStamp.text(of: hearing.now, in: hearing.zone))), ("text", .text(text)),
                ("expect", .list(expect)),
            ]).written
        }
    }

    private var home: JSONLine {
        guard let home = hearing.home else { return .null }
        return .object([
            ("building", .text(home.building)), ("unit", home.unit.map { .text($0) } ?? .null),
            ("room", .text(home.room)),
        ])
    }

    private var context: JSONLine {
        let pairs: [(String, JSONLine)?] = [
            hearing.pending.map { ("pending", .text($0.rawValue)) },
            hearing.ticket.map { ("ticket", .plain(String($0))) },
            hearing.repliesTo.map { ("repliesTo", .text($0.rawValue)) },
        ]
        let told = pairs.compactMap(\.self)
        return told.isEmpty ? .null : .object(told)
    }
}
