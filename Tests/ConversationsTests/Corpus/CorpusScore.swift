/// Everything counted over a set of labelled messages, as the labels' own scorer counts it.
struct CorpusScore {
    enum Figure: String, CaseIterable {
        case exact, intentMicroF1, category, urgency, emergencyRecall, place, when, silencePrecision, silenceRecall
    }

    private struct Rate {
        var hits = 0
        var of = 0

        mutating func add(_ right: Bool) {
            of += 1
            if right { hits += 1 }
        }
    }

    private var rates: [Figure: Rate] = [:]
    /// Ids that are wrong under a figure, in the order of the corpus; each once.
    private(set) var misses: [Figure: [String]] = [:]

    mutating func add(_ item: CorpusItem, answered: [CorpusAct]) {
        let pairs = CorpusPairs(item.expect, answered)
        var faults = pairs.missing + pairs.surplus
        for (index, act) in item.expect.enumerated() {
            let other = pairs.answers[index]
            let wrong = act.wrongSlots(in: other)
            if other != nil { faults += wrong.count }
            if act.isReportLike, act.category != nil { count(.category, !wrong.contains(.category), item.id) }
            if act.tellsUrgency {
                count(.urgency, !wrong.contains(.urgency), item.id)
                if act.slots[.urgency] == .text("emergency") {
                    count(.emergencyRecall, !wrong.contains(.urgency), item.id)
                }
            }
            if act.slots[.place] != nil { count(.place, !wrong.contains(.place), item.id) }
            if act.slots[.when] != nil { count(.when, !wrong.contains(.when), item.id) }
        }
        // F1: twice the pairs over all acts of either side.
        rates[.intentMicroF1, default: Rate()].hits += 2 * pairs.answers.count
        rates[.intentMicroF1, default: Rate()].of += item.expect.count + answered.count
        if pairs.missing + pairs.surplus > 0 { miss(.intentMicroF1, item.id) }
        if item.isAmongResidents {
            if answered.isEmpty { count(.silencePrecision, item.expect.isEmpty, item.id) }
            if item.expect.isEmpty { count(.silenceRecall, answered.isEmpty, item.id) }
        }
        count(.exact, faults == 0, item.id)
    }

    /// 0…1; nil when there was nothing to count.
    func value(of figure: Figure) -> Double? {
        guard let rate = rates[figure], rate.of > 0 else { return nil }
        return Double(rate.hits) / Double(rate.of)
    }

    private mutating func count(_ figure: Figure, _ right: Bool, _ id: String) {
        rates[figure, default: Rate()].add(right)
        if !right { miss(figure, id) }
    }

    private mutating func miss(_ figure: Figure, _ id: String) {
        if misses[figure]?.last != id { misses[figure, default: []].append(id) }
    }
}
