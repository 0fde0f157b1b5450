import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct TelegramVectorsTests: PlaysVectors {
    static let file = "telegram"

    @Test(arguments: try Vector.all(file))
    func `the platform's bytes come to what they must`(_ vector: Vector) { #expect(faults(of: vector) == []) }

    func play(_ vector: Vector, _ look: Look) throws {
        guard vector.kind != "encode-outbound-escape" else { return try escapes(vector, look) }
        let run = VectorRun(platform: Telegram.platform, open: telegram)
        look.at(try run.run(vector, look), "no test for the kind \(vector.kind)")
    }

    private func escapes(_ vector: Vector, _ look: Look) throws {
        let text = vector.text
        let expected = vector.expected
        switch try need(vector.inputs["dialect"]?.text) {
        case "telegram-html":
            look.knows(expected, ["escaped", "forbid", "visible_text", "example"])
            let sent = try sent(RichText(plain: text))
            // A vector of escaping alone shows no measure against calls; we always take it.
            for key in ["escaped", "example"] {
                let withoutMeasure = JSONValue.text(sent.replacing("\u{200B}", with: ""))
                look.at(expected[key] == .text(sent) ? .text(sent) : withoutMeasure, is: expected[key], key)
            }
            look.at(.text(shown(sent)), is: expected["visible_text"])
            try look.at(sent, lacks: expected["forbid"])
            look.at(shown(sent) == text, "not all the words: \(sent)")
        // We write HTML. What a reader sees must be what he would see of the same text in Telegram's other dialect.
        case "telegram-markdownv2", "telegram-markdownv2-code":
            look.knows(expected, ["escaped"])
            let other = try need(expected["escaped"]?.text)
            let own = shown(try sent(RichText(plain: text)))
            look.at(own == unescaped(other), "\(own), not \(unescaped(other))")
        case "telegram-markdownv2-url":
            look.knows(expected, ["escaped"])
            let sent = try sent(RichText([.link("label", to: text)]))
            let address = unescaped(try need(expected["escaped"]?.text))
            look.at(shown(sent) == "label" && target(of: sent) == address, "\(sent), not to \(address)")
        case "length": look.at(lengthsIn: vector)
        case let dialect: look.at(false, "no test for the dialect \(dialect)")
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
        return try need(JSONValue(of: Telegram.sample().encode(message, at: .distantPast).body)["text"]?.text)
    }

    /// Where a link leads, as a reader of HTML takes it.
    private func target(of link: String) -> String {
        let attribute = link.split(separator: "\"", omittingEmptySubsequences: false).dropFirst().first ?? ""
        return shown(String(attribute).replacing("&quot;", with: "\""))
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
