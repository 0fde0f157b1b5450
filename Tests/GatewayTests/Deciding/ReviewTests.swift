import Foundation
import Gateway
import ServiceDesk
import Storage
import Testing

/// What a manager puts right is kept for review, with nobody's own in it.
@Suite struct ReviewTests {
    private static let report = "我是王芳，我家厨房水管漏水了 3-2-501 打13912345678 上次李师傅来过"

    private static func lines(_ desk: Desk) async throws -> [String] {
        try await desk.store.reading { try $0.waitingReviews(limit: 10).map(\.line) }
    }

    @Test func `a correction keeps the first message with its right meaning`() async throws {
        try await Desk.open { desk in
            try await desk.hear(Self.report, by: "u-wang", in: "residents")
            let said = try await desk.hear("1001 不是漏水，是渗水", by: "u-zhao", in: "managers")
            #expect(said["managers"]?.contains("墙面") == true)
            let line = try #require(try await Self.lines(desk).first)
            for own in ["王芳", "13912345678", "微信昵称", "李师傅"] { #expect(!line.contains(own), "\(own): \(line)") }
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect(object?["text"] as? String == "我是王小明，我家厨房水管漏水了 3-2-501 打13800000000 上次王小明来过")
            #expect(object?["role"] as? String == "resident" && object?["chat"] as? String == "group")
            let acts = object?["expect"] as? [[String: Any]]
            #expect(acts?.count == 1 && acts?.first?["category"] as? String == "building.wall")
            #expect(acts?.first?["intent"] as? String == "report")
        }
    }

    @Test func `staff and residents cannot put anything right, and hurry is no matter for review`() async throws {
        try await Desk.open { desk in
            try await desk.hear(Self.report, by: "u-wang", in: "residents")
            try await desk.hear("1001 不是漏水，是渗水", by: "u-li", in: "staff")
            try await desk.hear("1001 不是漏水，是渗水", by: "u-wang", in: "d-wang")
            try await desk.hear("1001 改成特急", by: "u-zhao", in: "managers")
            #expect(try await Self.lines(desk).isEmpty)
        }
    }

    @Test func `the reason is told at work only`() async throws {
        try await Desk.open { desk in
            try await desk.hear(Self.report, by: "u-wang", in: "residents")
            let staff = try await desk.hear("为什么 1001", by: "u-li", in: "staff")
            #expect(Set(staff.keys) == ["staff"] && staff["staff"]?.contains("“漏水”") == true)
            #expect(staff["staff"]?.contains("zh/rules/") == true)
            #expect(try await desk.hear("为什么 1001", by: "u-wang", in: "residents").isEmpty)
            // Staff who ask in a residents' group are answered elsewhere.
            let asked = try await desk.hear("为什么 1001", by: "u-li", in: "residents")
            #expect(asked["residents"] == nil)
        }
    }

    @Test func `waiting lines are appended to the file, each once`() async throws {
        try await Desk.open { desk in
            let file = FileManager.default.temporaryDirectory.appending(path: "review-\(UUID().uuidString).jsonl")
            defer { try? FileManager.default.removeItem(at: file) }
            let reviewer = Reviewer(
                store: desk.store, file: file, watch: Watch(now: { Desk.noon }, chance: { $0 }), reviews: Bell(),
                log: silence)
            #expect(try await reviewer.writeSome() == 0)
            #expect(!FileManager.default.fileExists(atPath: file.path))
            try await desk.store.transaction { books in
                try books.keepForReview(#"{"id": "one"}"#, in: guiyuan)
                try books.keepForReview(#"{"id": "two"}"#, in: guiyuan)
            }
            #expect(try await reviewer.writeSome() == 2)
            try await desk.store.transaction { try $0.keepForReview(#"{"id": "three"}"#, in: guiyuan) }
            #expect(try await reviewer.writeSome() == 1)
            #expect(try await reviewer.writeSome() == 0)
            let written = try String(contentsOf: file, encoding: .utf8)
            #expect(written == "{\"id\": \"one\"}\n{\"id\": \"two\"}\n{\"id\": \"three\"}\n")
            let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }
}
