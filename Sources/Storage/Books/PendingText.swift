import ServiceDesk

/// A pending question as one column keeps it.
struct PendingText: Codable {
    var question: Question?
    var act: Act?
    var words: String?
    var moveTo: PersonID?
    var figures: [FigureQuestion]?
    var erasure: Bool?
    var quiz: QuizReference?
    var quizChoices: Int?
    var send: NoticeNumber?
    var ended: NoticeNumber?
    var ticket: TicketNumber?
    var places: [PlaceChoice]
    var tickets: [TicketNumber]
    /// Missing in what an older version wrote.
    var troubles: [Category]?
    /// Missing in what an older version wrote.
    var homes: [Home]?
    var askedAt: Instant

    init(_ pending: Pending) {
        ticket = pending.ticket
        places = pending.places
        tickets = pending.tickets
        troubles = pending.troubles.isEmpty ? nil : pending.troubles
        homes = pending.homes.isEmpty ? nil : pending.homes
        askedAt = pending.askedAt
        switch pending.kind {
        case .question(let question): self.question = question
        case .moves(let person): moveTo = person
        case .figures(let pages): figures = pages
        case .erasure: erasure = true
        case .quiz(let item, let choices):
            quiz = item
            quizChoices = choices
        case .send(let notice): send = notice
        case .ended(let notice): ended = notice
        case .which(let act, let words):
            self.act = act
            self.words = words
        }
    }

    var pending: Pending? {
        let kind: Pending.Kind
        if let question {
            kind = .question(question)
        } else if let moveTo {
            kind = .moves(to: moveTo)
        } else if let figures {
            kind = .figures(figures)
        } else if erasure == true {
            kind = .erasure
        } else if let quiz {
            kind = .quiz(quiz, choices: quizChoices ?? 0)
        } else if let send {
            kind = .send(send)
        } else if let ended {
            kind = .ended(ended)
        } else if let act {
            kind = .which(act, words: words ?? "")
        } else {
            return nil
        }
        var pending = Pending(
            kind, ticket: ticket, places: places, tickets: tickets, troubles: troubles ?? [], askedAt: askedAt)
        pending.homes = homes ?? []
        return pending
    }
}
