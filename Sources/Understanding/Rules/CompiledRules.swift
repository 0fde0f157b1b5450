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

    func fits(_ cues: borrowing CueSet) -> Bool {
        for index in groups.indices where !groups[index].meets(cues) { return false }
        return !barred.meets(cues)
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
    // Classes, because a rule is looked at for every message: a copy of one costs more than the look.

    final class Fault: Sendable {
        let rule: FaultRule
        let test: CueTest

        init(_ rule: FaultRule, names: CueNames) {
            self.rule = rule
            test = CueTest(rule.cues, names: names)
        }
    }

    final class Grading: Sendable {
        let rule: UrgencyRule
        let test: CueTest

        init(_ rule: UrgencyRule, names: CueNames) {
            self.rule = rule
            test = CueTest(rule.cues, names: names)
        }
    }

    final class Saying: Sendable {
        let rule: ActRule
        let test: CueTest
        let starts: CueSet
        let whole: CueSet
        /// What a message must have one of to be worth a closer look; empty where the rule asks for no words first.
        let trigger: CueSet
        let hasTrigger: Bool

        init(_ rule: ActRule, names: CueNames) {
            self.rule = rule
            test = CueTest(rule.cues, names: names)
            starts = names.set(rule.starts)
            whole = names.set(rule.whole)
            trigger = test.groups.first ?? (rule.whole.isEmpty ? starts : whole)
            hasTrigger = !test.groups.isEmpty || !rule.whole.isEmpty || !rule.starts.isEmpty
        }
    }

    let faults: [Fault]
    let gradings: [Grading]
    /// Highest priority first; as written among equals.
    let sayings: [Saying]
    /// Words that add nothing: 请, 那个, please.
    let fillers: CueSet
    /// Words that by themselves want nothing: fillers, yes, no.
    let smallWords: CueSet
    /// Words by which a time is one for a visit: 来, 在家, 上门.
    let visit: CueSet
    /// 不是, not: take back the name of a category that follows.
    let denials: CueSet
    /// By cue, the faults it can set off.
    private let faultsByCue: [[Int]]

    init(_ book: RuleBook, names: CueNames) {
        let faults = book.faults.map { Fault($0, names: names) }
        var faultsByCue = Array(repeating: [Int](), count: CueSet.capacity)
        for (index, fault) in faults.enumerated() {
            for cue in fault.test.groups.first?.members ?? [] { faultsByCue[cue].append(index) }
        }
        self.faults = faults
        self.faultsByCue = faultsByCue
        gradings = book.urgencies.map { Grading($0, names: names) }
        fillers = names.set(["filler"])
        smallWords = names.set(["filler", "yes", "no"])
        visit = names.set(["visit"])
        denials = names.set(["scope.not", "correct.not"])
        sayings = book.acts.enumerated()
            .sorted { ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset) }
            .map { Saying($0.element, names: names) }
    }

    func faults(setOffBy hits: [Hit]) -> [Int] {
        var seen = CueSet()
        var isFound = Array(repeating: false, count: faults.count)
        var found: [Int] = []
        for hit in hits where !seen.contains(hit.cue) {
            seen.insert(hit.cue)
            for index in faultsByCue[hit.cue] where !isFound[index] {
                isFound[index] = true
                found.append(index)
            }
        }
        return found
    }
}
