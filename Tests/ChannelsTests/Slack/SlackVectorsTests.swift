import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct SlackVectorsTests {
    @Test(arguments: try Vector.all("slack"))
    func `the platform's bytes come to what they must`(_ vector: Vector) throws {
        let run = VectorRun(platform: Slack.platform, open: slack)
        guard try !run.run(vector) else { return }
        try #require(vector.kind == "encode-outbound-escape")
        vector.expectNothing(besides: ["escaped", "body_must_not_contain"])
        let text = try #require(vector.inputs["text"]?.text)
        let sent = try sentBody(by: Slack.sample(), RichText(plain: text))
        #expect(sent["text"] == vector.expected["escaped"])
        for (key, values) in vector.expected["body_must_not_contain"]?.object ?? [:] {
            #expect(sent[key].map { values.list?.contains($0) == true } != true, "\(key)")
        }
    }

    private func slack(_ vector: Vector) throws -> Slack {
        let config = try #require(vector.inputs["config"])
        try #require(config["maxClockSkewSeconds"] == .integer(300))
        return try Slack(
            options: Options([
                "signing_secret": [config["signingSecret"]?.text ?? ""], "token": ["xoxb-1"],
                "bot": [config["botUserID"]?.text].compactMap { $0 },
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
