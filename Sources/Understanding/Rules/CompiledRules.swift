import ServiceDesk

/// The cues of a rule as bits: of each group one, of the barred none.
struct CueTest: Sendable {
    /// The first is the rule's trigger: rules are looked up by it.
    var groups: [CueSet]
    var barred: CueSet

    init(_ cues: Cues, names: CueNames) {
        groups = cues.all.map { names.set($0) }
        if !cues.any.isEmpty { groups.insert(names.set(cues.any), at: 0) }
        barred = names.set(cues.none)
    }

    func fits(_ cues: CueSet) -> Bool {
        for group in groups where !cues.meets(group) { return false }
        return !cues.meets(barred)
    }
}

/// The names of a language's cues, numbered.
struct CueNames: Sendable {
    private(set) var names: [String] = []
    private var numbers: [String: Int] = [:]

    /// Names beyond what a set can hold are left out; the loader tells of them.
    init(_ entries: [Lexicon.Entry]) {
        for entry in entries where numbers[entry.cue] == nil && names.count < CueSet.capacity {
            numbers[entry.cue] = names.count
            names.append(entry.cue)
        }
    }

    func number(_ name: String) -> Int? { numbers[name] }

    /// Of names and families; `area.*` is every cue whose name begins so.
    func set(_ wanted: [String]) -> CueSet {
        var set = CueSet()
        for name in wanted {
            if name.hasSuffix(".*") {
                for (number, known) in names.enumerated() where known.hasPrefix(name.dropLast()) { set.insert(number) }
            } else if let number = numbers[name] {
                set.insert(number)
            }
        }
        return set
    }
}

/// Rules made ready: tests as bits, looked up by the cue that can set them off.
struct CompiledRules: Sendable {
    struct Fault: Sendable {
        let rule: FaultRule
        let test: CueTest
    }

    struct Grading: Sendable {
        let rule: UrgencyRule
        let test: CueTest
    }

    struct Saying: Sendable {
        let rule: ActRule
        let test: CueTest
        let starts: CueSet
        let whole: CueSet
    }

    let faults: [Fault]
    let gradings: [Grading]
    /// Highest priority first; as written among equals.
    let sayings: [Saying]
    /// Words that add nothing: 请, 那个, please.
    let fillers: CueSet
    /// Words by which a time is one for a visit: 来, 在家, 上门.
    let visit: CueSet
    /// By cue, the faults it can set off.
    private let faultsByCue: [[Int]]

    init(_ book: RuleBook, names: CueNames) {
        let faults = book.faults.map { Fault(rule: $0, test: CueTest($0.cues, names: names)) }
        var faultsByCue = Array(repeating: [Int](), count: CueSet.capacity)
        for (index, fault) in faults.enumerated() {
            for cue in fault.test.groups.first?.members ?? [] { faultsByCue[cue].append(index) }
        }
        self.faults = faults
        self.faultsByCue = faultsByCue
        gradings = book.urgencies.map { Grading(rule: $0, test: CueTest($0.cues, names: names)) }
        fillers = names.set(["filler"])
        visit = names.set(["visit"])
        sayings = book.acts.enumerated()
            .sorted { ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset) }
            .map { _, rule in
                Saying(
                    rule: rule, test: CueTest(rule.cues, names: names), starts: names.set(rule.starts),
                    whole: rule.whole.isEmpty ? .none : names.set(rule.whole))
            }
    }

    func faults(setOffBy hits: [Hit]) -> [Int] {
        var seen = CueSet()
        var found: [Int] = []
        for hit in hits where !seen.contains(hit.cue) {
            seen.insert(hit.cue)
            for index in faultsByCue[hit.cue] where !found.contains(index) { found.append(index) }
        }
        return found
    }
}
