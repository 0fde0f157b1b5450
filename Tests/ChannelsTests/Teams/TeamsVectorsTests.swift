import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct TeamsVectorsTests: PlaysVectors {
    static let file = "teams"

    @Test(arguments: try Vector.all(file))
    func `the platform's bytes come to what they must`(_ vector: Vector) { #expect(faults(of: vector) == []) }

    func play(_ vector: Vector, _ look: Look) throws {
        let run = VectorRun(platform: Teams.platform, open: teams)
        guard try !run.run(vector, look) else { return }
        look.at(vector.kind == "encode-outbound-escape", "no test for the kind \(vector.kind)")
        look.knows(vector.expected, ["escaped", "body_must_not_contain"])
        let message = Outbound(key: "k", room: Room(id: "19:a", kind: .group), body: RichText(plain: vector.text))
        let reply = try JSONValue(of: need(Teams.sample().answer(message, to: Teams.call, at: .distantPast)).body)
        look.at(reply["text"], is: vector.expected["escaped"])
        // Of what would call somebody there is nothing at all, whatever the values named.
        for key in (vector.expected["body_must_not_contain"]?.object ?? [:]).keys { look.at(reply[key] == nil, key) }
    }

    private func teams(_ vector: Vector) throws -> Teams {
        try Teams(
            options: Options([
                "security_token": vector.config("securityToken"), "name": vector.config("webhookName"),
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
