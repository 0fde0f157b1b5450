import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct TeamsVectorsTests {
    @Test(arguments: try Vector.all("teams"))
    func `the platform's bytes come to what they must`(_ vector: Vector) throws {
        let run = VectorRun(platform: Teams.platform, open: teams)
        guard try !run.run(vector) else { return }
        try #require(vector.kind == "encode-outbound-escape")
        vector.expectNothing(besides: ["escaped", "body_must_not_contain"])
        let text = try #require(vector.inputs["text"]?.text)
        let message = Outbound(key: "k", room: Room(id: "19:a", kind: .group), body: RichText(plain: text))
        let reply = try JSONValue(of: #require(Teams.sample().answer(message, to: Teams.call, at: .distantPast)).body)
        #expect(reply["text"] == vector.expected["escaped"])
        for key in (vector.expected["body_must_not_contain"]?.object ?? [:]).keys { #expect(reply[key] == nil) }
    }

    private func teams(_ vector: Vector) throws -> Teams {
        let config = try #require(vector.inputs["config"])
        return try Teams(
            options: Options([
                "security_token": [config["securityToken"]?.text ?? ""],
                "name": [config["webhookName"]?.text].compactMap { $0 },
            ]))
    }
}

extension Teams {
    static func sample(workflow: String? = nil) throws -> Teams {
        var options = ["security_token": ["vqF0En+Z0ucuRTM/01o2GuhMH3hKKk/N2bOmlM31zaA="], "name": ["小助手"]]
        options["workflow_urls"] = workflow.map { ["19:a=\($0)"] }
        return try Teams(options: Options(options))
    }

    static let call = Verified(
        Webhook(
            path: "/",
            body: Array(
                #"{"type":"message","id":"7","from":{"id":"29:1"},"conversation":{"id":"19:a;messageid=7"}}"#.utf8)))
}
