import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct RocketChatTests: PlaysVectors {
    static let file = "rocketchat"

    @Test(arguments: try Vector.all(file))
    func `the platform's bytes come to what they must`(_ vector: Vector) { #expect(faults(of: vector) == []) }

    func play(_ vector: Vector, _ look: Look) throws {
        let run = VectorRun(platform: RocketChat.platform, open: rocketChat)
        guard try !run.run(vector, look) else { return }
        try look.at(
            literal: sentBody(by: sample(), RichText(plain: vector.text))["message"]?["msg"]?.text, of: vector)
    }

    @Test func `a message has an id of ours, by which a second is known`() throws {
        let message = Outbound(
            key: "k-1", room: Room(id: "GENERAL", kind: .group), body: RichText(plain: "好"), quoting: "m1")
        let call = try sample().encode(message, at: .distantPast)
        #expect(call.url == "https://chat.example.org/api/v1/chat.sendMessage")
        #expect(call.headers.contains { $0 == ("x-auth-token", "t") })
        let sent = try #require(JSONValue(of: call.body)["message"])
        #expect(sent["tmid"] == .text("m1"))
        let id = try #require(sent["_id"]?.text)
        // The server's own words: two that meet, and one that comes later (sendMessage.ts, normalizeMessagesForUser.ts).
        for error in ["E11000 duplicate key error", "Cannot read properties of undefined (reading 'starred')"] {
            let known = HTTPReply(status: 400, body: Array(#"{"success":false,"error":"\#(error)"}"#.utf8))
            #expect(try sample().judge(known, of: message) == .delivered(MessageID(id)))
        }
    }

    @Test func `a room of several people without a name is no direct room`() throws {
        let body =
            #"{"token":"kvXh2s","channel_id":"r77","channel_name":null,"message_id":"m1","user_id":"u1","text":"灯坏了"}"#
        guard case .messages(let messages) = try sample().decode(Verified(Webhook(path: "/", body: Array(body.utf8))))
        else {
            Issue.record("no message")
            return
        }
        #expect(messages[0].room.kind == .group)
    }

    @Test func `an edit is told as one`() throws {
        let body =
            #"{"token":"kvXh2s","channel_id":"c","channel_name":"x","message_id":"m1","user_id":"u1","text":"二楼","isEdited":true,"timestamp":"2026-11-23T01:06:40.123Z"}"#
        guard case .events(let events) = try sample().decode(Verified(Webhook(path: "/", body: Array(body.utf8)))),
            case .edited(let edit)? = events.first
        else {
            Issue.record("no edit")
            return
        }
        #expect(edit.message.id == "m1")
        #expect(edit.message.dedupe != "m1")
    }

    @Test(
        arguments: [
            (200, #"{"success":true,"message":{"_id":"m9"}}"#, .delivered("m9")),
            (429, #"{"success":false,"error":"slow"}"#, .retry(after: nil, because: "429 slow")),
            (
                400, #"{"success":false,"errorType":"error-too-many-requests"}"#,
                .retry(after: nil, because: "400 error-too-many-requests")
            ),
            (400, #"{"success":false,"errorType":"error-room-not-found"}"#, .refused("400 error-room-not-found")),
            (502, "<html>", .retry(after: nil, because: "HTTP 502, unreadable body")),
        ] as [(Int, String, Receipt)])
    func `an answer is judged by what the server says of it`(_ status: Int, _ body: String, _ receipt: Receipt) throws {
        #expect(try sample().judge(HTTPReply(status: status, body: Array(body.utf8))) == receipt)
    }

    private func rocketChat(_ vector: Vector) throws -> RocketChat {
        let config = try #require(vector.inputs["config"])
        return try sample(
            tokens: config["tokens"]?.list?.compactMap(\.text) ?? [], bot: config["botUserID"]?.text ?? "b")
    }

    private func sample(tokens: [String] = ["kvXh2s"], bot: String = "bOt1") throws -> RocketChat {
        try RocketChat(
            options: Options([
                "hook_token": tokens, "token": ["t"], "bot": [bot], "username": ["gatehouse"],
                "base_url": ["https://chat.example.org"],
            ]))
    }
}
