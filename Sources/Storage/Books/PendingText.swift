import ServiceDesk

/// A pending question as one column keeps it.
struct PendingText: Codable {
    var question: Question?
    var intent: Intent?
    var words: String?
    var amount: Int?
    var minutes: Int?
    var rating: Int?
    var ticket: TicketNumber?
    var places: [PlaceChoice]
    var tickets: [TicketNumber]
    /// Missing in what an older version wrote.
    var troubles: [Category]?
    var askedAt: Instant

    init(_ pending: Pending) {
        ticket = pending.ticket
        places = pending.places
        tickets = pending.tickets
        troubles = pending.troubles.isEmpty ? nil : pending.troubles
        askedAt = pending.askedAt
        switch pending.kind {
        case .question(let question): self.question = question
        case .which(let intent, let words, let amount, let minutes, let rating):
            self.intent = intent
            self.words = words
            self.amount = amount
            self.minutes = minutes
            self.rating = rating
        }
    }

    var pending: Pending? {
        let kind: Pending.Kind
        if let question {
            kind = .question(question)
        } else if let intent {
            kind = .which(intent, words: words ?? "", amount: amount, minutes: minutes, rating: rating)
        } else {
            return nil
        }
        return Pending(
            kind, ticket: ticket, places: places, tickets: tickets, troubles: troubles ?? [], askedAt: askedAt)
    }
}
