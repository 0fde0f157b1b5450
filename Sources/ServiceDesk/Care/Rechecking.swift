import Foundation

/// 复查: what was put right is looked at again after the next rain, or when its days are over. Source: DOMAIN C4.
package struct Rechecking: Sendable {
    package let plan: CarePlan
    package let repaired: CareTimes.Repaired
    /// The last day on which it rained as told; nil: none is known.
    package let rained: CivilDay?
    package let zone: TimeZone

    /// How many days late it is still done: nobody was there, or the plan is new. Source: our own judgement.
    private static let patience = 3

    /// - Returns: nil for a plan that looks at no repair again.
    package init?(_ plan: CarePlan, rained: CivilDay?, zone: TimeZone) {
        guard let repaired = plan.times.repaired else { return nil }
        self.plan = plan
        self.repaired = repaired
        self.rained = rained
        self.zone = zone
    }

    /// What was done before is not looked at again any more.
    package func since(_ now: Instant) -> Instant {
        let today = WallZone(zone).reading(of: now).day
        return WallZone(zone).moment(today + -(repaired.days + Self.patience), minute: 0)
    }

    /// A round for each kind of trouble and each department.
    ///
    /// - Parameter done: repairs that were not looked at again so far.
    package func rounds(of done: [Ticket], at now: Instant) -> [CarePlan] {
        let due = done.filter { isDue($0, at: now) }.sorted { $0.number < $1.number }
        let kinds = due.reduce(into: [(Category, Department)]()) { kinds, ticket in
            if !kinds.contains(where: { $0 == (ticket.category, ticket.lead) }) {
                kinds.append((ticket.category, ticket.lead))
            }
        }
        return kinds.map { category, department in
            round(of: due.filter { ($0.category, $0.lead) == (category, department) }, category, department)
        }
    }

    private func isDue(_ ticket: Ticket, at now: Instant) -> Bool {
        guard let doneAt = ticket.doneAt, ticket.concern == .fault, !ticket.isDrill, !ticket.place.isEmpty,
            repaired.anywhere.contains(ticket.category)
                || repaired.open.contains(ticket.category) && ticket.place.room == nil
        else { return false }
        let (day, today) = (WallZone(zone).reading(of: doneAt).day, WallZone(zone).reading(of: now).day)
        if day + repaired.days <= today { return true }
        // The rain has to be over, and to have come after it was put right.
        return rained.map { day < $0 && $0 < today } ?? false
    }

    private func round(of tickets: [Ticket], _ category: Category, _ department: Department) -> CarePlan {
        let places = tickets.map(\.place).reduce(into: [Place]()) { if !$0.contains($1) { $0.append($1) } }
        var round = CarePlan(
            id: plan.id, name: plan.name, department: department, category: category, times: plan.times,
            within: plan.within, places: .these(places),
            items: plan.items.map { CheckItem($0.what, category: category, urgency: $0.urgency) })
        round.listener = .managers
        round.about = tickets.map(\.number)
        return round
    }
}
