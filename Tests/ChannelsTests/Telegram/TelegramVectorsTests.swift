import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct TelegramVectorsTests {
    @Test(arguments: try Vector.all("telegram"))
    func `the platform's bytes come to what they must`(_ vector: Vector) throws {
        switch vector.kind {
        case "verify-signature":
            vector.expectNothing(besides: ["valid"])
            #expect(vector.expected["valid"] == .bool(true))
            _ = try telegram(vector).verify(vector.webhook, at: vector.now)
        case "reject":
            try vector.expectRefusal {
                let adapter = try telegram(vector)
                return try adapter.decode(adapter.verify(vector.webhook, at: vector.now))
            }
        case "decode-inbound": try decodes(vector)
        case "encode-outbound-escape": try escapes(vector)
        default: Issue.record("no test for the kind \(vector.kind)")
        }
    }

    private func decodes(_ vector: Vector) throws {
        let adapter = try telegram(vector)
        let arrival = try adapter.decode(adapter.verify(vector.webhook, at: vector.now))
        let facts = facts(of: arrival, on: Telegram.platform)
        for key in vector.expected["absent"]?.list ?? [] { #expect(facts[try #require(key.text)] == nil) }
        for (key, value) in vector.expected where key != "absent" {
            #expect(facts[key] == value, "\(key)")
        }
    }

    private func escapes(_ vector: Vector) throws {
        let text = try #require(vector.inputs["text"]?.text)
        let expected = vector.expected
        switch try #require(vector.inputs["dialect"]?.text) {
        case "telegram-html":
            vector.expectNothing(besides: ["escaped", "forbid", "visible_text", "example"])
            let sent = try sent(RichText(plain: text))
            if let escaped = expected["escaped"] { #expect(.text(sent) == escaped) }
            if let example = expected["example"] { #expect(.text(sent) == example) }
            if let visible = expected["visible_text"] { #expect(.text(shown(sent)) == visible) }
            for pattern in expected["forbid"]?.list ?? [] {
                #expect(!sent.contains(try Regex(#require(pattern.text))))
            }
            #expect(shown(sent) == text)
        // We write HTML. What a reader sees must be what he would see of the same text in Telegram's other dialect.
        case "telegram-markdownv2", "telegram-markdownv2-code":
            vector.expectNothing(besides: ["escaped"])
            let other = try #require(expected["escaped"]?.text)
            #expect(shown(try sent(RichText(plain: text))) == unescaped(other))
        case "telegram-markdownv2-url":
            vector.expectNothing(besides: ["escaped"])
            let sent = try sent(RichText([.link("label", to: text)]))
            let address = unescaped(try #require(expected["escaped"]?.text))
            #expect(sent == "<a href=\"\(address)\">label</a>")
        case "length":
            vector.expectNothing(besides: ["utf16", "utf8", "code_points"])
            #expect(expected["utf16"] == .integer(Int64(Limits.Unit.utf16Units.length(of: text))))
            #expect(expected["utf8"] == .integer(Int64(Limits.Unit.utf8Bytes.length(of: text))))
            #expect(expected["code_points"] == .integer(Int64(text.unicodeScalars.count)))
        case let dialect: Issue.record("no test for the dialect \(dialect)")
        }
    }

    /// The channel that a vector's `config` describes; its token holds the bot's id.
    private func telegram(_ vector: Vector) throws -> Telegram {
        let config = vector.inputs["config"]
        return try Telegram(
            options: Options([
                "secret": [config?["secretToken"]?.text ?? ""],
                "token": ["\(config?["botID"]?.text ?? "1"):AAtest"],
                "username": [config?["botUsername"]?.text ?? "some_bot"],
            ]))
    }

    private func sent(_ body: RichText) throws -> String {
        let message = Outbound(key: "k", room: Room(id: "1", kind: .direct), body: body)
        return try #require(JSONValue(of: Telegram.sample().encode(message, at: .distantPast).body)["text"]?.text)
    }

    /// Telegram's other dialect, read back: a backslash makes the next character literal.
    private func unescaped(_ markdown: String) -> String {
        var isEscaped = false
        return markdown.reduce(into: "") { text, character in
            isEscaped = character == "\\" && !isEscaped
            if !isEscaped { text.append(character) }
        }
    }
}
