import Foundation

extension Ticket {
    /// How long after somebody was there the people of the home are still up.
    private static let afterVisit = Duration.hours(3)

    /// Until when news of it wait so as to wake nobody; nil: they go out now.
    ///
    /// Whoever told of it half an hour ago is awake, and so is a home to which somebody comes tonight.
    package func heldUntil(_ level: ServiceLevel, in zone: TimeZone, at now: Instant) -> Instant? {
        guard urgency == .normal, now - openedAt > .minutes(30), let end = level.quiet?.end(at: now, in: zone) else {
            return nil
        }
        return isVisited(before: end, at: now) ? nil : end
    }

    private func isVisited(before end: Instant, at now: Instant) -> Bool {
        guard home != nil || place.room != nil else { return false }
        if let arrived = job.arrivedAt, now - arrived <= Self.afterVisit { return true }
        guard state == .accepted, let eta = job.eta else { return false }
        return eta < end
    }
}

extension Decision {
    /// Tickets of which the answer says how they stand: what waited to say so need not be said any more.
    package var answeredFor: [TicketNumber] {
        messages.flatMap { message in
            if case .answer(_, let personal, _, _) = message { personal } else { [] as [PrivateStatement] }
        }.filter { $0.key.tellsHowItStands }.flatMap { statement in
            statement.slots.flatMap { slot in
                if slot.name == .number, case .numbers(let numbers) = slot.value {
                    numbers
                } else {
                    [] as [TicketNumber]
                }
            }
        }
    }
}

extension PrivateKey {
    fileprivate var tellsHowItStands: Bool { self == .progress || self == .progressShared || self == .chased }
}
