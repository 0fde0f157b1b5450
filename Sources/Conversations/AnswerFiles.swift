import Foundation
import Understanding
import Yams

/// The answers of one language, read and checked: `answers/*.yaml`. A language may have none.
///
/// Each is `name: {asked: [[…], …], unless: […], text: …}`.
struct AnswerFiles {
    let folder: URL
    private(set) var faults: [FileFault] = []
    private var entries: [AnswerBook.Entry] = []

    init(folder: URL) { self.folder = folder.appending(path: "answers") }

    mutating func read() -> AnswerBook {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names.sorted() where name.hasSuffix(".yaml") { read(folder.appending(path: name)) }
        return AnswerBook(entries)
    }

    private mutating func read(_ file: URL) {
        do {
            for (key, value) in try YamlLine.mapping(of: file) { read(key, value, in: file) }
        } catch { faults.append(error) }
    }

    private mutating func read(_ key: Node, _ value: Node, in file: URL) {
        let line = key.mark?.line ?? 1
        func fault(_ problem: String, _ remedy: String) {
            faults.append(FileFault(file: file.path, line: line, problem: problem, remedy: remedy))
        }
        guard let name = key.scalar?.string, let mapping = value.mapping else {
            return fault("is no answer", "write name: {asked: [[words], [words]], text: words}")
        }
        for (other, _) in mapping where !["asked", "unless", "text"].contains(other.scalar?.string ?? "") {
            fault("‘\(other.scalar?.string ?? "?")’ means nothing in ‘\(name)’", "it has: asked, unless, text")
        }
        let asked = (mapping["asked"]?.sequence.map(Array.init) ?? []).map { group in
            (group.sequence.map(Array.init) ?? []).compactMap { $0.scalar?.string }
        }
        guard !asked.isEmpty, asked.allSatisfy({ !$0.isEmpty }) else {
            return fault("‘\(name)’ is asked in no words", "give it asked: [[words], [words]]")
        }
        guard let text = mapping["text"]?.scalar?.string, !text.isEmpty else {
            return fault("‘\(name)’ has no text", "give it one")
        }
        guard !entries.contains(where: { $0.name == name }) else {
            return fault("‘\(name)’ is there twice", "keep one")
        }
        let unless = (mapping["unless"]?.sequence.map(Array.init) ?? []).compactMap { $0.scalar?.string }
        entries.append(.init(name: name, asked: asked, unless: unless, text: text))
    }
}
