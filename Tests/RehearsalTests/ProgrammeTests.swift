import Foundation
import Testing

@testable import Rehearsal

@Suite struct ProgrammeTests {
    /// A folder of its own for each test, gone afterwards.
    private func inFolder(_ scenes: [String: String], _ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("leaks"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in scenes {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
        try await body(folder.path)
    }

    @Test func `scenes are found in folders, in order, each once`() async throws {
        try await inFolder(["leaks/b.zh.chat": "", "a.zh.chat": "", "notes.md": ""]) { folder in
            let files = try Programme.files(in: [folder, "\(folder)/a.zh.chat"])
            #expect(files == ["\(folder)/a.zh.chat", "\(folder)/leaks/b.zh.chat"])
            #expect(throws: Programme.NoScenes(path: "\(folder)/none")) {
                try Programme.files(in: ["\(folder)/none"])
            }
        }
    }

    @Test func `blessing rewrites what differs, and nothing else`() async throws {
        let right = House.example
        let wrong = right.replacing("已收到", with: "收到了")
        let pending = "待办: 将来\n" + wrong
        let scenes = [
            "right.zh.chat": right, "wrong.zh.chat": wrong, "pending.zh.chat": pending, "faulty.zh.chat": "（什么）",
        ]
        try await inFolder(scenes) { folder in
            let files = try Programme.files(in: [folder])
            var told = ""
            let programme = Programme(player: House.player())
            let strict = await programme.rehearse(files) { told += $0 }
            #expect(strict == .init(passed: 1, pending: 1, failed: 2))
            #expect(told.contains("faulty.zh.chat:1: the header lacks its start"))
            #expect(told.contains("\n-小管家 >: 收到了，编号 {号}，进展私信您。\n+小管家 >: 已收到，编号 {号}，进展私信您。\n"), "\(told)")

            let blessing = await programme.rehearse(files, blessing: true) { _ in }
            #expect(blessing == .init(passed: 1, pending: 1, failed: 1, blessed: 1))
            let after = try files.map { try String(contentsOfFile: $0, encoding: .utf8) }
            #expect(after[0] == "（什么）")
            #expect(after[1] == pending)
            #expect(after[2] == right && after[3] == right)
        }
    }

    @Test func `a diff has colours where they are wanted`() async throws {
        let scene = try House.scene("【王阿姨】\n小管家: 早\n")
        let report = await House.player().play(scene)
        #expect(
            report.diff() == """
                --- scenes/test.zh.chat as written
                +++ scenes/test.zh.chat as played
                @@ line 9 @@ [王阿姨]
                 群 经理群: 管理群
                 【王阿姨】
                -小管家: 早
                  ! not said by 09:00
                 

                """)
        #expect(report.diff(colour: true).contains("\u{1B}[31m-小管家: 早\u{1B}[0m"))
    }
}
