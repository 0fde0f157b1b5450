import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct MatrixTests {
    private let room = Room(id: "!r", kind: .group)

    private func hear(_ events: String...) throws -> Arrival {
        let body = #"{"events":[\#(events.joined(separator: ","))]}"#
        return try Matrix.sample().decode(
            Verified(Webhook(method: "PUT", path: "/hooks/m/_matrix/app/v1/transactions/7", body: Array(body.utf8))))
    }

    private func event(_ type: String, _ content: String, sender: String = "@li:gate.test", state: String? = nil)
        -> String
    {
        let state = state.map { #","state_key":"\#($0)""# } ?? ""
        return
            #"{"type":"\#(type)","event_id":"$1","room_id":"!r","sender":"\#(sender)","content":\#(content)\#(state)}"#
    }

    @Test(arguments: [
        ("PUT", "/hooks/m/_matrix/app/v1/transactions/7", MatrixRoute.transaction("7")),
        ("PUT", "/hooks/m/transactions/7?access_token=x", .transaction("7")), ("POST", "/_matrix/app/v1/ping", .ping),
        ("GET", "/hooks/m/_matrix/app/v1/users/%40a%3Ab", .user("@a:b")),
        ("GET", "/hooks/m/_matrix/app/v1/rooms/%23a%3Ab", .alias("#a:b")),
    ])
    func `an address says what is asked`(_ method: String, _ target: String, _ route: MatrixRoute) throws {
        #expect(try MatrixRoute(Webhook(method: method, path: "", target: target)) == route)
    }

    @Test(arguments: [
        ("GET", "/hooks/m/_matrix/app/v1/transactions/7", 405), ("PUT", "/hooks/m/_matrix/app/v1/ping/7", 404),
        ("PUT", "/hooks/m/_matrix/app/v1/thirdparty/transactions/7", 404), ("PUT", "", 404), ("PUT", "/hooks/m", 404),
    ])
    func `other addresses are refused as the specification wants`(_ method: String, _ target: String, _ status: Int) {
        let refusal = #expect(throws: Refusal.self) {
            try MatrixRoute(Webhook(method: method, path: "", target: target))
        }
        #expect(refusal?.status == status)
    }

    @Test func `we join where we are asked by our own, and tell others no`() throws {
        let matrix = try Matrix.sample()
        let means = Means(now: .distantPast)
        let joined = matrix.calls(on: .invited(Room(id: "!a:b", kind: .group), by: "@li:gate.test"), by: means)
        #expect(joined.map(\.url) == ["https://matrix.example.org/_matrix/client/v3/join/%21a%3Ab"])
        #expect(joined.first?.headers.contains { $0 == ("authorization", "Bearer as") } == true)
        let left = matrix.calls(on: .invited(room, by: "@li:evil.test"), by: means)
        #expect(left.map(\.url) == ["https://matrix.example.org/_matrix/client/v3/rooms/%21r/leave"])
        let open = try Matrix.sample(inviters: ["@li:evil.test"])
        #expect(open.mayInvite("@li:evil.test") && !open.mayInvite("@wu:evil.test") && !open.mayInvite("@li:gate.test"))
    }

    @Test func `an encrypted room is not joined but told of`() throws {
        let invite =
            event("m.room.member", #"{"membership":"invite"}"#, state: "@gatehouse:gate.test")
            .dropLast() + #","unsigned":{"invite_room_state":[{"type":"m.room.encryption","content":{}}]}}"#
        guard case .events(let events) = try hear(String(invite)), case .noticed(let notice)? = events.first else {
            Issue.record("no notice")
            return
        }
        #expect(notice.isTrouble)
    }

    @Test func `an edit, a redaction and an upgraded room are told`() throws {
        let edit =
            #"{"msgtype":"m.text","body":"* 三楼","m.new_content":{"msgtype":"m.text","body":"三楼"},"m.relates_to":{"rel_type":"m.replace","event_id":"$0"}}"#
        guard
            case .events(let events) = try hear(
                event("m.room.message", edit), event("m.room.redaction", #"{"redacts":"$9"}"#),
                event("m.room.tombstone", #"{"replacement_room":"!new"}"#, state: ""), #"{"type":7}"#, "3")
        else {
            Issue.record("no events")
            return
        }
        guard case .edited(let edited)? = events.first else {
            Issue.record("no edit")
            return
        }
        #expect(edited.message.id == "$0")
        #expect(edited.message.dedupe == "$1")
        #expect(edited.message.text == "三楼")
        #expect(Array(events.dropFirst()) == [.deleted("$9", in: room), .migrated(from: "!r", to: "!new")])
    }

    @Test(arguments: [
        ("gatehouse: 灯坏了", "灯坏了"), ("@gatehouse:gate.test 灯坏了", "灯坏了"), ("小助手：灯坏了", "灯坏了"),
        ("gatehouses 灯", "gatehouses 灯"),
        ("灯坏了 gatehouse", "灯坏了 gatehouse"),
    ])
    func `our name in front is cut`(_ body: String, _ text: String) throws {
        let content =
            #"{"msgtype":"m.text","body":"\#(body)","formatted_body":"<a href=\"https://matrix.to/#/@gatehouse:gate.test\">小助手</a>","m.mentions":{"user_ids":["@gatehouse:gate.test"]}}"#
        guard case .messages(let messages) = try hear(event("m.room.message", content)) else {
            Issue.record("no message")
            return
        }
        #expect(messages[0].text == text)
        #expect(messages[0].mentioned)
    }

    @Test func `a room is direct while the one who asked us in is alone with us`() throws {
        let arrival = try hear(event("m.room.message", #"{"msgtype":"m.text","body":"门禁卡丢了"}"#))
        #expect(arrival.rooms == ["!r"])
        func kind(_ partners: [ChatID: SenderID?]) -> ChatKind? {
            if case .messages(let messages) = arrival.placed(among: partners) { messages.first?.room.kind } else { nil }
        }
        #expect(kind(["!r": "@li:gate.test"]) == .direct)
        #expect(kind(["!r": SenderID?.none]) == .direct)
        #expect(kind(["!r": "@wang:gate.test"]) == .group)
        #expect(kind(["!other": "@li:gate.test"]) == .group)
        // A third person comes in the same transaction.
        guard
            case .both(let messages, _) = try hear(
                event("m.room.message", #"{"msgtype":"m.text","body":"门禁卡丢了"}"#),
                event("m.room.member", #"{"membership":"join"}"#, sender: "@chen:gate.test", state: "@chen:gate.test")
            ).placed(among: ["!r": "@li:gate.test"])
        else {
            Issue.record("not both")
            return
        }
        #expect(messages.map(\.room.kind) == [.group])
    }

    @Test func `an answer stays in its thread, calls whom it means, and nobody else`() throws {
        let body = RichText([.mention("@li:gate.test", name: "李"), .text(" @room <b>")])
        let sent = try JSONValue(
            of: Matrix.sample().encode(
                Outbound(key: "k-1", room: room, body: body, quoting: "$2", thread: "$1"), at: .distantPast
            ).body)
        #expect(sent["msgtype"] == .text("m.notice"))
        #expect(sent["m.mentions"] == .object(["user_ids": .list([.text("@li:gate.test")])]))
        #expect(
            sent["m.relates_to"]
                == .object([
                    "rel_type": .text("m.thread"), "event_id": .text("$1"), "is_falling_back": .bool(false),
                    "m.in_reply_to": .object(["event_id": .text("$2")]),
                ]))
        #expect(sent["org.gatehouse.id"] == .text("k-1"))
        #expect(
            sent["formatted_body"]
                == .text("<a href=\"https://matrix.to/#/@li:gate.test\">李</a> @room &lt;b&gt;"))
    }

    @Test(
        arguments: [
            (200, #"{"event_id":"$9"}"#, .delivered("$9")), (200, #"{"room_id":"!r"}"#, .delivered(nil)),
            (
                429, #"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":9223372036854775807}"#,
                .retry(after: .seconds(3600), because: "429 M_LIMIT_EXCEEDED")
            ),
            (
                429, #"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":1500}"#,
                .retry(after: .seconds(2), because: "429 M_LIMIT_EXCEEDED")
            ),
            (403, #"{"errcode":"M_FORBIDDEN","error":"not in room"}"#, .refused("403 M_FORBIDDEN not in room")),
            (502, "<html>", .retry(after: nil, because: "HTTP 502, unreadable body")),
            (500, "{}", .retry(after: nil, because: "500")),
        ] as [(Int, String, Receipt)])
    func `an answer is judged by what the homeserver says of it`(_ status: Int, _ body: String, _ receipt: Receipt)
        throws
    {
        #expect(try Matrix.sample().judge(HTTPReply(status: status, body: Array(body.utf8))) == receipt)
    }

    @Test func `the registration has both tokens and where we are`() throws {
        let file = try Matrix.sample().registration(url: "http://127.0.0.1:8080/hooks/matrix")
        for line in [
            "id: \"gatehouse\"", "url: \"http://127.0.0.1:8080/hooks/matrix\"", "as_token: \"as\"", "hs_token: \"hs\"",
            "sender_localpart: \"gatehouse\"", "regex: '@_gatehouse_[^:]*:gate\\.test'",
        ] {
            #expect(file.contains(line))
        }
    }

    @Test func `the two tokens must differ`() {
        #expect(throws: BadOption.self) {
            try Matrix(
                options: Options([
                    "hs_token": ["same"], "as_token": ["same"], "user": ["@a:b"], "base_url": ["https://b"],
                ]))
        }
    }
}
