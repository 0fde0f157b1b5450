import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct WhatsAppVectorsTests: PlaysVectors {
    static let file = "whatsapp"

    @Test(arguments: try Vector.all(file))
    func `the platform's bytes come to what they must`(_ vector: Vector) { #expect(faults(of: vector) == []) }

    func play(_ vector: Vector, _ look: Look) throws {
        let run = VectorRun(platform: WhatsApp.platform, open: whatsApp)
        guard try !run.run(vector, look) else { return }
        look.at(vector.kind == "encode-outbound-escape", "no test for the kind \(vector.kind)")
        look.knows(vector.expected, ["body", "escaped"])
        let sent = try sentBody(by: WhatsApp.sample(), RichText(plain: vector.text))
        look.at(sent["text"]?["body"], is: vector.expected["escaped"])
        for (key, value) in vector.expected["body"]?.object ?? [:] { look.at(sent[key], is: value, key) }
    }

    private func whatsApp(_ vector: Vector) throws -> WhatsApp {
        let config = try need(vector.inputs["config"])
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
