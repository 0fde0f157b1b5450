/// Which answered act stands for which expected one: first the same intent and category, then the same intent; among
/// equals the pair with the most slots right.
struct CorpusPairs {
    /// By the index of the expected act.
    private(set) var answers: [Int: CorpusAct] = [:]
    private(set) var missing: Int
    private(set) var surplus: Int

    init(_ expected: [CorpusAct], _ answered: [CorpusAct]) {
        var left = Set(expected.indices)
        var right = Set(answered.indices)
        for alsoCategory in [true, false] {
            var candidates: [(wrong: Int, one: Int, other: Int)] = []
            for one in left {
                for other in right where expected[one].intent == answered[other].intent {
                    guard !alsoCategory || expected[one].category == answered[other].category else { continue }
                    candidates.append((expected[one].wrongSlots(in: answered[other]).count, one, other))
                }
            }
            for (_, one, other) in candidates.sorted(by: <) where left.contains(one) && right.contains(other) {
                left.remove(one)
                right.remove(other)
                answers[one] = answered[other]
            }
        }
        missing = left.count
        surplus = right.count
    }
}
