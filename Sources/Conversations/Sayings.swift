import Foundation
import Understanding

/// The files under `sayings/`: messages with their meaning, one a line, a file a language. The tests hold the rules to them.
package struct Sayings {
    private let folder: URL
    private let understander: Understander
    private let languages: Set<String>

    /// What became of the lines of a file.
    package struct Added: Hashable, Sendable {
        package var added = 0
        /// There already, with the same meaning.
        package var known = 0

        package init(added: Int = 0, known: Int = 0) {
            self.added = added
            self.known = known
        }
    }

    /// - Parameter folder: `Conversations/`.
    /// - Throws: the faults of its words and rules, by which names and rooms are found.
    package init(in folder: URL) throws(FileFaults) {
        self.folder = folder.appending(path: "sayings")
        let packs = try loadPacks(from: folder)
        languages = Set(packs.map(\.language.code))
        understander = Understander(packs: packs)
    }

    /// Adds the lines of a file in the form of the corpus, with neutral phones, rooms and names; all of them, or none.
    ///
    /// Of two lines of the file about the same message the later one counts: it was corrected twice.
    ///
    /// - Throws: every fault of every line; then nothing was added.
    package func add(from file: URL) throws(FileFaults) -> Added {
        let name = file.lastPathComponent
        var faults: [FileFault] = []
        var fresh: [NewSaying] = []
        for (number, text) in try Self.lines(of: file) {
            do {
                let saying = try NewSaying(text, number: number, by: understander, languages: languages)
                fresh.removeAll { $0.message == saying.message }
                fresh.append(saying)
            } catch {
                faults += error.problems.map {
                    FileFault(file: name, line: number, problem: $0, remedy: "put the line right, or take it out")
                }
            }
        }
        var texts: [String: [NewSaying]] = [:]
        var added = Added()
        let known = try self.known()
        for saying in fresh {
            guard let there = known.byMessage[saying.message] else {
                texts[saying.language, default: []].append(saying)
                continue
            }
            if there.expect == saying.expect {
                added.known += 1
            } else {
                faults.append(
                    FileFault(
                        file: name, line: saying.number,
                        problem: "the same message means something else in sayings/\(there.place)",
                        remedy: "decide which is right, and take the other out"))
            }
        }
        guard faults.isEmpty else { throw FileFaults(faults.sorted { $0.line < $1.line }) }
        var ids = known.ids
        var files: [String: String] = [:]
        for (language, sayings) in texts {
            files[language] = try grown(language, by: sayings.map { $0.written(besides: &ids) })
            added.added += sayings.count
        }
        try write(files)
        return added
    }

    private struct Known {
        var byMessage: [String: (expect: String, place: String)] = [:]
        var ids: Set<String> = []
    }

    private func known() throws(FileFaults) -> Known {
        var known = Known()
        for language in languages.sorted() {
            let file = folder.appending(path: "\(language).jsonl")
            guard FileManager.default.fileExists(atPath: file.path) else { continue }
            for (number, text) in try Self.lines(of: file) {
                // What stands there is the tests' to judge; what cannot be read here is no twin of anything.
                guard let line = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else {
                    continue
                }
                if let id = line["id"] as? String { known.ids.insert(id) }
                known.byMessage[NewSaying.message(of: line)] = (
                    JSONLine(any: line["expect"] ?? []).written, "\(language).jsonl:\(number)"
                )
            }
        }
        return known
    }

    private func grown(_ language: String, by lines: [String]) throws(FileFaults) -> String {
        let file = folder.appending(path: "\(language).jsonl")
        guard FileManager.default.fileExists(atPath: file.path) else { return lines.joined(separator: "\n") + "\n" }
        let old = try Self.lines(of: file).map(\.text)
        return (old + lines).joined(separator: "\n") + "\n"
    }

    /// All new files are whole on the disk before the first takes the place of an old one.
    private func write(_ files: [String: String]) throws(FileFaults) {
        do {
            let manager = FileManager.default
            try manager.createDirectory(at: folder, withIntermediateDirectories: true)
            for (language, text) in files {
                try Data(text.utf8).write(to: folder.appending(path: ".\(language).jsonl.new"), options: .atomic)
            }
            for language in files.keys.sorted() {
                // Foundation's own replacing asks on Linux that the old file is there.
                let fresh = folder.appending(path: ".\(language).jsonl.new").path
                guard rename(fresh, folder.appending(path: "\(language).jsonl").path) == 0 else {
                    throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
                }
            }
        } catch {
            throw FileFaults([
                FileFault(
                    file: "sayings", line: 0, problem: "cannot be written: \(error)",
                    remedy: "check the folder's permissions")
            ])
        }
    }

    /// Lines end at line feeds only: a text may hold other separators.
    private static func lines(of file: URL) throws(FileFaults) -> [(number: Int, text: String)] {
        guard let data = try? Data(contentsOf: file), let text = String(data: data, encoding: .utf8) else {
            throw FileFaults([
                FileFault(
                    file: file.lastPathComponent, line: 0, problem: "cannot be read as UTF-8",
                    remedy: "check the path, and save it as UTF-8 text")
            ])
        }
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .filter { !$0.element.allSatisfy(\.isWhitespace) }.map { ($0.offset + 1, String($0.element)) }
    }
}

extension NewSaying {
    /// The line, under another id where its own is taken.
    fileprivate func written(besides ids: inout Set<String>) -> String {
        var free = id
        var count = 1
        while !ids.insert(free).inserted {
            count += 1
            free = "\(id)-\(count)"
        }
        guard free != id, var object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        else { return line }
        object["id"] = free
        return JSONLine(any: object).written
    }
}
