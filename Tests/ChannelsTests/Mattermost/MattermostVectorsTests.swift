import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct MattermostVectorsTests {
    @Test(arguments: try Vector.all("mattermost"))
    func `the platform's bytes come to what they must`(_ vector: Vector) throws {
        let run = VectorRun(platform: Mattermost.platform, open: mattermost, more: action)
        guard try !run.run(vector) else { return }
        try #require(vector.kind == "encode-outbound-escape")
        vector.expectNothing(besides: ["forbid", "visible_text", "rendered_text", "example"])
        let text = try #require(vector.inputs["text"]?.text)
        let sent = try #require(sentBody(by: Mattermost.sample(), RichText(plain: text))["message"]?.text)
        for pattern in vector.expected["forbid"]?.list ?? [] {
            #expect(!sent.contains(try Regex(#require(pattern.text))))
        }
        for key in ["visible_text", "rendered_text"] {
            if let shown = vector.expected[key] { #expect(.text(rendered(sent)) == shown) }
        }
        // The examples show one of two measures each; we take both, and so does what is compared.
        if let example = vector.expected["example"]?.text { #expect(rendered(sent) == rendered(example)) }
        #expect(rendered(sent) == text)
    }

    /// What was put into a button by others is an object; ours is a text.
    private func action(_ vector: Vector, _ request: Verified, _ arrival: Arrival) throws -> [String: JSONValue] {
        guard case .events(let events) = arrival, case .pressed(let press)? = events.first,
            var action = facts(of: arrival, on: Mattermost.platform)["action"]?.object
        else { return [:] }
        action["value"] = (try? JSONValue(of: Array(press.value.utf8))) ?? .text(press.value)
        return ["action": .object(action)]
    }

    private func mattermost(_ vector: Vector) throws -> Mattermost {
        let config = try #require(vector.inputs["config"])
        return try Mattermost(
            options: Options([
                "hook_token": config["tokens"]?.list?.compactMap(\.text) ?? ["another"],
                "action_secret": [config["actionSecret"]?.text].compactMap { $0 },
                "bot": [config["botUserID"]?.text ?? "b"], "username": [config["botUsername"]?.text ?? "b"],
                "token": ["t"], "base_url": ["https://chat.example.org"],
            ]))
    }

    /// What a reader sees of Markdown that holds nothing but escaped signs.
    private func rendered(_ markdown: String) -> String {
        var isEscaped = false
        return markdown.replacing("\u{200B}", with: "").unicodeScalars.reduce(into: "") { text, scalar in
            isEscaped = scalar == "\\" && !isEscaped
            if !isEscaped { text.unicodeScalars.append(scalar) }
        }
    }
}

extension Mattermost {
    static func sample(buttons: Bool = true) throws -> Mattermost {
        var options = [
            "hook_token": ["h"], "action_secret": ["word"], "bot": ["me"], "username": ["@Gatehouse"],
            "token": ["t"], "base_url": ["https://chat.example.org/"],
        ]
        options["public_url"] = buttons ? ["https://desk.example.org/hooks/mm"] : nil
        return try Mattermost(options: Options(options))
    }
}
