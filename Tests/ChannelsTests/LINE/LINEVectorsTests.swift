import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct LINEVectorsTests {
    private static let person = "U" + String(repeating: "0", count: 32)

    @Test(arguments: try Vector.all("line"))
    func `the platform's bytes come to what they must`(_ vector: Vector) throws {
        let run = VectorRun(platform: LINE.platform, open: line, more: nobody)
        guard try !run.run(vector) else { return }
        try #require(vector.kind == "encode-outbound-escape")
        let text = try #require(vector.inputs["text"]?.text)
        let expected = vector.expected
        switch try #require(vector.inputs["dialect"]?.text) {
        case "line-text":
            vector.expectNothing(besides: ["escaped", "body"])
            let sent = try message(RichText(plain: text), .direct)
            #expect(sent["text"] == expected["escaped"])
            if let body = expected["body"] { #expect(sent == body) }
        // Only a message that calls somebody is of this kind.
        case "line-textV2":
            vector.expectNothing(besides: ["escaped"])
            let sent = try message(RichText([.text(text), .mention(SenderID(Self.person), name: "红")]), .group)
            #expect(sent["type"] == .text("textV2"))
            #expect(sent["text"]?.text == (expected["escaped"]?.text ?? "") + "{u0}")
        case "length":
            vector.expectNothing(besides: ["utf16", "utf8", "code_points"])
            #expect(expected["utf16"] == .integer(Int64(LINE.limits.unit.length(of: text))))
            #expect(expected["utf8"] == .integer(Int64(Limits.Unit.utf8Bytes.length(of: text))))
            #expect(expected["code_points"] == .integer(Int64(text.unicodeScalars.count)))
        case let dialect: Issue.record("no test for the dialect \(dialect)")
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
        return try #require(sent["messages"]?.list?.first)
    }

    private func line(_ vector: Vector) throws -> LINE {
        let config = try #require(vector.inputs["config"])
        return try LINE(
            options: Options([
                "channel_secret": [config["channelSecret"]?.text ?? ""], "token": ["t"],
                "destination": [config["destination"]?.text].compactMap { $0 },
            ]))
    }
}

extension LINE {
    static func sample() throws -> LINE {
        try LINE(options: Options(["channel_secret": ["s"], "token": ["t"]]))
    }
}
