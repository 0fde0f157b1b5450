import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct MattermostVectorsTests: PlaysVectors {
    static let file = "mattermost"

    @Test(arguments: try Vector.all(file))
    func `the platform's bytes come to what they must`(_ vector: Vector) { #expect(faults(of: vector) == []) }

    func play(_ vector: Vector, _ look: Look) throws {
        let run = VectorRun(platform: Mattermost.platform, open: mattermost, more: action)
        guard try !run.run(vector, look) else { return }
        try look.at(
            literal: sentBody(by: Mattermost.sample(), RichText(plain: vector.text))["message"]?.text, of: vector)
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
        let config = try need(vector.inputs["config"])
        return try Mattermost(
            options: Options([
                "hook_token": config["tokens"]?.list?.compactMap(\.text) ?? ["another"],
                "action_secret": [config["actionSecret"]?.text].compactMap { $0 },
                "bot": [config["botUserID"]?.text ?? "b"], "username": [config["botUsername"]?.text ?? "b"],
                "token": ["t"], "base_url": ["https://chat.example.org"],
            ]))
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
