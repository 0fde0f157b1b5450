import ServiceDesk

/// The cues of a rule as bits: of each group one, of the barred none.
struct CueTest: Sendable {
    /// The first is the rule's trigger: rules are looked up by it.
    var groups: [CueSet]
    var barred: CueSet
    /// Not to be told anywhere in the matter.
    var barredAfar: CueSet

    init(_ cues: Cues, names: CueNames) {
        groups = cues.all.map { names.set($0) }
        if !cues.any.isEmpty { groups.insert(names.set(cues.any), at: 0) }
        barred = names.set(cues.none)
        barredAfar = names.set(cues.nowhere)
    }

    func fits(_ cues: CueSet) -> Bool { couldFit(cues) && !barred.meets(cues) }

    /// Whether a part of what has these cues may fit: nothing asked for is missing.
    func couldFit(_ cues: CueSet) -> Bool {
        for group in groups where !group.meets(cues) { return false }
        return true
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
final class CompiledRules: Sendable {
    // Classes, because a rule is looked at for every message: a copy of one costs more than the look.

    final class Fault: Sendable {
        let rule: FaultRule
        let category: Category
        let urgency: Urgency
        let test: CueTest
        /// Those that can make it more or less pressing; the first that fits decides.
        let gradings: [Grading]

        init(_ rule: FaultRule, gradings: [Grading], names: CueNames) {
            self.rule = rule
            category = rule.category
            urgency = rule.urgency
            test = CueTest(rule.cues, names: names)
            self.gradings = gradings.filter {
                $0.rule.categories.isEmpty || $0.rule.categories.contains(rule.category)
            }
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
        /// What a message must have one of to be worth a closer look; nil where the rule asks for no words first.
        let trigger: CueSet?

        init(_ rule: ActRule, names: CueNames) {
            self.rule = rule
            test = CueTest(rule.cues, names: names)
            starts = names.set(rule.starts)
            whole = names.set(rule.whole)
            let isFree = test.groups.isEmpty && rule.whole.isEmpty && rule.starts.isEmpty
            trigger = isFree ? nil : test.groups.first ?? (rule.whole.isEmpty ? starts : whole)
        }
    }

    let faults: [Fault]
    /// Highest priority first; as written among equals.
    let sayings: [Saying]
    /// Words that add nothing: 请, 那个, please.
    let fillers: CueSet
    /// Words that by themselves want nothing: fillers, yes, no.
    let smallWords: CueSet
    /// Words by which a time near them is one for a visit: 上门, 在家.
    let visit: CueSet
    /// Words that say so only right behind the time: 明天上午来.
    let visitSoon: CueSet
    /// Words that open a further trouble in the same breath: 还, 也.
    let also: CueSet
    /// Words that announce more than one trouble: 报两个.
    let several: CueSet
    /// Words of staff about a job: why it has to wait, what they ask about it.
    let tellsOfWork: CueSet
    /// 不是, not: take back the name of a category that follows.
    let denials: CueSet
    private let index: SayingIndex
    /// The faults that cues can set off, and by cue which of these are its own.
    private let faultsByCue: [Int]
    private let faultRanges: [Range<Int>]

    init(_ book: RuleBook, names: CueNames) {
        let gradings = book.urgencies.map { Grading($0, names: names) }
        let faults = book.faults.map { Fault($0, gradings: gradings, names: names) }
        var faultsByCue = Array(repeating: [Int](), count: CueSet.capacity)
        for (index, fault) in faults.enumerated() {
            for cue in fault.test.groups.first?.members ?? [] { faultsByCue[cue].append(index) }
        }
        self.faults = faults
        var ranges: [Range<Int>] = []
        for faults in faultsByCue {
            let start = ranges.last?.upperBound ?? 0
            ranges.append(start..<start + faults.count)
        }
        self.faultsByCue = faultsByCue.flatMap(\.self)
        faultRanges = ranges
        fillers = names.set(["filler"])
        smallWords = names.set(["filler", "yes", "no"])
        visit = names.set(["visit"])
        visitSoon = names.set(["visit.soon"])
        also = names.set(["matter.also"])
        several = names.set(["matter.several"])
        tellsOfWork = names.set(["hold.sure", "askTicket"])
        denials = names.set(["scope.not", "correct.not"])
        sayings = book.acts.enumerated()
            .sorted { ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset) }
            .map { Saying($0.element, names: names) }
        index = SayingIndex(sayings)
    }

    /// The rules that could hold for what was heard, by their places among the sayings.
    func candidates(for heard: Heard) -> [Int] { index.candidates(for: heard) }

    /// The rules whose words are there, or that ask for none, by their places among the sayings.
    func triggered(by reading: Reading) -> [Int] { index.triggered(by: reading) }

    /// The faults whose first words are here, in the order of the text.
    func faults(setOffBy reading: Reading) -> [Fault] {
        var seen = CueSet()
        var isFound: [Bool] = []
        var found: [Fault] = []
        for hit in reading.hits where !faultRanges[hit.cue].isEmpty && !seen.contains(hit.cue) {
            seen.insert(hit.cue)
            if isFound.isEmpty { isFound = Array(repeating: false, count: faults.count) }
            for place in faultRanges[hit.cue] {
                let index = faultsByCue[place]
                if isFound[index] { continue }
                isFound[index] = true
                found.append(faults[index])
            }
        }
        return found
    }
}
