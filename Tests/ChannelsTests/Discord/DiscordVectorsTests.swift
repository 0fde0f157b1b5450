import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct DiscordVectorsTests: PlaysVectors {
    static let file = "discord"

    @Test(arguments: try Vector.all(file))
    func `the platform's bytes come to what they must`(_ vector: Vector) { #expect(faults(of: vector) == []) }

    func play(_ vector: Vector, _ look: Look) throws {
        let run = VectorRun(platform: Discord.platform, open: discord)
        guard try !run.run(vector, look) else { return }
        look.at(vector.kind == "encode-outbound-escape", "no test for the kind \(vector.kind)")
        look.knows(vector.expected, ["body_must_contain", "max_code_points"])
        let sent = try sentBody(by: Discord.sample(), RichText(plain: vector.text))
        for (key, value) in vector.expected["body_must_contain"]?.object ?? [:] { look.at(sent[key], is: value, key) }
        let content = try need(sent["content"]?.text)
        let most = vector.expected["max_code_points"]?.number ?? 0
        look.at(Double(content.unicodeScalars.count) <= most, "longer than \(most)")
        look.at(most <= Double(Discord.limits.text), "longer than Discord takes")
        look.at(rendered(content) == vector.text, "not all the words: \(content)")
    }

    private func discord(_ vector: Vector) throws -> Discord {
        try Discord(
            options: Options([
                "public_key": vector.config("publicKey"), "token": ["t"], "max_clock_skew": vector.skew,
            ]))
    }
}

extension Discord {
    static func sample() throws -> Discord {
        try Discord(
            options: Options([
                "public_key": ["fbe0a8fc51c2c13f9aede7ca7dbebb0d4bae845477e8efe5e353973bf4c5aa2a"], "token": ["t"],
            ]))
    }
}
