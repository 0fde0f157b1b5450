import Foundation

@testable import ServiceDesk

/// A manager at work on notices: what was said last is in hand.
struct NoticeDesk {
    var now = Town.morning
    var rules = NoticeRules()
    var reach = NoticeDesk.reached
    var figures = DeliveryFigures()
    var homesRead: ReadingFigures?
    private(set) var notices: [NoticeNumber: Notice] = [:]
    private(set) var alarms: [NoticeAlarm: Instant] = [:]
    private(set) var stopped: [NoticeNumber] = []
    private(set) var pending: Pending?
    private(set) var inHand: NoticeNumber?

    static let zone = WallZone(TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt)

    /// Two groups and nobody alone.
    static var reached: Reach {
        var reach = Reach()
        reach.groups = 2
        reach.homes = 100
        return reach
    }

    subscript(_ number: Int) -> Notice? { notices[NoticeNumber(number)] }

    @discardableResult
    mutating func say(
        _ act: Act, _ reading: NoticeReading = NoticeReading(words: "…"), by person: Person = .zhao,
        in setting: CaseFile.Setting? = nil
    ) -> Decision {
        var town = Town()
        town.now = now
        town.level.notices = rules
        var file = town.file(of: person, .init(words: reading.words, setting: setting), naming: [])
        file.pending = pending
        file.notices = NoticeFile(
            next: NoticeNumber(notices.count + 1), reading: reading, inHand: inHand.flatMap { notices[$0] },
            isMeant: inHand != nil, reach: reach, figures: figures)
        return settle(file.decide([act], at: now))
    }

    /// Lets a clock of the notice in hand ring.
    @discardableResult
    mutating func ring(_ kind: NoticeAlarm) -> Decision {
        guard let due = alarms.removeValue(forKey: kind), let notice = inHand.flatMap({ notices[$0] }) else {
            return .nothing
        }
        now = max(now, due)
        return settle(
            waking(kind, notice)
                .decide(at: now))
    }

    private func waking(_ kind: NoticeAlarm, _ notice: Notice) -> NoticeWaking {
        var waking = NoticeWaking(
            kind: kind, notice: notice, rules: rules, quiet: .standard, zone: Self.zone, reach: reach, figures: figures)
        waking.reading = homesRead
        return waking
    }

    private mutating func settle(_ decision: Decision) -> Decision {
        for change in decision.changes {
            switch change {
            case .notices(.notice(let notice)):
                notices[notice.number] = notice
                inHand = notice.number
            case .notices(.alarm(let kind, _, let at)): alarms[kind] = at
            case .notices(.superseded(let number)): notices[number]?.state = .replaced
            case .notices(.stopCopies(let number)): stopped.append(number)
            case .notices(.asked), .notices(.chose), .notices(.read): break
            case .asked(_, let question): pending = question
            case .answered: pending = nil
            case .ticket, .history, .affected, .duty, .corrected, .register, .fees, .storm, .weather, .trained, .swap,
                .leaveCancelled:
                break
            }
        }
        return decision
    }
}

extension NoticeReading {
    /// Water off tomorrow from nine to twelve, all told; 24.5 hours from the start at 08:30.
    static func water(_ change: (inout NoticeReading) -> Void = { _ in }) -> NoticeReading {
        var reading = NoticeReading(words: "明天9:30-12:00停水，水泵检修，请储水，电话88001234")
        reading.kind = .outage
        reading.service = .water
        reading.audience = Audience(buildings: ["3"])
        reading.window = Window(
            from: (Town.morning + .minutes(24 * 60 + 30)).date, to: (Town.morning + .minutes(27 * 60)).date)
        reading.timeWords = "明天9:30-12:00"
        reading.isExact = true
        reading.tells = [.cause, .preparation, .contact]
        change(&reading)
        return reading
    }

    static let flowers: NoticeReading = {
        var reading = NoticeReading(words: "花开了，欢迎来看")
        reading.audience = Audience(all: true)
        return reading
    }()
}

extension NoticeText {
    /// Words that passed the guard.
    static var cleared: NoticeText {
        var notice = Notice(
            number: NoticeNumber(1), kind: .general, words: "花开了", author: PersonID(1), authorName: ServiceName("赵经理"),
            createdAt: Town.morning)
        notice.audience = Audience(all: true)
        let verdict = NoticeGuard(rules: NoticeRules(), phones: [], now: Town.morning)
            .judge(notice, NoticeReading(words: "花开了"))
        guard case .cleared(let text) = verdict else { preconditionFailure("harmless words were not cleared") }
        return text
    }
}

extension Decision {
    var broadcasts: [Broadcast] {
        messages.compactMap { if case .broadcast(let broadcast) = $0 { broadcast } else { nil } }
    }
}
