import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct LINEVectorsTests: PlaysVectors {
    private static let person = "U" + String(repeating: "0", count: 32)

    static let file = "line"

    @Test(arguments: try Vector.all(file))
    func `the platform's bytes come to what they must`(_ vector: Vector) { #expect(faults(of: vector) == []) }

    func play(_ vector: Vector, _ look: Look) throws {
        let run = VectorRun(platform: LINE.platform, open: line, more: nobody)
        guard try !run.run(vector, look) else { return }
        look.at(vector.kind == "encode-outbound-escape", "no test for the kind \(vector.kind)")
        let text = vector.text
        let expected = vector.expected
        switch try need(vector.inputs["dialect"]?.text) {
        case "line-text":
            look.knows(expected, ["escaped", "body"])
            let sent = try message(RichText(plain: text), .direct)
            look.at(sent["text"], is: expected["escaped"])
            look.at(sent, is: expected["body"])
        // Only a message that calls somebody is of this kind.
        case "line-textV2":
            look.knows(expected, ["escaped"])
            let sent = try message(RichText([.text(text), .mention(SenderID(Self.person), name: "红")]), .group)
            look.at(sent["type"] == .text("textV2"), "type: \(sent)")
            look.at(sent["text"], is: .text((expected["escaped"]?.text ?? "") + "{u0}"))
        case "length": look.at(lengthsIn: vector)
        case let dialect: look.at(false, "no test for the dialect \(dialect)")
        }
    }

    /// Where LINE names no sender, the room stands for one; the vectors say null.
    private func nobody(_ vector: Vector, _ request: Verified, _ arrival: Arrival) -> [String: JSONValue] {
        guard case .messages(let messages) = arrival, messages.count == 1, let message = messages.first,
            message.room.kind == .group, message.sender.id.raw == message.room.id.raw
        else { return [:] }
        return ["senderID": .null]
    }

    private func message(_ body: RichText, _ kind: ChatKind) throws -> JSONValue {
        let sent = try sentBody(by: LINE.sample(), body, to: Room(id: "C1", kind: kind))
        return try need(sent["messages"]?.list?.first)
    }

    private func line(_ vector: Vector) throws -> LINE {
        try LINE(
            options: Options([
                "channel_secret": vector.config("channelSecret"), "token": ["t"],
                "destination": vector.config("destination"),
            ]))
    }
}

extension LINE {
    static func sample() throws -> LINE {
        try LINE(options: Options(["channel_secret": ["s"], "token": ["t"]]))
    }
}
