/// Everything that follows from one message or one alarm; nothing in it has happened yet.
package struct Decision: Hashable, Sendable {
    package var changes: [Change]
    package var messages: [Message]
    package var alarms: [AlarmOrder]

    package init(changes: [Change] = [], messages: [Message] = [], alarms: [AlarmOrder] = []) {
        self.changes = changes
        self.messages = messages
        self.alarms = alarms
    }

    /// Nothing is done and nothing said.
    package static let nothing = Decision()

    package var isNothing: Bool { self == .nothing }

    mutating func add(_ other: Decision) {
        changes += other.changes
        messages += other.messages
        alarms += other.alarms
    }
}

/// A change to the books.
package enum Change: Hashable, Sendable {
    /// A new ticket, or a ticket as it stands from now on.
    case ticket(Ticket)
    case history(HistoryEntry)
    /// Whom a shared fault hits, or what they say of it now.
    case affected(TicketNumber, Affected)
    /// The desk waits for an answer; it waits for one thing at a time from each person.
    case asked(PersonID, Pending)
    case answered(PersonID)
    /// A storm is on, or over: what is no danger takes longer.
    case storm(isOn: Bool)
    /// What is known of the weather from now on.
    case weather(Weather)
    /// Says for a span of time whether somebody is on duty; nil: until the next word about it.
    case duty(PersonID, isOn: Bool, from: Instant, until: Instant?)
    /// The ticket was read wrongly; its first message with its right meaning is to be kept for review.
    case corrected(Correction)
    case register(RegisterChange)
    /// Something is done to the books of fees.
    case fees(FeeChange)
    case notices(NoticeChange)
    /// A question to learn by was answered.
    case trained(TrainingEntry)
    /// Somebody is asked to trade shifts; nil: no longer.
    case swap(PersonID, ShiftSwap?)
    /// Somebody is not away after all, from a moment on.
    case leaveCancelled(PersonID, at: Instant)
}

/// What a ticket was taken for, and what it is.
package struct Correction: Hashable, Sendable {
    package let ticket: TicketNumber
    package let was: Category
    package let category: Category
    package let urgency: Urgency

    package init(ticket: TicketNumber, was: Category, category: Category, urgency: Urgency) {
        self.ticket = ticket
        self.was = was
        self.category = category
        self.urgency = urgency
    }
}

/// A deadline or reminder; there is at most one of a kind for a ticket.
package enum AlarmOrder: Hashable, Sendable {
    /// `since`: when the wait began; a clock that repeats keeps it.
    case set(AlarmKind, TicketNumber, at: Instant, since: Instant)
    case cancel(AlarmKind, TicketNumber)

    package var kind: AlarmKind {
        switch self {
        case .set(let kind, _, _, _), .cancel(let kind, _): kind
        }
    }

    package var ticket: TicketNumber {
        switch self {
        case .set(_, let ticket, _, _), .cancel(_, let ticket): ticket
        }
    }
}

/// Why the desk wants to look at a ticket again.
package enum AlarmKind: String, CaseIterable, Sendable, Codable {
    /// Nobody has accepted.
    case acceptance
    /// Nobody is there.
    case arrival
    /// A promised time draws near; who promised it is asked.
    case promise
    /// Nobody has come or said otherwise; the resident is told before it passes.
    case promiseEnd
    /// The resident has heard nothing for a while.
    case progress
    /// It is not done.
    case finish
    /// The reporter has not said where it is.
    case clarification
    /// Neither after being asked again.
    case clarificationEnd
    /// The reporter has not said whether it is fixed.
    case confirmationReminder
    /// Neither by the end of the wait.
    case confirmationEnd
    /// Work waits, and somebody should see whether it still has to.
    case nextLook
    /// Another department was asked to join, and has not answered.
    case assistance
    /// What was left over at the end of a shift has not been taken over.
    case handOver
    /// A time that was agreed on when several talked it over.
    case agreed
    /// Several who told the same within seconds get their one answer.
    case answerTogether
    /// Somebody owes the resident a call.
    case followUp
    /// A round is at its end; residents hear it when they are awake.
    case inspected
}
