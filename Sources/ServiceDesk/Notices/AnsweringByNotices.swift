/// 停水了吗: a notice that runs answers what people ask and report of the same service, and opens no ticket.
extension CaseFile {
    /// Several people may ask within so long in one room; one answer is enough for all of them. Source: PRODUCT 2.
    private static let together = Duration.seconds(30)
    /// How long before it begins a stop that was announced answers questions.
    private static let ahead = Duration.hours(48)

    /// Answers what a notice explains, and leaves the rest.
    func answeredByNotices(_ concerns: inout [Act], at now: Instant) -> Decision {
        guard !speaker.worksHere, !known.notices.isEmpty else { return .nothing }
        var decision = Decision()
        var rest: [Act] = []
        var told: Set<NoticeNumber> = []
        for act in concerns {
            guard let notice = known.notices.first(where: { explains($0, act, at: now) }) else {
                rest.append(act)
                continue
            }
            if told.insert(notice.number).inserted { decision.add(point(to: notice, at: now)) }
        }
        concerns = rest
        return decision
    }

    private func explains(_ notice: Notice, _ act: Act, at now: Instant) -> Bool {
        guard act.urgency != .emergency, notice.isRunning(at: now) else { return false }
        if act.intent == .askInfo {
            // A question under the notice is about it, whatever its words.
            let isAsked = quoted?.notice == notice.number || isAbout(notice, act)
            return isAsked && notice.from.map { now + Self.ahead >= $0 } ?? true
        }
        guard act.intent == .report || act.intent == .meToo else { return false }
        // Who was told and says it again has a trouble of their own.
        return !known.heard.contains(notice.number) && isAbout(notice, act) && notice.from.map { $0 <= now } ?? true
    }

    /// The same service, where the speaker lives or means.
    private func isAbout(_ notice: Notice, _ act: Act) -> Bool {
        guard let service = notice.service, act.category.map(service.explains) == true,
            let audience = notice.audience
        else { return false }
        if audience.all { return true }
        if let building = act.place?.building { return audience.buildings.contains(building) }
        return speaker.homes.contains { audience.holds($0.address) }
    }

    private func point(to notice: Notice, at now: Instant) -> Decision {
        var decision = Decision(changes: [.notices(.asked(notice.number, speaker.person, origin, at: now))])
        if setting == .residents, let last = known.answeredHere[notice.number], now - last < Self.together {
            return decision
        }
        let isPlanned = notice.from.map { now < $0 } ?? false
        let scope = notice.scope.map { PublicSlot.scope($0) }
        let open: PublicStatement
        let personal: PrivateStatement
        if isPlanned, let span = notice.span {
            open = PublicStatement(.noticePlanned, .title(notice.title), .span(span), scope)
            personal = PrivateStatement(
                .noticePlanned, .open(.title(notice.title)), .open(.span(span)), scope.map { .open($0) })
        } else {
            let end = notice.to.map { PublicSlot.at($0) }
            open = PublicStatement(.noticeKnown, .title(notice.title), end, scope)
            personal = PrivateStatement(
                .noticeKnown, .open(.title(notice.title)), end.map { .open($0) }, scope.map { .open($0) })
        }
        decision.messages = [
            .answer(open: [open], personal: [personal], alsoPrivately: false, about: Link(notice.number))
        ]
        return decision
    }
}

extension NoticeService {
    /// A trouble of this category is what the notice tells of.
    package func explains(_ category: Category) -> Bool {
        switch self {
        case .water: category == .waterOutage || category == .waterPressure
        case .power: category == .powerOutage
        case .heating: category == .heatingCold
        case .elevator: category == .elevatorStopped || category == .elevatorFault
        case .network: category == .network
        case .gas: false
        }
    }
}

extension NoticeService {
    /// A notice of some service may tell of it.
    package static func explainAny(_ category: Category) -> Bool { allCases.contains { $0.explains(category) } }
}

/// Notices that may explain what somebody asks or reports.
package struct KnownNotices: Sendable {
    package var notices: [Notice] = []
    /// Those the speaker has been pointed to before.
    package var heard: Set<NoticeNumber> = []
    /// When somebody was last pointed to one in this room.
    package var answeredHere: [NoticeNumber: Instant] = [:]

    package init() {}
}
