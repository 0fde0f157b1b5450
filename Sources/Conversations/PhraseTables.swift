import Foundation
import Phrasing
import Yams

/// One YAML file of wordings and tables of names; it keeps what is missing or wrong, line by line.
struct PhraseTables {
    let file: URL
    let root: Node.Mapping
    private(set) var faults: [FileFault] = []

    /// - Throws: when the file cannot be read or is no mapping.
    init(of file: URL) throws(FileFault) {
        self.file = file
        root = try YamlLine.mapping(of: file)
    }

    mutating func text(_ name: String) -> String? {
        guard let text = root[name]?.scalar?.string else {
            fault(nil, "‘\(name)’ is missing", "add a line ‘\(name): …’")
            return nil
        }
        return text
    }

    /// The wording `name`, which may use the slots given and no others.
    mutating func template(_ name: String, slots: Set<String>) -> Template? {
        text(name).flatMap { template(of: $0, name, slots: slots, at: root[name]) }
    }

    mutating func template(of text: String, _ name: String, slots: Set<String>, at node: Node?) -> Template? {
        do {
            let template = try Template(parsing: text)
            for slot in template.needed.union(template.optional).sorted() where !slots.contains(slot) {
                fault(
                    node, "‘\(name)’ has no slot {\(slot)}",
                    slots.isEmpty ? "it has none" : "it has: \(slots.sorted().joined(separator: ", "))")
            }
            return template
        } catch {
            fault(node, "\(error)", "close it, or put a backslash before it")
            return nil
        }
    }

    mutating func table<Value: RawRepresentable<String> & CaseIterable & Hashable>(
        _ name: String
    ) -> [Value: String] {
        table(name, Value.allCases.map(\.rawValue), Value.init(rawValue:))
    }

    /// The names under `name`, one for each of `all`.
    mutating func table<Value: Hashable>(
        _ name: String, _ all: [String], _ read: (String) -> Value?
    ) -> [Value: String] {
        guard let mapping = root[name]?.mapping else {
            fault(nil, "‘\(name)’ is missing", "add it with a name for each value")
            return [:]
        }
        var table: [Value: String] = [:]
        var missing = Set(all)
        for (key, value) in mapping {
            guard let raw = key.scalar?.string, all.contains(raw), let known = read(raw),
                let text = value.scalar?.string
            else {
                fault(
                    key, "‘\(key.scalar?.string ?? "?")’ is none of the \(name)", "use: \(all.joined(separator: ", "))")
                continue
            }
            table[known] = text
            missing.remove(raw)
        }
        for raw in all where missing.contains(raw) {
            fault(root[name], "‘\(raw)’ is missing in \(name)", "add a line for it")
        }
        return table
    }

    /// Names every key that stands in the file and in none of `known`.
    mutating func reportUnknown(besides known: Set<String>) {
        for (key, _) in root {
            guard let name = key.scalar?.string, !known.contains(name) else { continue }
            fault(key, "‘\(name)’ is no part of \(file.lastPathComponent)", "remove it or correct the name")
        }
    }

    mutating func fault(_ node: Node?, _ problem: String, _ remedy: String) {
        faults.append(FileFault(file: file.path, line: node?.mark?.line ?? 1, problem: problem, remedy: remedy))
    }
}
