import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct ZulipTests: PlaysVectors {
    static let file = "zulip"

    @Test(arguments: try Vector.all(file))
    func `the platform's bytes come to what they must`(_ vector: Vector) { #expect(faults(of: vector) == []) }

    func play(_ vector: Vector, _ look: Look) throws {
        let run = VectorRun(platform: Zulip.platform, open: zulip)
        guard try !run.run(vector, look) else { return }
        let call = try sample().encode(
            Outbound(key: "k", room: Room(id: "people:7", kind: .direct), body: RichText(plain: vector.text)),
            at: .distantPast)
        try look.at(literal: Form(call.body).only("content"), of: vector)
    }

    @Test func `a room's id says where it is`() throws {
        func sent(_ room: Room) throws -> Form {
            let call = try sample().encode(Outbound(key: "k", room: room, body: RichText(plain: "好")), at: .distantPast)
            #expect(call.headers.contains { $0 == ("authorization", "Basic YkBleGFtcGxlOms=") })
            return try Form(call.body)
        }
        let topic = try sent(ZulipRoom.room(of: 9, topic: "报修: 3号楼", name: nil))
        #expect(try topic.only("to") == "9")
        #expect(try topic.only("topic") == "报修: 3号楼")
        let people = try sent(ZulipRoom.room(of: [7, 3, 7]))
        #expect(try people.only("type") == "direct")
        #expect(try people.only("to") == "[3,7]")
    }

    @Test(
        arguments: [
            (200, #"{"result":"success","id":42,"msg":""}"#, .delivered("42")),
            (
                429, #"{"result":"error","code":"RATE_LIMIT_HIT","retry-after":2.2}"#,
                .retry(after: .seconds(3), because: "429 RATE_LIMIT_HIT")
            ),
            (400, #"{"result":"error","code":"STREAM_DOES_NOT_EXIST"}"#, .refused("400 STREAM_DOES_NOT_EXIST")),
            (502, "<html>", .retry(after: nil, because: "HTTP 502, unreadable body")),
        ] as [(Int, String, Receipt)])
    func `an answer is judged by what the server says of it`(_ status: Int, _ body: String, _ receipt: Receipt) throws {
        #expect(try sample().judge(HTTPReply(status: status, body: Array(body.utf8))) == receipt)
    }

    private func zulip(_ vector: Vector) throws -> Zulip {
        let config = try #require(vector.inputs["config"])
        return try sample(
            tokens: config["tokens"]?.list?.compactMap(\.text) ?? [], email: config["botEmail"]?.text ?? "b",
            name: config["botName"]?.text ?? "b")
    }

    private func sample(tokens: [String] = ["zT0k"], email: String = "b@example", name: String = "小管家") throws -> Zulip
    {
        try Zulip(
            options: Options([
                "hook_token": tokens, "email": [email], "api_key": ["k"], "name": [name],
                "base_url": ["https://example.zulipchat.com"],
            ]))
    }
}
