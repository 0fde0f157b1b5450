import Conversations
import Foundation
import Yams

/// Collects what is wrong in a configuration while it is read, so that all of it can be told at once.
final class FaultList {
    let file: String
    private(set) var faults: [FileFault] = []
    /// Shorter values are no secrets, and may well be a part of other words.
    private static let secretLength = 6
    /// What variables of the environment were filled in, with their names.
    private var filled: [(value: String, name: String)] = []

    init(file: String) { self.file = file }

    /// From now on faults show the name of this variable instead of its value: it may be a secret in the wrong place.
    func conceal(_ value: String, of name: String) { filled.append((value, name)) }

    /// The same fault is told once, however often its key is read.
    func add(_ line: Int, _ problem: String, _ remedy: String) {
        let fault = FileFault(file: file, line: line, problem: concealed(problem), remedy: concealed(remedy))
        if !faults.contains(fault) { faults.append(fault) }
    }

    private func concealed(_ text: String) -> String {
        // The longest first: one value may be a part of another.
        filled.sorted { $0.value.count > $1.value.count }.reduce(text) { text, variable in
            variable.value.count < Self.secretLength
                ? text : text.replacing(variable.value, with: "${\(variable.name)}")
        }
    }
}

/// One mapping of the configuration: every key asked for is known, every other one is a fault.
final class Section {
    /// How faults name it: `channels[0]`.
    let path: String
    let line: Int
    let faults: FaultList
    private let mapping: Node.Mapping
    private let environment: [String: String]
    private var asked: Set<String> = []

    init(_ node: Node, path: String, faults: FaultList, environment: [String: String]) {
        self.path = path
        self.faults = faults
        self.environment = environment
        line = node.mark?.line ?? 1
        mapping = node.mapping ?? [:]
        // A key with nothing after it is an empty section.
        if node.mapping == nil, node.scalar?.string.isEmpty != true {
            faults.add(line, "\(name) is no mapping", "write ‘key: value’ lines below it")
        }
    }

    private var name: String { path.isEmpty ? "the file" : path }

    private func named(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    private func node(_ key: String) -> Node? {
        asked.insert(key)
        return mapping[key]
    }

    func has(_ key: String) -> Bool { mapping[key] != nil }

    /// Whether every value under the key is filled in from the environment.
    func isFromEnvironment(_ key: String) -> Bool {
        guard let node = mapping[key] else { return true }
        return (node.sequence.map(Array.init) ?? [node]).allSatisfy { $0.scalar?.string.contains("${") == true }
    }

    func line(of key: String) -> Int { mapping[key]?.mark?.line ?? line }

    /// Nil where the key is absent; a value that is no text is a fault.
    func text(_ key: String) -> String? {
        guard let node = node(key) else { return nil }
        return scalar(node, named(key))
    }

    func text(_ key: String, orMissing meaning: String) -> String? {
        if let text = text(key), !text.isEmpty { return text }
        if mapping[key] == nil {
            faults.add(line, "\(name) has no ‘\(key)’", "add it: \(meaning)")
        } else if mapping[key]?.scalar?.string.isEmpty == true {
            faults.add(line(of: key), "\(named(key)) is empty", "write it: \(meaning)")
        }
        return nil
    }

    func number(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = text(key) else { return nil }
        if let number = Int(text), range.contains(number) { return number }
        faults.add(
            line(of: key), "\(named(key)) is ‘\(text)’",
            "write a whole number from \(range.lowerBound) to \(range.upperBound)")
        return nil
    }

    /// One of the words of an enum; anything else is a fault that lists them.
    func word<Word: RawRepresentable<String> & CaseIterable>(_ key: String, as type: Word.Type) -> Word? {
        guard let text = text(key) else { return nil }
        if let word = Word(rawValue: text) { return word }
        let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
        faults.add(line(of: key), "\(named(key)) is ‘\(text)’", "write one of: \(known)")
        return nil
    }

    func section(_ key: String) -> Section? {
        node(key).map { Section($0, path: named(key), faults: faults, environment: environment) }
    }

    /// Empty where the key is absent.
    func sections(_ key: String) -> [Section] {
        guard let node = node(key) else { return [] }
        guard let items = node.sequence else {
            faults.add(node.mark?.line ?? line, "\(named(key)) is no list", "begin each entry with ‘- ’")
            return []
        }
        return items.enumerated().map { index, item in
            Section(item, path: "\(named(key))[\(index)]", faults: faults, environment: environment)
        }
    }

    /// Texts of a list, or the one text; empty where the key is absent.
    func texts(_ key: String) -> [String] {
        guard let node = node(key) else { return [] }
        guard let items = node.sequence else { return scalar(node, named(key)).map { [$0] } ?? [] }
        return items.enumerated().compactMap { index, item in scalar(item, "\(named(key))[\(index)]") }
    }

    /// Keys nobody asked for so far, with their values: the platform's own settings of a channel.
    func others() -> [String: [String]] {
        let keys = mapping.keys.compactMap { $0.scalar?.string }.filter { !self.asked.contains($0) }
        return Dictionary(uniqueKeysWithValues: keys.map { ($0, self.texts($0)) })
    }

    func refuseOthers() {
        for (key, _) in mapping {
            let text = key.scalar?.string ?? "?"
            guard !asked.contains(text) else { continue }
            faults.add(
                key.mark?.line ?? line, "\(name) has a key ‘\(text)’ that means nothing",
                "remove it, or write one of: \(asked.sorted().joined(separator: ", "))")
        }
    }

    private func scalar(_ node: Node, _ what: String) -> String? {
        guard let text = node.scalar?.string else {
            faults.add(node.mark?.line ?? line, "\(what) is no text", "write one value after the colon")
            return nil
        }
        return filled(text, what, at: node.mark?.line ?? line)
    }

    /// `${NAME}` becomes the variable's value; the file itself holds no secret.
    private func filled(_ text: String, _ what: String, at line: Int) -> String? {
        var result = ""
        var rest = text[...]
        while let start = rest.range(of: "${") {
            result += rest[..<start.lowerBound]
            guard let end = rest[start.upperBound...].firstIndex(of: "}") else {
                faults.add(line, "\(what) has a ‘${’ without ‘}’", "close it")
                return nil
            }
            let variable = String(rest[start.upperBound..<end])
            guard let value = environment[variable], !value.isEmpty else {
                faults.add(
                    line, "\(what) needs the environment variable \(variable), which is not set",
                    "export \(variable)=… before starting")
                return nil
            }
            faults.conceal(value, of: variable)
            result += value
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }
}
