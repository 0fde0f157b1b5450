import Foundation

/// The conversation's file: one JSON object a line, added to at the end.
///
/// A line is written before anybody is told of it, so a killed process loses nothing it has answered for.
/// It is not synced to the disk: a playground need not survive the loss of power.
struct Journal {
    private let url: URL
    private var handle: FileHandle
    private var end: UInt64
    private var lines: Int

    /// Above this many lines the file is written anew, with what is still kept.
    static let longest = 50_000

    /// Opens the file in a folder, making both where missing.
    ///
    /// - Returns: the journal, and the lines it held. A last line cut short by a crash is dropped.
    static func open(folder: String) throws(Fault) -> (Journal, [JournalLine]) {
        let url = URL(fileURLWithPath: folder, isDirectory: true).appendingPathComponent("playground.jsonl")
        let data: Data
        let handle: FileHandle
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            if !FileManager.default.fileExists(atPath: url.path) {
                try Data().write(to: url)
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: url.path)
            }
            data = try Data(contentsOf: url)
            handle = try FileHandle(forUpdating: url)
        } catch {
            throw .file(path: url.path, why: error.localizedDescription)
        }
        let whole = data.lastIndex(of: newline).map { data.prefix(through: $0) } ?? Data()
        var lines: [JournalLine] = []
        for (index, line) in whole.split(separator: newline).enumerated() {
            guard let line = try? JSONDecoder().decode(JournalLine.self, from: Data(line)) else {
                throw .line(index + 1, path: url.path)
            }
            lines.append(line)
        }
        let journal = Journal(url: url, handle: handle, end: UInt64(whole.count), lines: lines.count)
        do { try handle.truncate(atOffset: journal.end) } catch {
            throw .file(path: url.path, why: error.localizedDescription)
        }
        return (journal, lines)
    }

    var isLong: Bool { lines > Self.longest }

    /// - Throws: what the file system says; then nothing was added.
    mutating func append(_ line: JournalLine) throws {
        var data = Data(try json(line))
        data.append(Self.newline)
        do {
            try handle.seek(toOffset: end)
            try handle.write(contentsOf: data)
        } catch {
            try? handle.truncate(atOffset: end)  // half a line would spoil the next one
            throw error
        }
        end += UInt64(data.count)
        lines += 1
    }

    /// Puts other lines in the place of all there are, at once: a crash leaves the old file or the new one.
    mutating func rewrite(_ new: [JournalLine]) throws {
        var data = Data()
        for line in new {
            data.append(contentsOf: try json(line))
            data.append(Self.newline)
        }
        try data.write(to: url, options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: url.path)
        let reopened = try FileHandle(forUpdating: url)
        try handle.close()
        handle = reopened
        end = UInt64(data.count)
        lines = new.count
    }

    private static let newline = UInt8(ascii: "\n")
}
