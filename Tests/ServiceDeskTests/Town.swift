import Chat
import Foundation

@testable import ServiceDesk

/// A small community: people, books and a clock. Decisions are taken into the books as the store does it.
struct Town {
    var now = Town.morning
    var level = ServiceLevel()
    var time = WorkingTime(hours: .standard, calendar: .weekends, zone: TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt)
    var dispatching = DispatchMode.take
    var isStormy = false
    var duties: [EmergencyPlan: PlanDuty] = [:]
    var colleagues = Person.allCases.compactMap(\.colleague)
    private(set) var tickets: [Ticket] = []
    private(set) var histories: [TicketNumber: [HistoryEntry]] = [:]
    private(set) var pending: [PersonID: Pending] = [:]
    private(set) var alarms: [Alarm] = []
    private var messages: Int64 = 0

    /// 2026-03-02 09:00 in Shanghai.
    static let morning = Instant(milliseconds: 1_772_413_200_000)

    struct Alarm: Hashable {
        let kind: AlarmKind
        let ticket: TicketNumber
        let at: Instant
        let since: Instant
    }

    /// Everything one may want to vary about a message.
    struct Said {
        var words = "…"
        var setting: CaseFile.Setting?
        var quoted: Link?
        var pictures = 0
        var recordings = 0
        var doubt: Doubt?
        var grounds: [ServiceDesk.Category: Grounds] = [:]
        var isSmallTalk = false
    }

    subscript(_ number: Int) -> Ticket? { tickets.first { $0.number.value == number } }

    func history(_ number: Int) -> [HistoryEntry.Event] { (histories[TicketNumber(number)] ?? []).map(\.event) }

    func alarms(_ number: Int) -> Set<AlarmKind> { Set(alarms.filter { $0.ticket.value == number }.map(\.kind)) }

    func due(_ kind: AlarmKind, _ number: Int) -> Duration? {
        alarms.first { $0.kind == kind && $0.ticket.value == number }.map { $0.at - now }
    }

    @discardableResult
    mutating func say(_ person: Person, _ acts: Act..., with said: Said = Said()) -> Decision {
        say(person, acts, with: said)
    }

    @discardableResult
    mutating func say(_ person: Person, _ acts: [Act], with said: Said = Said()) -> Decision {
        let file = file(of: person, said, naming: acts.compactMap(\.ticket))
        return settle(acts.isEmpty ? file.decideWithoutMeaning(at: now) : file.decide(acts, at: now))
    }

    @discardableResult
    mutating func choose(_ person: Person, _ choice: Int, with said: Said = Said()) -> Decision {
        settle(file(of: person, said, naming: []).choose(choice, at: now))
    }

    /// A plan begins, in these places, in the name of nobody who lives here.
    @discardableResult
    mutating func begin(_ plan: CarePlan, at places: [Place], notice: CareOpening.Offer? = nil) -> Decision {
        var opening = CareOpening(
            plan: plan, number: TicketNumber(1001 + tickets.count), places: places, desk: PersonID(99), level: level,
            time: time, roster: Roster(colleagues, mode: dispatching))
        opening.notice = notice
        return settle(opening.decide(at: now))
    }

    /// Lets time pass; alarms go off in their order.
    ///
    /// - Returns: what was decided, an alarm each.
    @discardableResult
    mutating func pass(_ wait: Duration) -> [Decision] {
        let end = now + wait
        var decisions: [Decision] = []
        while let next = alarms.filter({ $0.at <= end }).min(by: {
            ($0.at, $0.kind.rawValue) < ($1.at, $1.kind.rawValue)
        }) {
            alarms.removeAll { $0 == next }
            now = max(now, next.at)
            guard let ticket = self[next.ticket.value] else { continue }
            var waking = Waking(
                kind: next.kind, ticket: ticket, level: level, time: time, since: next.since, due: next.at,
                pending: pending[ticket.reporter])
            waking.colleagues = colleagues
            waking.dispatching = dispatching
            let together = alarms.filter { $0.kind == next.kind && $0.since == next.since && $0.at <= now }
            waking.others = together.compactMap { self[$0.ticket.value] }.filter(waking.goesTogether)
            alarms.removeAll { alarm in
                together.contains(alarm) && waking.others.contains { $0.number == alarm.ticket }
            }
            waking.duties = duties
            decisions.append(settle(waking.decide(at: now)))
        }
        now = end
        return decisions
    }

    func file(of person: Person, _ said: Said, naming named: [Int]) -> CaseFile {
        let speaker = person.speaker
        let question = pending[person.id]
        let numbers = Set(
            named.map { TicketNumber($0) } + [said.quoted?.ticket, question?.ticket].compactMap(\.self)
                + (question?.tickets ?? []))
        let lately = now + .milliseconds(-level.reopening.duration.milliseconds)
        let concerning = tickets.filter { ticket in
            if numbers.contains(ticket.number) { return true }
            let own =
                ticket.reporter == person.id || speaker.homes.contains { $0.id == ticket.home }
                || ticket.affected.contains { entry in
                    entry.person == person.id || speaker.homes.contains { $0.id == entry.home }
                }
            if own && (ticket.changedAt > lately || ticket.state.isOpen) { return true }
            let mine =
                speaker.department == nil || ticket.lead == speaker.department
                || [ticket.job.assignee, ticket.owner, ticket.job.offered, ticket.ownerOffered].contains(person.id)
                || ticket.assisting.contains { $0.department == speaker.department || $0.assignee == person.id }
            return speaker.worksHere && ticket.state.isOpen && (mine || ticket.urgency == .emergency)
        }
        var file = CaseFile(
            level: level, time: time, speaker: speaker, setting: said.setting ?? person.setting, words: said.words,
            pictures: said.pictures,
            origin: Origin(channel: "test", room: "room", message: nil, account: "account", accountName: person.name),
            source: InboxID(messages), nextNumber: TicketNumber(1001 + tickets.count), pending: question,
            quoted: said.quoted, tickets: concerning, histories: histories, colleagues: colleagues,
            openedToday: tickets.count { $0.reporter == person.id && now - $0.openedAt < .hours(24) })
        file.recordings = said.recordings
        file.dispatching = dispatching
        file.isStormy = isStormy
        file.duties = duties
        file.near = tickets.filter { near in near.state.isOpen && !concerning.contains { $0.number == near.number } }
        file.doubt = said.doubt
        file.grounds = said.grounds
        file.isSmallTalk = said.isSmallTalk
        file.watched = tickets.filter(\.state.isOpen).map { ticket in
            let events = Set((histories[ticket.number] ?? []).map(\.event))
            return Watched(ticket: ticket, hasRung: !events.isDisjoint(with: [.reminded, .remindedLate, .slipped]))
        }
        return file
    }

    private mutating func settle(_ decision: Decision) -> Decision {
        messages += 1
        for change in decision.changes {
            switch change {
            case .ticket(let ticket):
                if let index = tickets.firstIndex(where: { $0.number == ticket.number }) {
                    tickets[index] = ticket
                } else {
                    tickets.append(ticket)
                }
            case .storm(let isOn): isStormy = isOn
            case .affected(let number, let entry):
                if let index = tickets.firstIndex(where: { $0.number == number }) { tickets[index].take(entry) }
            case .history(let entry): histories[entry.ticket, default: []].append(entry)
            case .asked(let person, let question): pending[person] = question
            case .answered(let person): pending[person] = nil
            case .corrected, .register, .fees, .notices, .weather, .trained, .swap, .leaveCancelled: break
            case .duty(let person, let isOn, _, _):
                colleagues = colleagues.map { $0.person == person ? $0.being(onDuty: isOn) : $0 }
            }
        }
        for order in decision.alarms {
            switch order {
            case .set(let kind, let ticket, let at, let since):
                alarms.removeAll { $0.kind == kind && $0.ticket == ticket }
                alarms.append(Alarm(kind: kind, ticket: ticket, at: at, since: since))
            case .cancel(let kind, let ticket): alarms.removeAll { $0.kind == kind && $0.ticket == ticket }
            }
        }
        return decision
    }
}

extension Town {
    /// A leak in the kitchen of 3-2-501, reported and on offer as #1001.
    static func withLeak(_ urgency: Urgency = .normal) -> Town {
        var town = Town()
        town.say(.wang, .leak(urgency), with: .init(words: "厨房水管漏水了"))
        return town
    }

    /// The same, in the hands of 李师傅.
    static func withJob() -> Town {
        var town = withLeak()
        town.say(.li, Act(.accept, ticket: 1001))
        return town
    }

    /// The same, reported done.
    static func withDoneJob() -> Town {
        var town = withJob()
        town.say(.li, Act(.complete), with: .init(words: "换了角阀"))
        return town
    }

    /// The same, confirmed, rated and filed.
    static func withFiledJob() -> Town {
        var town = withDoneJob()
        town.say(.wang, Act(.confirmDone))
        town.say(.wang, Act(.rate, rating: 5))
        return town
    }
}

extension Act {
    static func leak(_ urgency: Urgency = .normal, at area: Area? = .kitchen) -> Act {
        Act(.report, category: .waterLeak, urgency: urgency, place: area.map { Place(area: $0) })
    }

    static let light = Act(
        .report, category: .powerLight, urgency: .normal, place: Place(building: "3", area: .lobby))

    static let trapped = Act(
        .report, category: .elevatorTrapped, urgency: .emergency,
        place: Place(building: "5", unit: "1", area: .elevator))

    func said(for minutes: Int) -> Act {
        var act = self
        act.duration = minutes
        return act
    }
}

extension Colleague {
    func being(onDuty: Bool) -> Colleague {
        var other = Colleague(
            person: person, role: role, name: name, department: department, onDuty: onDuty, owned: owned, phone: phone)
        other.isHead = isHead
        other.jobs = jobs
        other.lastJob = lastJob
        other.skills = skills
        other.zones = zones
        other.shifts = shifts
        return other
    }
}
