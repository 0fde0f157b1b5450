/// One line of a ticket's history: who did what, when, from which message.
package struct HistoryEntry: Hashable, Sendable {
    package enum Event: String, CaseIterable, Sendable, Codable {
        case received, placed, dispatched, accepted, arrived, held, declined, completed, confirmed, rated, archived
        case reopened, cancelled, detail, chased, note, reminded, remindedLate, slipped, corrected
        case quoted, quoteAgreed, quoteDeclined
        case referred, handedOn, assistAsked, assistTaken, assistDone, partDone
        case followedUp, conferred, resolved
        case ownershipOffered, ownershipTaken, shiftEnded, tookOver
        case joined, merged, back, leftOver
        case checked
        case voice
    }

    package let ticket: TicketNumber
    package let event: Event
    package let at: Instant
    /// Nil: the desk itself, by an alarm.
    package let by: PersonID?
    /// For the sheet; a resident's name is never kept here.
    package let byName: ServiceName?
    /// The words that came with it, where they matter later.
    package let words: String?
    /// The inbox message it came from.
    package let source: InboxID?

    package init(
        ticket: TicketNumber, event: Event, at: Instant, by: PersonID?, byName: ServiceName?, words: String? = nil,
        source: InboxID?
    ) {
        self.ticket = ticket
        self.event = event
        self.at = at
        self.by = by
        self.byName = byName
        self.words = words
        self.source = source
    }
}
