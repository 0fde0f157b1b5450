/// 回访: whom somebody has to call once the work is done, and until when.
extension Ticket {
    /// How long after it was done the resident has to have been called; nil: nobody owes a call.
    func callDue(_ level: ServiceLevel) -> Duration? {
        if isDrill || isOurs { return nil }
        switch concern {
        case .complaint: return level.callAfterComplaint.duration
        case .enquiry, .suggestion, .inspection: return nil
        case .fault: break
        }
        if urgency != .normal || reopenings > 0 || category.leaks { return level.callAfterUrgent.duration }
        return isDrawn(level.samplePercent) ? level.callOfSample.duration : nil
    }

    /// Whether the lot falls on it. Nobody draws but the number and the moment it was opened, so that nobody can choose.
    private func isDrawn(_ percent: Int) -> Bool {
        var state = UInt64(bitPattern: openedAt.milliseconds) &+ UInt64(number.value) &* 0x9E37_79B9_7F4A_7C15
        state = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        state = (state ^ (state >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((state ^ (state >> 31)) % 100) < percent
    }
}

extension Category {
    /// Dry today says little of tomorrow.
    fileprivate var leaks: Bool { self == .waterLeak || self == .heatingLeak || self == .buildingRoof }
}

extension Waking {
    /// From this rating on nobody is told that a call was not made.
    private static let content = 4

    /// Half the time is over: whoever answers for it is told; all of it: the manager is.
    func callIsDue(at now: Instant) -> Decision {
        switch ticket.state {
        case .done, .followUp, .archived: break
        case .received, .dispatched, .accepted, .onSite, .onHold, .reopened, .cancelled: return .nothing
        }
        let isLow = (ticket.rating ?? 5) <= 2
        let end =
            isLow
            ? time.end(of: level.callAfterLowRating, from: since, for: .service)
            : time.closing(on: since + (ticket.callDue(level) ?? .zero), for: .service)
        let facts: [WorkSlot?] = [
            .number(ticket.number), .category(ticket.category), ticket.ownerName.map { .owner($0) },
            ticket.place.isEmpty ? nil : .place(ticket.place), ticket.rating.map { .rating($0) },
        ]
        let slots = facts.compactMap(\.self)
        let link = Link(.job, ticket.number)
        guard now < end, let owner = ticket.owner else {
            // Who said that it is good has been heard.
            guard (ticket.rating ?? 0) < Self.content else { return .nothing }
            return Decision(messages: [.report([WorkStatement(.followUpMissed, filling: slots)], about: link)])
        }
        return Decision(
            messages: [.inform(owner, [WorkStatement(.followUpDue, filling: slots + [.at(end)])], about: link)],
            alarms: [.set(.followUp, ticket.number, at: end, since: since)])
    }
}
