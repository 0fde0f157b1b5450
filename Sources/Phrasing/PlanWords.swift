import ServiceDesk

/// What a language says of an emergency plan; fixed words from `standards/plans/`, said as they are.
package struct PlanWords: Hashable, Sendable {
    package let name: String
    package let resident: String
    package let checklist: [String]

    package init(name: String, resident: String, checklist: [String]) {
        self.name = name
        self.resident = resident
        self.checklist = checklist
    }
}

extension PhraseBook {
    func steps(_ plan: EmergencyPlan) -> String {
        (plans[plan]?.checklist ?? []).enumerated().map { index, step in
            names.choiceLine.filled { $0 == "index" ? String(index + 1) : $0 == "label" ? step : nil }
        }.joined(separator: "\n")
    }

    func outside(_ numbers: [OutsideNumber]) -> String {
        numbers.map { "\(names.outside[$0.service] ?? $0.service.rawValue) \(oneLine($0.number))" }
            .joined(separator: names.listSeparator)
    }
}
