/// What one ticket adds to the figures, and where.
package struct TicketFact: Hashable, Sendable {
    package let number: TicketNumber
    /// The day it was received.
    package let opened: CivilDay
    /// The day it was done or withdrawn; nil while somebody still has to do something about it.
    package let ended: CivilDay?
    package let category: Category
    package let department: Department
    package let building: String?
    /// Who had the job last.
    package let person: PersonID?
    package let concern: Concern
    /// All but the end, which counts for a day of its own.
    package let tally: Tally
    /// When a limit that is still running is over, and this has to be looked at again.
    package let nextLook: Instant?

    package init(
        number: TicketNumber, opened: CivilDay, ended: CivilDay?, category: Category, department: Department,
        building: String?, person: PersonID?, concern: Concern, tally: Tally, nextLook: Instant?
    ) {
        self.number = number
        self.opened = opened
        self.ended = ended
        self.category = category
        self.department = department
        self.building = building
        self.person = person
        self.concern = concern
        self.tally = tally
        self.nextLook = nextLook
    }

    /// Each day it counts for, with what counts there.
    package var shares: [(day: CivilDay, tally: Tally)] {
        guard let ended else { return [(opened, tally)] }
        var end = Tally()
        end[.ended] = 1
        return [(opened, tally), (ended, end)]
    }

    /// Which indicators it brings down, a bit each in the order of `Indicator.allCases`.
    package var missed: Int {
        Indicator.allCases.enumerated().reduce(0) { $0 | ($1.element.isMissed(by: tally) ? 1 << $1.offset : 0) }
    }
}

extension Indicator {
    /// Its bit in `TicketFact.missed`.
    package var bit: Int { 1 << (Self.allCases.firstIndex(of: self) ?? 0) }
}
