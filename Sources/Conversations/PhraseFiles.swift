import Chat
import Foundation
import Phrasing
import ServiceDesk
import Yams

/// The wordings of one language, read and checked: `phrases/public.yaml`, `private.yaml`, `work.yaml`,
/// `names.yaml`, `fees.yaml`, and, where there is one, `buttons.yaml`.
struct PhraseFiles {
    let language: Language
    let folder: URL
    private(set) var faults: [FileFault] = []

    init(language: Language, folder: URL) {
        self.language = language
        self.folder = folder
    }

    /// Nil when anything is missing or wrong; `faults` says what.
    mutating func read() -> PhraseBook? {
        let open: [PublicKey: Template] = wordings(of: PublicPlane.self)
        let personal: [PrivateKey: Template] = wordings(of: PrivatePlane.self)
        let work: [WorkKey: Template] = wordings(of: WorkPlane.self)
        var names = PhraseNames(file: file("names"))
        var buttons = ButtonsFile(file: file("buttons"))
        var fees = FeePhrases(file: file("fees"))
        let (read, offered, wordings) = (names.read(), buttons.read(), fees.read())
        let book = read.map {
            PhraseBook(
                language: language, open: open, personal: personal, work: work, names: $0, buttons: offered,
                fees: wordings)
        }
        faults += names.faults + buttons.faults + fees.faults
        return faults.isEmpty ? book : nil
    }

    private func file(_ name: String) -> URL { folder.appending(path: "phrases/\(name).yaml") }

    private mutating func wordings<Plane: SpeechPlane>(of plane: Plane.Type) -> [Plane.Key: Template] {
        let file = file(plane.name)
        var wordings: [Plane.Key: Template] = [:]
        let lines: [YamlLine]
        do { lines = try YamlLine.lines(of: file) } catch {
            faults.append(error)
            return [:]
        }
        for line in lines {
            guard let key = Plane.Key(rawValue: line.key) else {
                faults.append(line.fault("the desk never says ‘\(line.key)’", "remove the line or correct the name"))
                continue
            }
            if let template = template(line, slots: key.always, key.sometimes) { wordings[key] = template }
        }
        for key in Plane.Key.allCases where wordings[key] == nil && !lines.contains(where: { $0.key == key.rawValue }) {
            faults.append(
                FileFault(
                    file: file.path, line: max(1, lines.last?.line ?? 1), problem: "‘\(key.rawValue)’ has no wording",
                    remedy: "add a line ‘\(key.rawValue): …’"))
        }
        return wordings
    }

    private mutating func template(
        _ line: YamlLine, slots always: Set<SlotName>, _ sometimes: Set<SlotName>
    ) -> Template? {
        let template: Template
        do { template = try Template(parsing: line.value) } catch {
            faults.append(line.fault("\(error)", "close it, or put a backslash before it"))
            return nil
        }
        let known = always.union(sometimes)
        for name in template.needed.union(template.optional).sorted() {
            guard let slot = SlotName(rawValue: name), known.contains(slot) else {
                let choices = known.map(\.rawValue).sorted().joined(separator: ", ")
                faults.append(
                    line.fault(
                        "‘\(line.key)’ has no slot {\(name)}",
                        known.isEmpty ? "it has none at all" : "it has: \(choices)"))
                return nil
            }
            if template.needed.contains(name), !always.contains(slot) {
                faults.append(
                    line.fault("{\(name)} is not always filled in ‘\(line.key)’", "put it in […] with its words"))
                return nil
            }
        }
        return template
    }
}

/// One `key: value` of a file of wordings.
struct YamlLine {
    let file: String
    let key: String
    let value: String
    let line: Int

    func fault(_ problem: String, _ remedy: String) -> FileFault {
        FileFault(file: file, line: line, problem: problem, remedy: remedy)
    }

    /// - Throws: when the file cannot be read or is no mapping of names to texts.
    static func lines(of file: URL) throws(FileFault) -> [YamlLine] {
        try lines(in: mapping(of: file), file: file)
    }

    static func mapping(of file: URL) throws(FileFault) -> Node.Mapping {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw FileFault(
                file: file.path, line: 1, problem: "cannot be read", remedy: "add the file, as UTF-8")
        }
        do {
            guard let mapping = try Yams.compose(yaml: text, .basic)?.mapping else {
                throw FileFault(
                    file: file.path, line: 1, problem: "is no list of ‘name: text’ lines",
                    remedy: "write one name and its text a line")
            }
            return mapping
        } catch let fault as FileFault {
            throw fault
        } catch YamlError.duplicatedKeysInMapping(let names, _) {
            let name = names.first ?? "?"
            throw FileFault(
                file: file.path, line: lastLine(of: name, in: text), problem: "‘\(name)’ stands here twice",
                remedy: "keep one")
        } catch {
            let line = (error as? YamlError).flatMap(\.line) ?? 1
            throw FileFault(
                file: file.path, line: line,
                problem: "is no YAML: \((error as? YamlError)?.complaint ?? "it cannot be read")",
                remedy: "quote texts that hold : or #")
        }
    }

    /// The parser tells which name it is, and not where it stands again.
    private static func lastLine(of name: String, in text: String) -> Int {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let last = lines.lastIndex { line in
            let key = line.prefix { $0 != ":" }.drop { $0.isWhitespace }
            return key == name || key == "\"\(name)\"" || key == "'\(name)'"
        }
        return (last ?? 0) + 1
    }

    static func lines(in mapping: Node.Mapping, file: URL) throws(FileFault) -> [YamlLine] {
        var lines: [YamlLine] = []
        for (key, value) in mapping {
            let line = key.mark?.line ?? 1
            guard let name = key.scalar?.string, let text = value.scalar?.string else {
                throw FileFault(
                    file: file.path, line: line, problem: "is no ‘name: text’", remedy: "give the name one text")
            }
            lines.append(YamlLine(file: file.path, key: name, value: text, line: line))
        }
        return lines
    }
}

extension YamlError {
    /// Where the parser stopped; nil where it does not tell.
    package var line: Int? {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: nil
        }
    }
}
