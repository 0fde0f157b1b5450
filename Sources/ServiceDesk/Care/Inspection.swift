/// A plan's job as it stands: what has to be looked at where, and what was found. It keeps the checklist it began with,
/// whatever becomes of the file.
package struct Inspection: Hashable, Sendable, Codable {
    package let plan: CarePlanID
    package let name: CareName
    package let within: Limit
    package let items: [CheckItem]
    package internal(set) var stops: [Stop]
    package let listener: CarePlan.Listener
    /// When all of it has to be looked at.
    package let due: Instant
    /// The repairs it looks at again; nil: it is about none.
    package let about: [TicketNumber]?

    /// A place to go to.
    package struct Stop: Hashable, Sendable, Codable {
        package let place: Place
        /// By item; nil: not looked at.
        package internal(set) var findings: [Finding?]
        /// Who said something about it last, and when.
        package internal(set) var by: PersonID?
        package internal(set) var at: Instant?

        /// Items nobody has looked at, counted from 1.
        var missing: [Int] { findings.indices.filter { findings[$0] == nil }.map { $0 + 1 } }
        var isDone: Bool { !findings.contains(nil) }
    }

    package struct Finding: Hashable, Sendable, Codable {
        package let verdict: CheckReading.Verdict
        /// The repair it opened, or that was open already.
        package let repair: TicketNumber?

        package init(_ verdict: CheckReading.Verdict, repair: TicketNumber? = nil) {
            self.verdict = verdict
            self.repair = repair
        }
    }

    package init(_ plan: CarePlan, at places: [Place], due: Instant, within: Limit? = nil) {
        self.due = due
        about = plan.about.isEmpty ? nil : plan.about
        self.plan = plan.id
        name = plan.name
        self.within = within ?? plan.within
        items = plan.items
        listener = plan.listener
        stops = places.map { Stop(place: $0, findings: Array(repeating: nil, count: plan.items.count)) }
    }

    package var isDone: Bool { stops.allSatisfy(\.isDone) }
    /// Places where something is left to be looked at.
    package var open: [Place] { stops.filter { !$0.isDone }.map(\.place) }
    /// Repairs it led to, each once, in order.
    package var repairs: [TicketNumber] {
        Set(findings.compactMap { $0?.repair }).sorted()
    }

    /// How many items were looked at, and how many there are; what is not there counts for nothing.
    package var score: (checked: Int, total: Int) {
        let there = findings.filter { $0?.verdict != .notThere }
        return (there.count { $0 != nil }, there.count)
    }

    private var findings: [Finding?] { stops.flatMap(\.findings) }
}
