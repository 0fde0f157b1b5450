import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct MatrixVectorsTests: PlaysVectors {
    static let file = "matrix"

    @Test(arguments: try Vector.all(file))
    func `the platform's bytes come to what they must`(_ vector: Vector) { #expect(faults(of: vector) == []) }

    func play(_ vector: Vector, _ look: Look) throws {
        let run = VectorRun(platform: Matrix.platform, open: matrix, more: more, placing: placing)
        guard try !run.run(vector, look) else { return }
        look.at(vector.kind == "encode-outbound-escape", "no test for the kind \(vector.kind)")
        let text = vector.text
        let escaped = try need(vector.expected["escaped"]?.text)
        switch try need(vector.inputs["dialect"]?.text) {
        case "matrix-html":
            look.knows(
                vector.expected, ["escaped", "equivalent_to_python_html_escape", "body_must_contain", "plain_body"])
            let sent = try sentBody(by: Matrix.sample(), RichText(plain: text))
            look.at(sent["formatted_body"], is: .text(escaped))
            look.at(sent["body"], is: vector.expected["plain_body"])
            for (key, value) in vector.expected["body_must_contain"]?.object ?? [:] {
                look.at(sent[key], is: value, key)
            }
        case "matrix-path":
            look.knows(vector.expected, ["escaped"])
            let message = Outbound(key: text, room: Room(id: ChatID(text), kind: .group), body: RichText(plain: "x"))
            let path = try Matrix.sample().encode(message, at: .distantPast).url
            let wanted =
                "https://matrix.example.org/_matrix/client/v3/rooms/\(escaped)/send/m.room.message/\(escaped)"
            look.at(path == wanted, path)
        case let dialect: look.at(false, "no test for the dialect \(dialect)")
        }
    }

    /// What the store remembers: which rooms are direct, and which events it has.
    private func placing(_ vector: Vector, _ arrival: Arrival) -> Arrival {
        let config = vector.inputs["config"]
        let rooms = config?["directRooms"]?.list?.compactMap(\.text) ?? []
        let placed = arrival.placed(among: Dictionary(uniqueKeysWithValues: rooms.map { (ChatID($0), SenderID?.none) }))
        let seen = config?["seenEvents"]?.list?.compactMap(\.text) ?? []
        guard case .messages(let messages) = placed, !seen.isEmpty else { return placed }
        return Arrival(messages.filter { !seen.contains($0.dedupe) }, [])
    }

    private func more(_ vector: Vector, _ request: Verified, _ arrival: Arrival) throws -> [String: JSONValue] {
        var more: [String: JSONValue] = [:]
        let facts = facts(of: arrival, on: Matrix.platform)
        if case .transaction(let id) = try MatrixRoute(request.webhook) {
            more["transactionID"] = .text(id)
            if let messages = facts["messages"]?.list {
                more["messages"] = .list(
                    messages.map { message in
                        .object((message.object ?? [:]).merging(["transactionID": .text(id)]) { own, _ in own })
                    })
            }
        }
        if case .events(let events) = arrival {
            more["undecryptable"] = .list(
                events.compactMap { event in
                    guard case .noticed(let notice) = event, notice.type == "m.room.encrypted" else { return nil }
                    return .object(notice.details.mapValues { .text($0) })
                })
            more["redactions"] = .list(
                events.compactMap { event in
                    guard case .deleted(let message, let room) = event else { return nil }
                    return .object([
                        "roomID": .text(room.id.raw), "redacts": .text(message.raw), "eventID": .text(message.raw),
                    ])
                })
        }
        return more
    }

    private func matrix(_ vector: Vector) throws -> Matrix {
        let config = try need(vector.inputs["config"])
        return try Matrix(
            options: Options([
                "hs_token": [config["hsToken"]?.text ?? ""], "as_token": ["as"],
                "user": [config["botUserID"]?.text ?? "@gatehouse:gate.test"],
                "namespace": [config["userNamespacePrefix"]?.text ?? "@_gatehouse_"],
                "base_url": ["https://matrix.example.org"],
                "query_token": config["allowLegacyQueryToken"] == .bool(true) ? ["true"] : [],
            ]))
    }
}

extension Matrix {
    static func sample(inviters: [String] = []) throws -> Matrix {
        try Matrix(
            options: Options([
                "hs_token": ["hs"], "as_token": ["as"], "user": ["@gatehouse:gate.test"],
                "base_url": ["https://matrix.example.org/"], "inviters": inviters,
            ]))
    }
}
