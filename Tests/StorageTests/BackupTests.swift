import Foundation
import GRDB
import ServiceDesk
import Testing

@testable import Storage

/// A copy in one file, complete, checked, without secrets; and back again.
@Suite struct BackupTests {
    private func busy(_ path: String, _ work: (Store) async throws -> Void) async throws {
        let store = try Store(at: path)
        try await store.transaction { books in
            try books.enrol(.sample)
            try books.keep(AccessToken(value: "live-secret-token", stale: noon), of: channel, for: "a")
        }
        for number in 1...20 { _ = try await store.keep([row(message("m-\(number)"))]) }
        try await work(store)
        try store.close()
    }

    @Test func `all that was acknowledged before it began is in it, and it is one file for its owner alone`()
        async throws
    {
        try await inFolder { path in
            let copy = path + ".backup"
            try await busy(path) { store in
                // Going on meanwhile.
                async let more: Void = {
                    for number in 21...60 { _ = try await store.keep([row(message("m-\(number)"))]) }
                }()
                try Backup(to: copy).take(of: store)
                try await more
            }
            let files = try FileManager.default.contentsOfDirectory(
                atPath: URL(filePath: copy).deletingLastPathComponent().path)
            #expect(files.filter { $0.contains(".backup") } == [URL(filePath: copy).lastPathComponent])
            let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            let moved = path + ".elsewhere"
            try Backup(to: copy).restore(to: moved)
            let restored = try Store(at: moved)
            #expect(try await restored.count("inbox") >= 20)
            #expect(try await restored.count("person") == 3)
            try restored.close()
        }
    }

    @Test func `no byte of a live secret is in it`() async throws {
        try await inFolder { path in
            try await busy(path) { try Backup(to: path + ".backup").take(of: $0) }
            let bytes = try Data(contentsOf: URL(filePath: path + ".backup"))
            #expect(bytes.firstRange(of: Data("live-secret-token".utf8)) == nil)
        }
    }

    @Test func `nothing is overwritten, neither by a copy nor by a store`() async throws {
        try await inFolder { path in
            let copy = path + ".backup"
            try await busy(path) { store in
                try Backup(to: copy).take(of: store)
                #expect(throws: StoreFault.self) { try Backup(to: copy).take(of: store) }
            }
            let before = try Data(contentsOf: URL(filePath: path))
            #expect(throws: StoreFault.self) { try Backup(to: copy).restore(to: path) }
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
        }
    }

    @Test(arguments: ["-wal", "-shm", "-journal"])
    func `what lies beside an old store is not taken for the new one's`(_ side: String) async throws {
        try await inFolder { path in
            let copy = path + ".backup"
            try await busy(path) { try Backup(to: copy).take(of: $0) }
            let target = path + ".elsewhere"
            try Data("stale".utf8).write(to: URL(filePath: target + side))
            let fault = #expect(throws: StoreFault.self) { try Backup(to: copy).restore(to: target) }
            #expect("\(try #require(fault))".contains(side))
            #expect(!FileManager.default.fileExists(atPath: target))
        }
    }

    @Test func `a store that somebody works on is not replaced`() async throws {
        try await inFolder { path in
            let copy = path + ".backup"
            try await busy(path) { try Backup(to: copy).take(of: $0) }
            let target = path + ".elsewhere"
            let tenancy = try Tenancy(of: target)
            #expect(throws: StoreFault.locked) { try Backup(to: copy).restore(to: target) }
            withExtendedLifetime(tenancy) {}
        }
    }

    @Test func `a copy that was damaged since is refused`() async throws {
        try await inFolder { path in
            let copy = path + ".backup"
            try await busy(path) { try Backup(to: copy).take(of: $0) }
            let file = try FileHandle(forUpdating: URL(filePath: copy))
            try file.seek(toOffset: 4096 * 3)
            try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
            try file.close()
            #expect(throws: StoreFault.self) { try Backup(to: copy).restore(to: path + ".elsewhere") }
            #expect(!FileManager.default.fileExists(atPath: path + ".elsewhere"))
        }
    }

    @Test(arguments: ["", "今天买菜"]) func `what is no backup is refused`(_ text: String) async throws {
        try await inFolder { path in
            try Data(text.utf8).write(to: URL(filePath: path + ".backup"))
            #expect(throws: StoreFault.self) { try Backup(to: path + ".backup").restore(to: path) }
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }
}
