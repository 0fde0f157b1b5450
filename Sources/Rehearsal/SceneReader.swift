import Chat
import Foundation

extension Scene {
    /// Reads a scene.
    ///
    /// - Parameter file: its name ends in `.zh.chat`, `.en.chat` or another language's code.
    /// - Throws: every line that cannot be read, not only the first.
    package init(file: String, text: String) throws(Faults) {
        var reader = SceneReader(file: file, text: text)
        self = try reader.read()
    }
}

/// Takes a file apart: first the header, then the script.
struct SceneReader {
    private let file: String
    private let source: [String]
    private var faults: [Scene.Fault] = []

    init(file: String, text: String) {
        self.file = file
        source = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    }

    mutating func read() throws(Scene.Faults) -> Scene {
        var header = Header()
        let body = readHeader(&header)
        var script: Script?
        do throws(Complaint) {
            let cast = try header.cast(in: language())
            script = Script(cast: cast)
        } catch {
            faults.append(Scene.Fault(file: file, line: 1, what: error.what))
        }
        guard var script else { throw Scene.Faults(all: faults) }
        for index in body..<source.count {
            do throws(Complaint) {
                try script.read(source[index], at: index)
            } catch {
                faults.append(Scene.Fault(file: file, line: index + 1, what: error.what))
            }
        }
        faults += script.emptyLines.map {
            Scene.Fault(file: file, line: $0 + 1, what: "after the bot's name expected what it says; {*} is any text")
        }
        guard faults.isEmpty else { throw Scene.Faults(all: faults.sorted { $0.line < $1.line }) }
        return Scene(file: file, cast: script.cast, pending: header.pending, steps: script.steps, source: source)
    }

    /// - Returns: the index of the first line of the script.
    private mutating func readHeader(_ header: inout Header) -> Int {
        for index in source.indices {
            var cursor = Cursor(source[index])
            if index == 0 { _ = cursor.take("\u{FEFF}") }
            cursor.skipBlanks()
            guard let first = cursor.next, first != "#" else { continue }
            if first.isDigit || "=[(+|".unicodeScalars.contains(first) { return index }
            if header.people.contains(where: { cursor.rest.folded.hasPrefix($0.name) }) { return index }
            do throws(Complaint) {
                try header.read(&cursor, line: index + 1)
            } catch {
                faults.append(Scene.Fault(file: file, line: index + 1, what: error.what))
            }
        }
        return source.count
    }

    private func language() throws(Complaint) -> Language {
        let parts = file.split(separator: "/").last.map { $0.split(separator: ".") } ?? []
        guard parts.count >= 3, parts.last == "chat" else {
            throw Complaint("a scene's file is called <what-happens>.<language>.chat, as in leak.zh.chat")
        }
        return Language(String(parts[parts.count - 2]))
    }
}
