import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct DiscordVectorsTests {
    @Test(arguments: try Vector.all("discord"))
    func `the platform's bytes come to what they must`(_ vector: Vector) throws {
        let run = VectorRun(platform: Discord.platform, open: discord)
        guard try !run.run(vector) else { return }
        try #require(vector.kind == "encode-outbound-escape")
        vector.expectNothing(besides: ["body_must_contain", "max_code_points"])
        let text = try #require(vector.inputs["text"]?.text)
        let sent = try sentBody(by: Discord.sample(), RichText(plain: text))
        for (key, value) in vector.expected["body_must_contain"]?.object ?? [:] {
            #expect(sent[key] == value, "\(key)")
        }
        let content = try #require(sent["content"]?.text)
        #expect(.integer(Int64(content.unicodeScalars.count)) <= vector.expected["max_code_points"] ?? .integer(0))
        #expect(content.replacing("\\", with: "") == text)
    }

    private func discord(_ vector: Vector) throws -> Discord {
        let config = try #require(vector.inputs["config"])
        try #require(config["maxClockSkewSeconds"] == .integer(300))
        return try Discord(
            options: Options(["public_key": [config["publicKey"]?.text ?? ""], "token": ["t"]]))
    }
}

extension JSONValue {
    fileprivate static func <= (one: JSONValue, other: JSONValue) -> Bool { (one.number ?? 0) <= (other.number ?? -1) }
}

extension Discord {
    static func sample() throws -> Discord {
        try Discord(
            options: Options([
                "public_key": ["fbe0a8fc51c2c13f9aede7ca7dbebb0d4bae845477e8efe5e353973bf4c5aa2a"], "token": ["t"],
            ]))
    }
}
