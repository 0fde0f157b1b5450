import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct SlackVectorsTests: PlaysVectors {
    static let file = "slack"

    @Test(arguments: try Vector.all(file))
    func `the platform's bytes come to what they must`(_ vector: Vector) { #expect(faults(of: vector) == []) }

    func play(_ vector: Vector, _ look: Look) throws {
        let run = VectorRun(platform: Slack.platform, open: slack)
        guard try !run.run(vector, look) else { return }
        look.at(vector.kind == "encode-outbound-escape", "no test for the kind \(vector.kind)")
        look.knows(vector.expected, ["escaped", "body_must_not_contain"])
        let sent = try sentBody(by: Slack.sample(), RichText(plain: vector.text))
        look.at(sent["text"], is: vector.expected["escaped"])
        look.at(sent, lacks: vector.expected["body_must_not_contain"])
    }

    private func slack(_ vector: Vector) throws -> Slack {
        try Slack(
            options: Options([
                "signing_secret": vector.config("signingSecret"), "token": ["xoxb-1"],
                "bot": vector.config("botUserID"), "max_clock_skew": vector.skew,
            ]))
    }
}

extension Slack {
    static func sample(baseURL: String? = nil) throws -> Slack {
        var options = ["signing_secret": ["new", "old"], "token": ["xoxb-1"], "bot": ["U07GATEBOT1"]]
        options["base_url"] = baseURL.map { [$0] }
        return try Slack(options: Options(options))
    }
}
