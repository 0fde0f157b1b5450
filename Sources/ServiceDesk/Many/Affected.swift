import Chat

/// A household as a shared fault counts it: people of one home are one.
package enum CountedHome: Hashable, Sendable {
    case home(HomeID)
    /// Of a home nobody entered in the books.
    case address(HomeAddress)
    /// Whose home nobody knows.
    case person(PersonID)
}

/// Somebody whom a shared fault hits: counted, told of it, and asked when it is over.
package struct Affected: Hashable, Sendable, Codable {
    /// What they said of it once it was reported done.
    package enum Answer: Hashable, Sendable, Codable {
        case back
        /// Theirs is not; it is a ticket of its own now.
        case own(TicketNumber)
    }

    package let person: PersonID
    package let home: HomeID?
    /// What a member of staff passed on for somebody.
    package let address: HomeAddress?
    /// Where they told of it.
    package let origin: Origin
    package let since: Instant
    /// When they were answered; nil: several are answered at once, soon.
    package var answeredAt: Instant?
    package var answer: Answer?

    package init(
        person: PersonID, home: HomeID?, address: HomeAddress? = nil, origin: Origin, since: Instant,
        answeredAt: Instant?
    ) {
        self.person = person
        self.home = home
        self.address = address
        self.origin = origin
        self.since = since
        self.answeredAt = answeredAt
    }

    package var household: CountedHome { home.map { .home($0) } ?? address.map { .address($0) } ?? .person(person) }
}

extension Ticket {
    /// How many households it is known to hit; 0 where it is nobody's but the reporter's.
    package var households: Int { Set(affected.map(\.household)).count }

    /// Those who hear of it besides the reporter: whoever joined and has not said that it is over for them.
    package var companions: [Affected] {
        var seen: Set<PersonID> = [reporter]
        // What was passed on for somebody reaches them through whoever passed it on.
        return affected.filter { $0.answer == nil && $0.address == nil && seen.insert($0.person).inserted }
    }

    /// Somebody is in danger. A building without water stays what it is, however many it hits, and a tap that drips
    /// again is no burst pipe. Source: DOMAIN C1.
    var isDanger: Bool {
        urgency == .emergency && grounds.urgency != .manyHomes && grounds.urgency != .cameBack
    }

    /// Somebody besides the reporter's household is hit.
    var isShared: Bool { households > 1 }

    /// Counts somebody in, or takes what is known of them now.
    package mutating func take(_ entry: Affected) {
        affected.removeAll { $0.person == entry.person && $0.household == entry.household }
        affected.append(entry)
    }
}
