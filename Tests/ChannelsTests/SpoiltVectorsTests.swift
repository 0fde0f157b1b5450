import Foundation
import Testing

@testable import Channels

/// What the vectors' tests are worth: a vector that is wrong in one place is found out, whatever its kind.
@Suite struct SpoiltVectorsTests {
    static let players: [any PlaysVectors.Type] = [
        DingTalkVectorsTests.self, DiscordVectorsTests.self, FeishuVectorsTests.self, LINEVectorsTests.self,
        MatrixVectorsTests.self, MattermostVectorsTests.self, RocketChatTests.self, SlackVectorsTests.self,
        StandardVectorsTests.self, TeamsVectorsTests.self, TelegramVectorsTests.self, TwilioVectorsTests.self,
        WeChatOAVectorsTests.self, WeComVectorsTests.self, WhatsAppVectorsTests.self, ZulipTests.self,
    ]

    @Test func `every file of vectors is played by a test, whatever folder it is in`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Vector.folder.path)
            .filter { $0.hasSuffix(".json") }
        #expect(!names.isEmpty)
        let played = Set(Self.players.map { "\($0.file).json" })
        for name in names { #expect(played.contains(name), "\(name) is played by no test") }
    }

    @Test(arguments: players.map { $0.file })
    func `what a vector expects cannot be altered anywhere without a fault`(_ file: String) throws {
        let player = try #require(Self.players.first { $0.file == file }).init()
        for vector in try Vector.all(file) {
            for (place, spoilt) in vector.spoilt {
                #expect(!player.faults(of: spoilt).isEmpty, "\(vector.kind) \(vector.name): nobody looks at \(place)")
            }
        }
    }

    @Test(arguments: players.map { $0.file })
    func `a request that was changed on its way, or signed with another secret, is no request`(_ file: String) throws {
        let player = try #require(Self.players.first { $0.file == file }).init()
        for vector in try Vector.all(file) {
            let isProof = vector.kind == "verify-signature" && vector.expected["valid"] == .bool(true)
            guard isProof || vector.kind == "decode-inbound" || vector.kind == "sign-outbound" else { continue }
            for spoilt in vector.forged {
                #expect(!player.faults(of: spoilt).isEmpty, "\(vector.kind) \(vector.name)")
            }
        }
    }
}

extension Vector {
    /// What only explains, what another right form stands beside, and what lists what must not be there.
    fileprivate static let unread: Set = [
        "note", "orJSON", "equivalent_to_python_html_escape", "reasonAlternatives", "max_code_points",
        "body_must_not_contain",
    ]
    /// A channel without a secret is not opened, so it answers nothing.
    private var isNeverOpened: Bool { expected["reason"] == .text("no-secret-configured") }

    /// This vector, once for each place in what it expects, with that place wrong.
    fileprivate var spoilt: [(place: String, vector: Vector)] {
        expected.filter { !Self.unread.contains($0.key) && !(isNeverOpened && $0.key == "response") }.flatMap {
            key, value in
            spoiling(value, of: key).map { place, wrong in
                var vector = self
                vector.expected[key] = wrong
                if key == "reason" { vector.expected["reasonAlternatives"] = nil }
                return (place, vector)
            }
        }
    }

    private func spoiling(_ value: JSONValue, of key: String) -> [(String, JSONValue)] {
        switch (key, value) {
        // A name that is there.
        case ("absent", .list(let names)):
            [(key, .list(names + [.text(expected["text"] == nil ? "messages" : "text")]))]
        // Patterns, or on one platform words, of what is surely sent.
        case ("forbid", .list): [(key, .list([.text("."), .text("<Message")]))]
        case (_, .object), (_, .list), (_, .text), (_, .bool), (_, .integer), (_, .fraction), (_, .null):
            value.spoilt.map { ("\(key)\($0)", $1) }
        }
    }

    /// This vector with its secrets exchanged for others, one at a time, where it has any.
    fileprivate var forged: [Vector] {
        let secrets: Set = [
            "appSecret", "channelSecret", "signingSecret", "secretToken", "securityToken", "authToken", "hsToken",
            "actionSecret", "verifyToken", "publicKey", "encryptKey", "token", "secrets", "tokens",
        ]
        let config = inputs["config"]?.object ?? [:]
        var forged = config.filter { secrets.contains($0.key) }.map { key, value in
            with(config: config.merging([key: value.otherSecret]) { _, new in new })
        }
        if let secret = inputs["secret"] { forged.append(with(input: "secret", secret.otherSecret)) }
        return forged
    }

    private func with(config: [String: JSONValue]) -> Vector { with(input: "config", .object(config)) }

    private func with(input key: String, _ value: JSONValue) -> Vector {
        Vector(name: name, kind: kind, inputs: inputs.merging([key: value]) { _, new in new }, expected: expected)
    }
}

extension JSONValue {
    /// The value, once for each place in it, with that place wrong.
    fileprivate var spoilt: [(place: String, value: JSONValue)] {
        switch self {
        case .null: return [("", .text("x"))]
        case .bool(let value): return [("", .bool(!value))]
        case .integer(let value): return [("", .integer(value + 1))]
        case .fraction(let value): return [("", .fraction(value + 1))]
        case .text(let value): return [("", .text(value + "x"))]
        case .list(let values):
            return [(" with one more", .list(values + [.text("x")]))]
                + values.indices.flatMap { index in
                    values[index].spoilt.map { place, wrong in
                        var list = values
                        list[index] = wrong
                        return ("[\(index)]\(place)", .list(list))
                    }
                }
        case .object(let fields):
            return [(" with one more", .object(fields.merging(["x": .text("x")]) { $1 }))]
                + fields.filter { !Vector.unread.contains($0.key) }.flatMap { key, value in
                    // Of several that are right all have to be wrong.
                    (key == "statusIn" ? [("", .list([.integer(1)]))] : value.spoilt).map { place, wrong in
                        (".\(key)\(place)", .object(fields.merging([key: wrong]) { $1 }))
                    }
                }
        }
    }

    /// A secret of the same form that proves nothing here.
    fileprivate var otherSecret: JSONValue {
        switch self {
        case .text(let secret): .text(secret.otherOfItsForm)
        case .list(let secrets): .list(secrets.map(\.otherSecret))
        case .null, .bool, .integer, .fraction, .object: self
        }
    }
}

extension String {
    /// With each letter that stands in the middle put one on; where it has no middle, another word.
    fileprivate var otherOfItsForm: String {
        guard count > 12 else { return self + "1" }
        let start = index(startIndex, offsetBy: 8)
        let changed = self[start...].unicodeScalars.map { scalar in
            switch scalar {
            case "a"..."e", "A"..."E", "1"..."8": Unicode.Scalar(scalar.value + 1) ?? scalar
            default: scalar
            }
        }
        return String(self[..<start]) + String(String.UnicodeScalarView(changed))
    }
}
