import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct DiscordTests {
    private let room = Room(id: "75", kind: .group)

    private func command(_ options: String = "[]") -> Verified {
        let body =
            #"{"id":"1","type":2,"token":"i","guild_id":"6","channel_id":"75","member":{"user":{"id":"46"}},"data":{"name":"desk","options":\#(options)}}"#
        return Verified(Webhook(path: "/", body: Array(body.utf8)))
    }

    @Test func `a command below a command is read`() throws {
        let request = command(
            #"[{"name":"report","type":1,"options":[{"name":"what","type":3,"value":"灯"},{"name":"where","type":3,"value":"3楼"}]},7]"#
        )
        guard case .messages(let messages) = try Discord.sample().decode(request) else {
            Issue.record("no message")
            return
        }
        #expect(messages[0].text == "灯 3楼")
        #expect(messages[0].command == "desk")
    }

    @Test func `the desk's answer may be the answer to the command, in its own room only`() throws {
        let discord = try Discord.sample()
        let message = Outbound(key: "k", room: room, body: RichText(plain: "@everyone 好"))
        let reply = try #require(discord.answer(message, to: command(), at: .distantPast))
        let data = try #require(JSONValue(of: reply.body)["data"])
        #expect(data["allowed_mentions"] == .object(["parse": .list([])]))
        #expect(data["nonce"] == nil)
        let elsewhere = Outbound(key: "k", room: Room(id: "76", kind: .group), body: RichText(plain: "好"))
        #expect(discord.answer(elsewhere, to: command(), at: .distantPast) == nil)
        #expect(try JSONValue(of: #require(discord.acknowledgement(of: command())).body)["type"] == .integer(4))
    }

    @Test func `choices are buttons, five in a row`() throws {
        let choices = (1...6).map { Choice(label: "\($0)", words: "\($0) 分") }
        let call = try Discord.sample().encode(
            Outbound(
                key: "k", room: room, body: RichText([.mention("46", name: "红"), .text(" *")]), quoting: "9",
                choices: choices), at: .distantPast)
        #expect(call.url == "https://discord.com/api/v10/channels/75/messages")
        let sent = try JSONValue(of: call.body)
        #expect(sent["components"]?.list?.map { $0["components"]?.list?.count } == [5, 1])
        #expect(sent["allowed_mentions"]?["users"] == .list([.text("46")]))
        #expect(sent["content"] == .text("<@46> \\*"))
        #expect(sent["message_reference"]?["message_id"] == .text("9"))
        #expect((sent["nonce"]?.text?.count ?? 99) <= 25)
    }

    @Test(
        arguments: [
            (200, #"{"id":"9"}"#, .delivered("9")),
            (429, #"{"message":"slow","retry_after":0.3}"#, .retry(after: .seconds(1), because: "429 slow")),
            (429, #"{"message":"slow","retry_after":1e300}"#, .retry(after: nil, because: "429 slow")),
            (403, #"{"message":"no","code":50007}"#, .unreachable(because: "403 no")),
            (404, #"{"message":"Unknown Channel","code":10003}"#, .refused("404 Unknown Channel")),
            (502, "<html>", .retry(after: nil, because: "502 without a message")),
            (200, "", .retry(after: nil, because: "200 without a message")),
        ] as [(Int, String, Receipt)])
    func `an answer is judged by what Discord says of it`(_ status: Int, _ body: String, _ receipt: Receipt) throws {
        #expect(try Discord.sample().judge(HTTPReply(status: status, body: Array(body.utf8))) == receipt)
    }

    @Test func `the endpoint is set by one call`() throws {
        let call = try #require(Discord.sample().webhookCalls(for: "https://desk.example.org/hooks/d").first)
        #expect(call.method == .patch && call.url == "https://discord.com/api/v10/applications/@me")
        #expect(call.headers.contains { $0.name == "authorization" && $0.value.hasPrefix("Bot ") })
        let sent = try JSONValue(of: call.body)
        #expect(sent == .object(["interactions_endpoint_url": .text("https://desk.example.org/hooks/d")]))
    }
}
