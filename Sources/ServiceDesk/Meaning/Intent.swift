/// What a speaker wants. Raw values are the words of the corpus and of `gatehouse understand --jsonl`.
package enum Intent: String, CaseIterable, Sendable, Codable {
    // Residents.
    case report, complain, suggest, praise, askProgress, urge, confirmDone, stillBroken, rate, cancel, addDetail, meToo
    case askFee, disputeFee, askInfo, approveQuote, declineQuote, bind, subscribe, unsubscribe, help, human
    // Staff.
    case accept, decline, arrive, complete, hold, quote, transfer, assist, note, onDuty, offDuty, proxyReport
    case myJobs, askTicket
    // Staff, besides what the corpus labels.
    case disown, followUp, confer, resolve, load
    // Managers try out an emergency plan.
    case drill
    // Managers say that a storm is on, or over.
    case stormBegins, stormEnds
    // Managers pass on a public warning, or that it is over, say yes to a storm, and ask what is known of the weather.
    case warn, liftWarning, startStorm, askWeather
    // Who lives where, besides what the corpus labels.
    case issueCode, moveOut, admit, reject
    // What is kept about people, besides what the corpus labels.
    case myData, rectify, eraseMe, confirmErase, privacy, lookUp
    // Managers' words about a notice, besides what the corpus labels.
    case amend, schedule, resend, restored, askReach
    // A resident has read a notice, beyond the corpus.
    case markRead
    // Managers, besides all that staff can.
    case broadcast, confirmSend, cancelSend, recall, stats, assign, setPriority, escalations, publishFees
    // An answer to a checklist, beyond the corpus.
    case check
    // About the desk's own reading, beyond the corpus: staff ask for its reasons, managers put it right.
    case explain, correct
    /// How a job is done and what to say; questions to learn by, and how they were answered. Source: DOMAIN S16, S20.
    case procedure, script, quiz, training
    /// Not there for a time that is told; shifts traded with a colleague.
    case leave, cancelLeave, swapShift, agreeSwap, declineSwap
    /// What follows is for the resident of a ticket.
    case relay
}

extension Intent {
    /// Managers' words about a notice, written or sent.
    package static let aboutNotices: Set<Intent> = [
        .broadcast, .confirmSend, .cancelSend, .recall, .amend, .schedule, .resend, .restored,
        .askReach,
    ]
}

/// How soon someone must act, as the message tells it.
package enum Urgency: String, CaseIterable, Sendable, Codable, Comparable {
    case normal, urgent, emergency

    package static func < (one: Urgency, other: Urgency) -> Bool { one.rank < other.rank }

    private var rank: Int {
        switch self {
        case .normal: 0
        case .urgent: 1
        case .emergency: 2
        }
    }
}

/// A part of the property company.
package enum Department: String, CaseIterable, Sendable, Codable {
    case engineering, security, cleaning, greening, service, finance
}

/// What a fee is for.
package enum FeeKind: String, CaseIterable, Sendable, Codable {
    case property, water, electricity, gas, heating, parking, shared, repairFund, deposit, publicIncome, lateFee
}
