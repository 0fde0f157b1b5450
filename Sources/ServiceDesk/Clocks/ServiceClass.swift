/// What kind of word a ticket came from; it never changes.
package enum Concern: String, CaseIterable, Sendable, Codable {
    case fault, complaint, enquiry, suggestion
    /// Nobody told it: a plan has something looked at.
    case inspection
}

/// How fast, how often told, and who hears when it takes too long. Source: DOMAIN C1.
package enum ServiceClass: String, CaseIterable, Hashable, Sendable, Codable, CodingKeyRepresentable {
    case lifeSafety = "E0"
    case urgent = "E1"
    case repair = "N1"
    case publicArea = "N2"
    case complaint = "C1"
    case enquiry = "Q1"
    case suggestion = "S1"
    /// Works that are planned; a category is marked so in the settings.
    case project = "P1"
    /// What a plan has looked at before it breaks.
    case inspection = "I1"
}

extension Act {
    var concern: Concern {
        switch intent {
        case .complain, .disputeFee: .complaint
        case .askInfo, .askFee, .human, .bind, .rectify: .enquiry
        case .suggest, .praise: .suggestion
        case .report, .meToo, .proxyReport, .askProgress, .urge, .confirmDone, .stillBroken, .rate, .cancel,
            .addDetail, .approveQuote, .declineQuote, .help, .accept, .decline, .arrive, .complete, .hold, .quote,
            .transfer, .assist, .note, .onDuty, .offDuty, .myJobs, .askTicket, .broadcast, .confirmSend,
            .cancelSend, .recall, .stats, .assign, .setPriority, .escalations, .publishFees, .explain, .correct,
            .procedure, .script, .quiz,
            .training, .leave, .swapShift, .relay, .cancelLeave, .agreeSwap, .declineSwap,
            .disown, .followUp, .confer, .resolve, .load, .issueCode, .moveOut, .admit, .reject,
            .myData, .eraseMe, .confirmErase, .privacy, .lookUp, .amend, .schedule, .resend, .restored, .drill,
            .stormBegins, .stormEnds, .warn, .liftWarning, .startStorm, .askWeather, .check, .subscribe, .unsubscribe,
            .markRead, .askReach:
            category?.isComplaint == true ? .complaint : .fault
        }
    }
}

extension Category {
    /// Told as a fault, it is still a word about people rather than about a thing.
    fileprivate var isComplaint: Bool { self == .service }
}

extension Ticket {
    /// The class by what it is now; a raised urgency raises it.
    package func serviceClass(_ level: ServiceLevel) -> ServiceClass {
        switch (urgency, concern) {
        case (.emergency, _) where isDanger: .lifeSafety
        case (_, .inspection): .inspection
        case (_, .complaint): .complaint
        case (.urgent, _), (.emergency, _): .urgent
        case (.normal, .enquiry): .enquiry
        case (.normal, .suggestion): .suggestion
        case (.normal, .fault):
            level.projects.contains(category) ? .project : place.room != nil || home != nil ? .repair : .publicArea
        }
    }
}
