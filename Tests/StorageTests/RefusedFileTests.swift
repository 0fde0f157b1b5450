import Foundation
import GRDB
import Testing

@testable import Storage

/// A damaged store is never mistaken for a new one, and is left for whoever repairs it.
@Suite struct RefusedFileTests {
    /// - Returns: the fault, after checking that the file is as it was.
    private func refused(_ path: String) throws -> StoreFault {
        let before = try Data(contentsOf: URL(filePath: path))
        let fault = #expect(throws: StoreFault.self) { try Store(at: path) }
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
        return try #require(fault)
    }

    /// A store with some pages in it, closed.
    private func filled(_ path: String) async throws {
        let store = try Store(at: path)
        try await store.transaction { try $0.enrol(.sample) }
        _ = try await store.keep((0..<200).map { row(message("m-\($0)", text: String(repeating: "水", count: 100))) })
        try store.close()
    }

    private func overwrite(_ path: String, at offset: Int, with bytes: [UInt8]) throws {
        let file = try FileHandle(forUpdating: URL(filePath: path))
        // Below 0 from the end: the last pages hold messages, whatever tables there are.
        let start = offset < 0 ? Int(try file.seekToEnd()) + offset : offset
        try file.seek(toOffset: UInt64(start))
        try file.write(contentsOf: Data(bytes))
        try file.close()
    }

    /// Behind the marks of a page that holds rows, wherever the tables have put one.
    @Test func `a page of rows overwritten`() async throws {
        try await inFolder { path in
            try await filled(path)
            let bytes = try Data(contentsOf: URL(filePath: path))
            let pages = (1..<bytes.count / 4096).filter { bytes[$0 * 4096] == 0x0D && bytes[$0 * 4096 + 4] > 0 }
            let page = try #require(pages.dropFirst(pages.count / 2).first)
            try overwrite(path, at: page * 4096 + 8, with: [UInt8](repeating: 0xA5, count: 512))
            let fault = try refused(path)
            guard case .damaged = fault else { Issue.record("\(fault)"); return }
        }
    }

    @Test(arguments: [0, 16, 4096 * 5])
    func `a page or the header overwritten`(_ offset: Int) async throws {
        try await inFolder { path in
            try await filled(path)
            try overwrite(path, at: offset, with: [UInt8](repeating: 0xA5, count: 512))
            let fault = try refused(path)
            guard case .damaged = fault else { Issue.record("\(fault)"); return }
            #expect("\(fault)".contains("left untouched; restore a backup"))
        }
    }

    @Test func `a file cut short`() async throws {
        try await inFolder { path in
            try await filled(path)
            let bytes = try Data(contentsOf: URL(filePath: path))
            try bytes.prefix(bytes.count / 2).write(to: URL(filePath: path))
            let fault = try refused(path)
            guard case .damaged = fault else { Issue.record("\(fault)"); return }
        }
    }

    @Test(arguments: ["今天买菜", String(repeating: "text, ", count: 99)])
    func `a text`(_ text: String) async throws {
        try await inFolder { path in
            try Data(text.utf8).write(to: URL(filePath: path))
            let fault = try refused(path)
            guard case .damaged = fault else { Issue.record("\(fault)"); return }
        }
    }

    @Test func `an empty file beside a log that is not`() async throws {
        try await inFolder { path in
            try Data().write(to: URL(filePath: path))
            try Data("frames".utf8).write(to: URL(filePath: path + "-wal"))
            let fault = try refused(path)
            guard case .damaged = fault else { Issue.record("\(fault)"); return }
            #expect(try Data(contentsOf: URL(filePath: path + "-wal")) == Data("frames".utf8))
        }
    }

    @Test func `an empty file alone is a new store`() async throws {
        try await inFolder { path in
            try Data().write(to: URL(filePath: path))
            try Store(at: path).close()
        }
    }

    @Test func `a directory`() async throws {
        try await inFolder { path in
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try Data("kept".utf8).write(to: URL(filePath: path + "/inside"))
            let fault = #expect(throws: StoreFault.self) { try Store(at: path) }
            #expect("\(try #require(fault))".contains("cannot be used (it is a folder)"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["inside"])
        }
    }

    @Test func `another program's database`() async throws {
        try await inFolder { path in
            let other = try DatabaseQueue(path: path)
            try await other.write { try $0.execute(sql: "CREATE TABLE bookmarks (url TEXT)") }
            try other.close()
            let fault = try refused(path)
            guard case .foreign = fault else { Issue.record("\(fault)"); return }
        }
    }

    @Test func `a store of a later version, in plain words`() async throws {
        try await inFolder { path in
            try await filled(path)
            let later = try DatabaseQueue(path: path)
            try await later.write {
                try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('999 the flying house')")
            }
            try later.close()
            let fault = try refused(path)
            #expect(
                "\(fault)"
                    == "the store was written by a newer version (999 the flying house): run that version, or restore a backup"
            )
        }
    }
}
