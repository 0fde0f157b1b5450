import Foundation
import Yams

/// One YAML file of words or rules, as nodes that know their lines.
struct YAMLFile {
    let name: String
    /// Nil when the file holds nothing but comments.
    let root: Node.Mapping?

    /// - Throws: one fault, naming the line, when the file is no YAML or no list of names with something behind each.
    init(text: String, name: String) throws(FileFault) {
        self.name = name
        let node: Node?
        do {
            // Every value is read as the text it is, so there is no type to guess, which would take as long as the rest.
            node = try Yams.compose(yaml: text, .basic)
        } catch let error as YamlError {
            throw Self.fault(error, in: name)
        } catch {
            throw FileFault(file: name, line: 1, problem: "not readable as YAML", remedy: "check the indentation")
        }
        guard let node else {
            root = nil
            return
        }
        guard let mapping = node.mapping else {
            throw FileFault(
                file: name, line: node.mark?.line ?? 1, problem: "the file is not a list of names",
                remedy: "begin each part with `name:`")
        }
        root = mapping
    }

    func fault(_ node: Node, _ problem: String, _ remedy: String) -> FileFault {
        FileFault(file: name, line: node.mark?.line ?? 0, problem: problem, remedy: remedy)
    }

    private static func fault(_ error: YamlError, in name: String) -> FileFault {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            FileFault(
                file: name, line: mark.line, problem: "not YAML: \(problem)",
                remedy: "check the indentation and put words with marks like : or # in quotes")
        case .duplicatedKeysInMapping(let keys, let context):
            FileFault(
                file: name, line: context.mark.line,
                problem: "the same name twice: \(keys.map { "\($0)" }.joined(separator: ", "))",
                remedy: "join the two lists")
        case .no, .memory, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            FileFault(file: name, line: 1, problem: "not YAML", remedy: "save it as UTF-8 text and check it")
        }
    }
}

extension Node.Mapping {
    /// What stands behind each name, to be looked up without a search.
    var byName: [String: Node] {
        Dictionary(map { ($0.key.text ?? "", $0.value) }, uniquingKeysWith: { first, _ in first })
    }
}

extension Node {
    /// The text of a plain value.
    var text: String? { scalar?.string }

    var line: Int { mark?.line ?? 0 }
}
