/// What the service is measured by; `formula` is the one place that says how. Source: DOMAIN C11, PRODUCT 9.
///
/// A ticket counts for the day on which it was received, whenever the rest of it happened; only `closed` counts for the
/// day of the end. A ticket whose limit is not over yet counts for no share that asks whether it was kept.
package enum Indicator: String, CaseIterable, Sendable, Codable, CodingKeyRepresentable {
    case received, closed
    /// The first answer of the machine within five seconds of the message.
    case acknowledged
    /// The first yes of a person within the limit of the class, counted from when the job was offered.
    case accepted
    /// The same, of danger and urgent matters alone.
    case acceptedUrgent
    /// There by the agreed time, else within the limit; whoever never said so was there at the latest when it was done.
    case arrived
    /// Done within the limit of the class, on its clock, which stands while work waits for a named reason.
    case finished
    /// Of the finished: one visit, handed on to nobody, not back within 15 days.
    case fixedAtOnce
    /// Of the finished: reported broken again.
    case cameBack
    /// Of the promised times that were not kept: the resident heard of it before they passed.
    case toldBefore
    /// Of the finished: rated by the resident.
    case rated
    /// Stars from 1 to 5, on average.
    case stars
    /// Of the rated: four stars or five.
    case ratedWell
    /// A person answered a complaint within 24 hours.
    case complaintAnswered
    /// A complaint came to its end within ten days.
    case complaintEnded
    /// Of the follow-ups that are owed (DOMAIN C4): done within 48 hours of the end.
    case followedUp
    case acceptHalf, acceptMost, arriveHalf, arriveMost, finishHalf, finishMost
    case homes, cost, costEach, visitsEach, handedOn, chased, unconfirmed

    package enum Formula: Hashable, Sendable {
        case count(Tally.Count)
        case share(Tally.Count, of: Tally.Count)
        /// In hundredths.
        case mean(Tally.Count, of: Tally.Count)
        /// In whole minutes.
        case quantile(Tally.Wait, percent: Int)
        /// In fen.
        case money(Tally.Count)
        case moneyEach(Tally.Count, of: Tally.Count)
    }

    package var formula: Formula {
        switch self {
        case .received: .count(.opened)
        case .closed: .count(.ended)
        case .acknowledged: .share(.acknowledgedInTime, of: .acknowledged)
        case .accepted: .share(.acceptKept, of: .acceptDue)
        case .acceptedUrgent: .share(.urgentAcceptKept, of: .urgentAcceptDue)
        case .arrived: .share(.arriveKept, of: .arriveDue)
        case .finished: .share(.finishKept, of: .finishDue)
        case .fixedAtOnce: .share(.fixedAtOnce, of: .finished)
        case .cameBack: .share(.cameBack, of: .finished)
        case .toldBefore: .share(.told, of: .slipped)
        case .rated: .share(.rated, of: .finished)
        case .stars: .mean(.stars, of: .rated)
        case .ratedWell: .share(.ratedWell, of: .rated)
        case .complaintAnswered: .share(.complaintAnswered, of: .complaintAnswerDue)
        case .complaintEnded: .share(.complaintEnded, of: .complaintEndDue)
        case .followedUp: .share(.followUpDone, of: .followUpDue)
        case .acceptHalf: .quantile(.accept, percent: 50)
        case .acceptMost: .quantile(.accept, percent: 90)
        case .arriveHalf: .quantile(.arrive, percent: 50)
        case .arriveMost: .quantile(.arrive, percent: 90)
        case .finishHalf: .quantile(.finish, percent: 50)
        case .finishMost: .quantile(.finish, percent: 90)
        case .homes: .count(.homes)
        case .cost: .money(.fen)
        case .costEach: .moneyEach(.fen, of: .charged)
        case .visitsEach: .mean(.visits, of: .finished)
        case .handedOn: .count(.handedOn)
        case .chased: .count(.chased)
        case .unconfirmed: .share(.unconfirmed, of: .finished)
        }
    }

    /// Less of it is better.
    package var isBetterLow: Bool {
        switch self {
        case .cameBack, .acceptHalf, .acceptMost, .arriveHalf, .arriveMost, .finishHalf, .finishMost, .cost, .costEach,
            .visitsEach, .handedOn, .chased, .unconfirmed:
            true
        case .received, .closed, .acknowledged, .accepted, .acceptedUrgent, .arrived, .finished, .fixedAtOnce,
            .toldBefore, .rated, .stars, .ratedWell, .complaintAnswered, .complaintEnded, .followedUp, .homes:
            false
        }
    }

    /// What it is in a tally; nil where there is nothing to count.
    package func figure(in tally: Tally) -> Figure? {
        switch formula {
        case .count(let count): return .count(tally[count])
        case .share(let part, let whole): return tally[whole] > 0 ? .share(tally[part], of: tally[whole]) : nil
        case .mean(let sum, let whole):
            return tally[whole] > 0 ? .score(hundredths: tally[sum] * 100 / tally[whole], of: tally[whole]) : nil
        case .quantile(let wait, let percent):
            return tally[wait].quantile(percent).map { .minutes($0, of: tally[wait].count) }
        case .money(let count): return .money(fen: tally[count])
        case .moneyEach(let sum, let whole):
            return tally[whole] > 0 ? .money(fen: tally[sum] / tally[whole]) : nil
        }
    }

    /// Whether the one ticket of a tally is among those that bring a share down.
    package func isMissed(by tally: Tally) -> Bool {
        guard case .share(let part, let whole) = formula, tally[whole] > 0 else { return false }
        return isBetterLow == (tally[part] > 0)
    }
}

/// A figure with what it rests on.
package enum Figure: Hashable, Sendable {
    case count(Int)
    case share(Int, of: Int)
    case score(hundredths: Int, of: Int)
    case minutes(Int, of: Int)
    case money(fen: Int)

    /// For comparing figures of one indicator, and for targets: a share in thousandths, a score in hundredths.
    package var size: Int {
        switch self {
        case .count(let count): count
        case .share(let part, let whole): part * 1000 / max(1, whole)
        case .score(let hundredths, _): hundredths
        case .minutes(let minutes, _): minutes
        case .money(let fen): fen
        }
    }

    /// How many tickets it rests on; nil where that is the figure itself.
    package var cases: Int? {
        switch self {
        case .share(_, let whole), .score(_, let whole), .minutes(_, let whole): whole
        case .count, .money: nil
        }
    }
}
