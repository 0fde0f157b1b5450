import Understanding
import Yams

/// Reads the files of `rules/`: lists of `faults`, `urgency` and `acts`.
struct RulesReader {
    private(set) var book = RuleBook()
    private(set) var faults: [FileFault] = []
    /// The cues that have words; a rule that asks for another can never hold.
    private let cues: Set<String>

    init(cues: Set<String>) { self.cues = cues }

    mutating func read(_ file: YAMLFile) {
        guard let root = file.root else { return }
        for (key, value) in root {
            let name = key.text ?? ""
            guard ["faults", "urgency", "acts"].contains(name) else {
                faults.append(file.fault(key, "`\(name)` is no kind of rule", "use `faults`, `urgency` or `acts`"))
                continue
            }
            guard let list = value.sequence, !list.isEmpty else {
                faults.append(file.fault(value, "`\(name)` has no rules", "add one, each beginning with -"))
                continue
            }
            for node in list {
                guard let mapping = node.mapping else {
                    faults.append(
                        file.fault(node, "a rule that is no list of names", "write `- category: …` or `- intent: …`"))
                    continue
                }
                var entry = RuleEntry(mapping, at: node, in: file, cues: cues)
                switch name {
                case "faults": entry.fault().map { book.faults.append($0) }
                case "urgency": entry.urgency().map { book.urgencies.append($0) }
                default: entry.act().map { book.acts.append($0) }
                }
                faults += entry.faults
            }
        }
    }
}
