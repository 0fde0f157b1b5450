import Foundation

@testable import Conversations

/// A copy of the Chinese wordings that a test may spoil; gone with it.
final class PhraseFolder {
    private let root: URL

    struct NoSuchLine: Error {}

    init() throws {
        root = FileManager.default.temporaryDirectory.appending(path: "phrases-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: WordsFolder.url.appending(path: "zh/phrases"), to: root.appending(path: "phrases"))
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    func url(_ file: String) -> URL { root.appending(path: "phrases/\(file).yaml") }

    /// What reading the folder finds wrong; empty: nothing.
    var faults: [FileFault] {
        var files = PhraseFiles(language: .chinese, folder: root)
        let book = files.read()
        return (book == nil) == files.faults.isEmpty
            ? [FileFault(file: "", line: 0, problem: "a book with faults, or none without", remedy: "")] : files.faults
    }

    /// Puts another text where a line begins so.
    ///
    /// - Returns: the number of the line, counted from 1.
    @discardableResult
    func replace(_ start: String, in file: String, with text: String) throws -> Int {
        var lines = try String(contentsOf: url(file), encoding: .utf8).components(separatedBy: "\n")
        guard let index = lines.firstIndex(where: { $0.hasPrefix(start) }) else { throw NoSuchLine() }
        lines[index] = text
        try lines.joined(separator: "\n").write(to: url(file), atomically: true, encoding: .utf8)
        return index + 1
    }
}
