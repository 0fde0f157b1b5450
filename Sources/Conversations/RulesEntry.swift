import Chat
import ServiceDesk
import Understanding
import Yams

/// One rule as written, read key by key; what is not asked for is a fault.
struct RuleEntry {
    private let mapping: Node.Mapping
    private let values: [String: Node]
    private let node: Node
    private let file: YAMLFile
    private let known: Set<String>
    private var used: Set<String> = []
    private(set) var faults: [FileFault] = []

    init(_ mapping: Node.Mapping, at node: Node, in file: YAMLFile, cues: Set<String>) {
        self.mapping = mapping
        values = mapping.byName
        self.node = node
        self.file = file
        known = cues
    }

    private var source: Source { Source(file: file.name, line: node.line) }

    // MARK: kinds of rule

    mutating func fault() -> FaultRule? {
        let category: Category? = one("category")
        let urgency: Urgency? = one("urgency")
        let weight = int("weight")
        let partOf: [Category] = list("partOf")
        let evenPast = bool("evenPast") ?? false
        let cues = self.cues()
        if cues.any.isEmpty, cues.all.isEmpty { note(node, "the rule asks for no words", "give it `any` or `all`") }
        close()
        guard let category else {
            if values["category"] == nil { note(node, "the rule names no category", "add `category: …`") }
            return nil
        }
        return FaultRule(
            category: category, cues: cues, urgency: urgency ?? .normal, weight: weight ?? 10, partOf: partOf,
            evenPast: evenPast, source: source)
    }

    mutating func urgency() -> UrgencyRule? {
        let categories: [Category] = list("of")
        let urgency: Urgency? = one("urgency")
        let whereabouts: [UrgencyRule.Whereabouts] = list("place")
        let cues = self.cues()
        close()
        guard let urgency else {
            if values["urgency"] == nil { note(node, "the rule names no urgency", "add `urgency: …`") }
            return nil
        }
        return UrgencyRule(
            categories: categories, cues: cues, whereabouts: whereabouts, urgency: urgency, source: source)
    }

    mutating func act() -> ActRule? {
        let silent = bool("silent") ?? false
        let intent: Intent? = one("intent")
        var rule = ActRule(intent: intent ?? .help, priority: int("priority") ?? 50, source: source)
        rule.silent = silent
        rule.asks = one("asks")
        rule.cues = cues()
        rule.starts = cueList("starts")
        rule.whole = cueList("whole")
        rule.roles = list("role")
        rule.chat = chat()
        rule.addressed = bool("addressed")
        rule.pending = list("pending")
        rule.replies = list("replies")
        rule.inContext = bool("inContext")
        rule.afterFault = bool("afterFault")
        rule.fault = bool("fault")
        rule.has = list("has")
        rule.lacks = list("lacks")
        rule.least = int("least")
        rule.pressing = one("pressing")
        rule.longest = int("longest")
        rule.take = list("take")
        rule.urgency = one("urgency")
        rule.rating = int("rating")
        rule.category = one("category")
        rule.aspect = one("aspect")
        rule.beside = list("beside")
        close()
        if intent == nil, !silent, rule.asks == nil {
            if values["intent"] == nil {
                note(node, "the rule names no intent", "add `intent: …`, `asks: …` or `silent: true`")
            }
            return nil
        }
        return rule
    }

    // MARK: values

    private mutating func note(_ node: Node, _ problem: String, _ remedy: String) {
        faults.append(file.fault(node, problem, remedy))
    }

    private mutating func value(_ key: String) -> Node? {
        used.insert(key)
        return values[key]
    }

    private mutating func one<Value: RawRepresentable & CaseIterable>(_ key: String) -> Value?
    where Value.RawValue == String {
        guard let node = value(key) else { return nil }
        if let text = node.text, let known = Value(rawValue: text) { return known }
        note(node, "`\(node.text ?? "a list")` means nothing under `\(key)`", Self.choices(Value.self))
        return nil
    }

    private mutating func list<Value: RawRepresentable & CaseIterable>(_ key: String) -> [Value]
    where Value.RawValue == String {
        guard let node = value(key) else { return [] }
        let nodes = node.sequence.map(Array.init) ?? [node]
        if nodes.isEmpty { note(node, "`\(key)` is empty", "name something or leave it out") }
        return nodes.compactMap { item in
            if let text = item.text, let known = Value(rawValue: text) { return known }
            note(item, "`\(item.text ?? "a list")` is no \(key)", Self.choices(Value.self))
            return nil
        }
    }

    private static func choices<Value: RawRepresentable & CaseIterable>(_: Value.Type) -> String
    where Value.RawValue == String {
        "use one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))"
    }

    private mutating func chat() -> ChatKind? {
        guard let node = value("chat") else { return nil }
        if let text = node.text, let kind = ChatKind(rawValue: text) { return kind }
        note(node, "`\(node.text ?? "a list")` is no chat", "use `group` or `direct`")
        return nil
    }

    private mutating func int(_ key: String) -> Int? {
        guard let node = value(key) else { return nil }
        if let text = node.text, let value = Int(text) { return value }
        note(node, "`\(key)` is no whole number", "write a number such as 50")
        return nil
    }

    private mutating func bool(_ key: String) -> Bool? {
        guard let node = value(key) else { return nil }
        if let value = node.text.flatMap(Bool.init) { return value }
        note(node, "`\(key)` is neither true nor false", "write true or false")
        return nil
    }

    private mutating func cues() -> Cues {
        var cues = Cues(any: cueList("any"), none: cueList("none"), nowhere: cueList("nowhere"))
        guard let node = value("all") else { return cues }
        for item in node.sequence.map(Array.init) ?? [node] {
            let group = (item.sequence.map(Array.init) ?? [item]).compactMap { cue($0) }
            if group.isEmpty { note(item, "a group of `all` is empty", "name a cue or leave it out") }
            cues.all.append(group)
        }
        return cues
    }

    private mutating func cueList(_ key: String) -> [String] {
        guard let node = value(key) else { return [] }
        let nodes = node.sequence.map(Array.init) ?? [node]
        if nodes.isEmpty { note(node, "`\(key)` is empty", "name a cue or leave it out") }
        return nodes.compactMap { cue($0) }
    }

    private mutating func cue(_ node: Node) -> String? {
        guard let name = node.text else {
            note(node, "a cue that is no text", "write the name of a cue")
            return nil
        }
        let isKnown = name.hasSuffix(".*") ? known.contains { $0.hasPrefix(name.dropLast()) } : known.contains(name)
        if !isKnown {
            note(node, "no word gives the cue `\(name)`", "add words for it under words/, or correct the name")
            return nil
        }
        return name
    }

    private mutating func close() {
        for (key, _) in mapping where !used.contains(key.text ?? "") {
            note(
                key, "`\(key.text ?? "")` means nothing in this rule",
                "use one of \(used.sorted().joined(separator: ", "))")
        }
    }
}
