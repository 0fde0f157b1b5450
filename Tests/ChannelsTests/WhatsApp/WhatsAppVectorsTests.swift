import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct WhatsAppVectorsTests {
    @Test(arguments: try Vector.all("whatsapp"))
    func `the platform's bytes come to what they must`(_ vector: Vector) throws {
        let run = VectorRun(platform: WhatsApp.platform, open: whatsApp, more: reasons)
        guard try !run.run(vector) else { return }
        try #require(vector.kind == "encode-outbound-escape")
        vector.expectNothing(besides: ["body", "escaped"])
        let text = try #require(vector.inputs["text"]?.text)
        let sent = try sentBody(by: WhatsApp.sample(), RichText(plain: text))
        #expect(sent["text"]?["body"] == vector.expected["escaped"])
        for (key, value) in try #require(vector.expected["body"]?.object) { #expect(sent[key] == value, "\(key)") }
    }

    /// The number that Meta gives a failure.
    private func reasons(_ vector: Vector, _ request: Verified, _ arrival: Arrival) -> [String: JSONValue] {
        guard case .events(let events) = arrival else { return [:] }
        let statuses: [JSONValue] = events.compactMap { event in
            guard case .fate(let message, let fate) = event else { return nil }
            guard case .failed(let why) = fate else {
                return .object(["messageID": .text(message.raw), "status": .text("\(fate)")])
            }
            let code = why.split(separator: " ").first.flatMap { Int64($0) } ?? 0
            return .object(["messageID": .text(message.raw), "status": .text("failed"), "errorCode": .integer(code)])
        }
        return statuses.isEmpty ? [:] : ["statuses": .list(statuses)]
    }

    private func whatsApp(_ vector: Vector) throws -> WhatsApp {
        let config = try #require(vector.inputs["config"])
        return try WhatsApp(
            options: Options([
                "app_secret": [config["appSecret"]?.text ?? "another"],
                "verify_token": [config["verifyToken"]?.text ?? "another"],
                "phone_number_id": [config["phoneNumberID"]?.text ?? "1"], "token": ["t"],
            ]))
    }
}

extension WhatsApp {
    static func sample(template: String? = nil) throws -> WhatsApp {
        var options = ["app_secret": ["s"], "verify_token": ["v"], "phone_number_id": ["106"], "token": ["t"]]
        options["template"] = template.map { [$0] }
        return try WhatsApp(options: Options(options))
    }
}
