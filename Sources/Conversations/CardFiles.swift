import Foundation
import ServiceDesk
import Yams

/// The work cards of one language, `standards/cards/*.yaml`, read and checked. A language may have none.
///
/// Each is `name: {for: [categories], standard: …, steps: […], say: […], quiz: [{ask: …, choices: […], right: 2, because: …}]}`.
struct CardFiles {
    /// `en/standards/cards`, as faults name it.
    let name: String
    let folder: URL
    private(set) var faults: [FileFault] = []
    private var cards: [WorkCard] = []

    private static let parts = ["for", "standard", "steps", "say", "quiz"]
    private static let quizParts = ["ask", "choices", "right", "because"]

    init(language: String, folder: URL) {
        name = "\(language)/standards/cards"
        self.folder = folder.appending(path: name)
    }

    mutating func read() -> Handbook {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for file in names.sorted() where file.hasSuffix(".yaml") { read(file) }
        return Handbook(cards)
    }

    private mutating func read(_ file: String) {
        let shown = "\(name)/\(file)"
        guard let contents = try? String(contentsOf: folder.appending(path: file), encoding: .utf8) else {
            faults.append(
                FileFault(file: shown, line: 1, problem: "is not readable as UTF-8", remedy: "save it as UTF-8"))
            return
        }
        do {
            let yaml = try YAMLFile(text: contents, name: shown)
            for (key, node) in yaml.root ?? Node.Mapping([]) {
                if let card = card(key.text ?? "", key, node, in: yaml) { cards.append(card) }
            }
        } catch { faults.append(error) }
    }

    private mutating func card(_ name: String, _ key: Node, _ node: Node, in file: YAMLFile) -> WorkCard? {
        guard let mapping = node.mapping else {
            faults.append(file.fault(key, "‘\(name)’ is no card", "give it \(Self.parts.joined(separator: ", "))"))
            return nil
        }
        let before = faults.count
        checkNames(of: mapping, among: Self.parts, in: name, file)
        let categories = texts("for", mapping, key, file).compactMap { text -> ServiceDesk.Category? in
            if let category = ServiceDesk.Category(rawValue: text) { return category }
            faults.append(
                file.fault(
                    mapping["for"] ?? key, "there is no category ‘\(text)’",
                    "use \(ServiceDesk.Category.allCases.map(\.rawValue).joined(separator: ", "))"))
            return nil
        }
        for other in cards {
            if other.name == name { faults.append(file.fault(key, "‘\(name)’ is there twice", "keep one")) }
            for twice in other.categories.filter(categories.contains) {
                faults.append(
                    file.fault(mapping["for"] ?? key, "‘\(twice.rawValue)’ has the card ‘\(other.name)’", "keep one"))
            }
        }
        let card = WorkCard(
            name: name, categories: categories, standard: text("standard", mapping, key, file),
            steps: texts("steps", mapping, key, file), sayings: texts("say", mapping, key, file),
            quiz: (mapping["quiz"]?.sequence.map(Array.init) ?? []).compactMap { item($0, name, file) })
        return faults.count == before ? card : nil
    }

    private mutating func item(_ node: Node, _ name: String, _ file: YAMLFile) -> QuizItem? {
        guard let mapping = node.mapping else {
            faults.append(file.fault(node, "is no question", "give it \(Self.quizParts.joined(separator: ", "))"))
            return nil
        }
        checkNames(of: mapping, among: Self.quizParts, in: name, file)
        let choices = texts("choices", mapping, node, file)
        guard let right = mapping["right"]?.text.flatMap({ Int($0) }), choices.indices.contains(right - 1) else {
            faults.append(
                file.fault(
                    mapping["right"] ?? node, "no choice is right",
                    "write right: with the number of one, counted from 1"))
            return nil
        }
        return QuizItem(
            question: text("ask", mapping, node, file), choices: choices, right: right,
            because: text("because", mapping, node, file))
    }

    private mutating func checkNames(
        of mapping: Node.Mapping, among known: [String], in name: String, _ file: YAMLFile
    ) {
        for (key, _) in mapping where !known.contains(key.text ?? "") {
            faults.append(
                file.fault(
                    key, "‘\(key.text ?? "?")’ means nothing in ‘\(name)’", "use \(known.joined(separator: ", "))"))
        }
    }

    private mutating func text(_ part: String, _ mapping: Node.Mapping, _ at: Node, _ file: YAMLFile) -> String {
        if let text = mapping[part]?.text, !text.isEmpty { return text }
        faults.append(file.fault(mapping[part] ?? at, "‘\(part)’ is missing", "write it"))
        return ""
    }

    private mutating func texts(_ part: String, _ mapping: Node.Mapping, _ at: Node, _ file: YAMLFile) -> [String] {
        let texts = (mapping[part]?.sequence.map(Array.init) ?? []).compactMap(\.text).filter { !$0.isEmpty }
        if texts.isEmpty { faults.append(file.fault(mapping[part] ?? at, "‘\(part)’ is empty", "write a list")) }
        return texts
    }
}
