import Conversations
import Foundation
import Testing

@testable import Rehearsal

/// Every scene in the folder, on the real house, in all three modes.
@Suite struct ScenesTests {
    private static let conversations = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Conversations")

    private static let files: [String] = {
        do { return try Programme.files(in: [conversations.appending(path: "scenes").path]) } catch { return [] }
    }()

    private static let library = Result { try Library(folder: conversations) }

    @Test func `there are scenes in both languages`() {
        #expect(Self.files.count { $0.hasSuffix(".zh.chat") } >= 12)
        #expect(Self.files.count { $0.hasSuffix(".en.chat") } >= 4)
    }

    @Test(arguments: files)
    func `what happens is what is written`(_ file: String) async throws {
        let library = try Self.library.get()
        let scene = try Scene(file: file, text: String(contentsOfFile: file, encoding: .utf8))
        let report = await Player(stage: { HouseStage(library: library) }).play(scene)
        #expect(report.passed, "\n\(report.diff(colour: false))")
    }
}
