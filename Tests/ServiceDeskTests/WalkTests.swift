import Testing

@testable import ServiceDesk

/// A long seeded walk over everything anybody can say in any state.
@Suite struct WalkTests {
    @Test(arguments: 1...16 as ClosedRange<UInt64>)
    func `whatever is said in whatever order, the books stay right`(_ seed: UInt64) throws {
        var dice = Dice(state: seed)
        var town = Town()
        // Every two minutes would fill the days between with nothing else.
        town.level.classes[.lifeSafety]?.accept = .minutes(240)
        var states: [TicketNumber: TicketState] = [:]
        for step in 0..<500 {
            let decisions = try happen(&town, &dice)
            let wrong = decisions.flatMap { faults($0, &states) } + forgotten(decisions, in: town)
            if !wrong.isEmpty { try #require(wrong == [], "step \(step): \(decisions)") }
        }
        #expect(
            Set(town.histories.values.flatMap { $0.map(\.event) }).isSuperset(of: [.accepted, .completed, .archived]))
    }

    /// One message of anybody, one numbered answer, or some time.
    private func happen(_ town: inout Town, _ dice: inout Dice) throws -> [Decision] {
        let person = try #require(Person.allCases.randomElement(using: &dice))
        let number = town.tickets.randomElement(using: &dice)?.number
        switch Int.random(in: 0..<12, using: &dice) {
        case 0: return town.pass(.minutes(Int.random(in: 1...30, using: &dice)))
        case 1: return town.pass(.hours(Int.random(in: 1...80, using: &dice)))
        case 2: return [town.choose(person, Int.random(in: 1...3, using: &dice))]
        case 3:
            let quoted = number.flatMap { Bool.random(using: &dice) ? Link(.job, $0) : nil }
            return [town.say(person, [], with: Town.Said(words: "", setting: .direct, quoted: quoted, recordings: 1))]
        default:
            let acts = (0..<Int.random(in: 1...2, using: &dice)).map { _ in act(number?.value, &dice) }
            let said = Town.Said(
                words: "words \(Int.random(in: 0..<9, using: &dice))",
                setting: Bool.random(using: &dice) ? nil : .direct,
                quoted: number.flatMap { Int.random(in: 0..<4, using: &dice) == 0 ? Link(.job, $0) : nil },
                pictures: Int.random(in: 0..<5, using: &dice) == 0 ? 1 : 0)
            return [town.say(person, Int.random(in: 0..<9, using: &dice) == 0 ? [] : acts, with: said)]
        }
    }

    private func act(_ number: Int?, _ dice: inout Dice) -> Act {
        let steps: [Intent] = [.accept, .arrive, .complete, .hold, .confirmDone, .rate, .stillBroken, .decline]
        let likely = Bool.random(using: &dice) ? steps : Intent.allCases
        var act = Act(likely.randomElement(using: &dice) ?? .report)
        act.category = Bool.random(using: &dice) ? Category.allCases.randomElement(using: &dice) : nil
        act.urgency = Urgency.allCases.randomElement(using: &dice)
        act.rating = Bool.random(using: &dice) ? Int.random(in: 1...5, using: &dice) : nil
        act.duration = Bool.random(using: &dice) ? Int.random(in: 1...90, using: &dice) : nil
        act.amount = Bool.random(using: &dice) ? Int.random(in: 0...9000, using: &dice) : nil
        act.ticket = Int.random(in: 0..<3, using: &dice) == 0 ? number ?? 4321 : nil
        let area = Area.allCases.randomElement(using: &dice)
        switch Int.random(in: 0..<4, using: &dice) {
        case 0: act.place = Place(building: "3", unit: "2", room: "501", area: area)
        case 1: act.place = Place(area: area)
        case 2: act.place = Place(building: "5", floor: "7")
        default: act.place = nil
        }
        return act
    }

    /// What is wrong with a decision; empty: nothing.
    private func faults(_ decision: Decision, _ states: inout [TicketNumber: TicketState]) -> [String] {
        moves(decision, &states) + decision.messages.flatMap(wrongWords)
            + (decision.answers > 1 ? ["two answers"] : []) + changedThoughRefused(decision)
    }

    /// A plain no changes nothing.
    private func changedThoughRefused(_ decision: Decision) -> [String] {
        let no: Set<WorkKey> = [
            .notNow, .notYours, .alreadyTaken, .noSuchTicket, .noJob, .nothingToPublish, .whichJob, .quoteHow,
            .quoteOpen,
        ]
        let refused =
            decision.messages.count == decision.answers && !decision.atWork.isEmpty
            && decision.atWork.allSatisfy { no.contains($0.key) }
        let changed = decision.changes.contains { if case .ticket = $0 { true } else { false } }
        return refused && changed ? ["changed, though refused: \(decision)"] : []
    }

    /// Clocks that run for nothing, and tickets that no clock watches.
    private func forgotten(_ decisions: [Decision], in town: Town) -> [String] {
        let touched = decisions.flatMap(\.changes).compactMap {
            if case .ticket(let ticket) = $0 { ticket.number } else { nil }
        }
        return Set(touched).compactMap { number in
            guard let ticket = town[number.value] else { return "\(number) is lost" }
            let set = town.alarms(number.value)
            let right =
                switch ticket.state {
                case .archived: set.isSubset(of: [.followUp])
                case .cancelled: set.isEmpty
                case .accepted, .onSite:
                    set.isDisjoint(with: [.acceptance, .clarification, .confirmationEnd, .nextLook])
                case .onHold:
                    set.isDisjoint(with: [.acceptance, .clarification, .confirmationEnd]) && set.contains(.nextLook)
                        && ticket.hold != nil
                case .received: !set.isEmpty
                case .dispatched, .reopened: !ticket.isDanger || set.contains(.acceptance)
                case .done, .followUp: set.contains(.confirmationEnd)
                }
            return right ? nil : "\(number) is \(ticket.state) and has \(set)"
        }
    }

    /// The state changes along the workflow only, and each change is in the history.
    private func moves(_ decision: Decision, _ states: inout [TicketNumber: TicketState]) -> [String] {
        var faults: [String] = []
        var entered: [TicketNumber: Set<TicketState>] = [:]
        var written: [TicketNumber: Set<TicketState>] = [:]
        for change in decision.changes {
            switch change {
            case .ticket(let ticket):
                let old = states[ticket.number]
                if let old, old != ticket.state {
                    if !old.next.contains(ticket.state) { faults.append("\(ticket.number) \(old) → \(ticket.state)") }
                }
                if old == nil, ticket.state != .received { faults.append("\(ticket.number) begins \(ticket.state)") }
                if old != ticket.state { entered[ticket.number, default: []].insert(ticket.state) }
                if ticket.isRateable && ticket.doneAt == nil { faults.append("\(ticket.number) was never done") }
                let inHand = [.accepted, .onSite, .onHold].contains(ticket.state)
                if inHand && ticket.job.assignee == nil { faults.append("\(ticket.number) is in nobody's hands") }
                states[ticket.number] = ticket.state
            case .history(let entry):
                for state in entry.event.resumes { written[entry.ticket, default: []].insert(state) }
                if let state = entry.event.state { written[entry.ticket, default: []].insert(state) }
            case .affected, .duty, .asked, .answered, .corrected, .register, .fees, .notices, .storm, .weather,
                .trained, .swap,
                .leaveCancelled:
                break
            }
        }
        for (number, states) in entered where !states.isSubset(of: written[number] ?? []) {
            faults.append("\(number) went through \(states) and its history says \(written[number] ?? [])")
        }
        return faults
    }

    /// Every statement has what its wording needs and nothing a wording may not use; nothing is said twice.
    private func wrongWords(_ message: Message) -> [String] {
        switch message {
        case .answer(let open, let personal, _, _):
            wrong(open) + wrong(personal) + (open.isEmpty ? ["an answer says nothing in the group"] : [])
        case .tell(_, let open, let personal, _):
            wrong(open) + wrong(personal) + (open.isEmpty || personal.isEmpty ? ["told nothing"] : [])
        case .answerTogether(_, let people, let open):
            wrong(open) + (open.isEmpty || people.isEmpty ? ["nobody answered"] : [])
        case .answerAtWork(let work, _), .post(_, let work, _), .call(_, let work, _), .report(let work, _),
            .inform(_, let work, _):
            wrong(work) + (work.isEmpty ? ["posted nothing"] : [])
        case .publish(let open): wrong(open)
        case .confide(let work): wrong(work)
        case .advise(_, let personal): wrong(personal)
        case .tellHome(_, let personal, _): wrong(personal) + (personal.isEmpty ? ["told a home nothing"] : [])
        case .broadcast(let broadcast): wrong([broadcast.open]) + wrong([broadcast.personal])
        }
    }

    private func wrong<Plane: SpeechPlane>(_ statements: [Statement<Plane>]) -> [String] {
        statements.flatMap { statement in
            let names = Set(statement.slots.map(\.name))
            let (always, sometimes) = (statement.key.always, statement.key.sometimes)
            let twice = names.count != statement.slots.count
            return (twice ? ["\(statement) fills a slot twice"] : [])
                + always.subtracting(names).map { "\(statement) lacks \($0)" }
                + names.subtracting(always.union(sometimes)).map { "\(statement) has \($0)" }
        } + (Set(statements).count == statements.count ? [] : ["said twice: \(statements)"])
    }
}

extension HistoryEntry.Event {
    /// A no to a wait: the ticket goes on where it was.
    fileprivate var resumes: Set<TicketState> {
        self == .quoteAgreed || self == .quoteDeclined ? [.accepted, .onSite] : []
    }

    /// The state a ticket is in after it; nil where the state stays.
    fileprivate var state: TicketState? {
        switch self {
        case .received: .received
        case .dispatched, .referred, .handedOn: .dispatched
        case .accepted: .accepted
        case .arrived: .onSite
        case .held, .quoted: .onHold
        case .completed: .done
        case .confirmed: .followUp
        case .archived: .archived
        case .reopened: .reopened
        case .cancelled, .merged: .cancelled
        case .placed, .declined, .rated, .detail, .chased, .note, .reminded, .remindedLate, .slipped, .quoteAgreed,
            .quoteDeclined, .corrected,
            .assistAsked, .assistTaken, .assistDone, .partDone, .ownershipOffered, .ownershipTaken, .shiftEnded,
            .tookOver, .followedUp, .conferred, .resolved, .joined, .back, .leftOver, .checked, .voice:
            nil
        }
    }
}

/// SplitMix64: the same walk for the same seed, everywhere.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
