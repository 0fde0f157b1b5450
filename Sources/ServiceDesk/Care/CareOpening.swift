/// What a decision about a plan that begins rests on.
package struct CareOpening: Sendable {
    package let plan: CarePlan
    package let number: TicketNumber
    /// Where it has to be looked; never empty.
    package let places: [Place]
    /// In whose name the desk opens it; nobody hears anything as that person.
    package let desk: PersonID
    package let level: ServiceLevel
    package let time: WorkingTime
    package let roster: Roster
    /// Nil: no notice goes with it.
    package var notice: Offer?
    /// The weather it begins with; nil: the calendar's.
    package var weather: WeatherSpell?

    /// What weather leaves of the time at least. Source: our own judgement.
    private static let least = Duration.hours(4)

    /// A notice's words as they were understood, and whom it would reach.
    package struct Offer: Sendable {
        package let next: NoticeNumber
        package let reading: NoticeReading
        package let reach: Reach
        /// Who can be asked right away: a manager the desk waits for nothing from.
        package let askable: PersonID?

        package init(next: NoticeNumber, reading: NoticeReading, reach: Reach, askable: PersonID?) {
            self.next = next
            self.reading = reading
            self.reach = reach
            self.askable = askable
        }
    }

    package init(
        plan: CarePlan, number: TicketNumber, places: [Place], desk: PersonID, level: ServiceLevel, time: WorkingTime,
        roster: Roster
    ) {
        self.plan = plan
        self.number = number
        self.places = places
        self.desk = desk
        self.level = level
        self.time = time
        self.roster = roster
    }

    package func decide(at now: Instant) -> Decision {
        var ticket = Ticket(
            number: number, category: plan.category, urgency: .normal, concern: .inspection,
            place: places.count == 1 ? places[0] : Place(), words: plan.name.shown, reporter: desk, home: nil,
            unverified: false, owner: roster.owner(for: plan.department, category: plan.category),
            lead: plan.department, openedAt: now,
            origin: Origin(channel: "", room: "", message: nil, account: "", accountName: ""))
        let (due, within) = end(from: now)
        ticket.inspection = Inspection(plan, at: places, due: due, within: within)
        guard (try? ticket.move(to: .dispatched, at: now)) != nil else { return .nothing }
        var decision = roster.offering(&ticket, entry(.dispatched, at: now), at: now)
        decision.changes.insert(entry(.received, at: now), at: 1)
        decision.add(draft(at: now))
        return Ticking(level: level, time: time, now: now).after(decision, from: [])
    }

    /// Before the weather comes, where that is sooner.
    private func end(from now: Instant) -> (due: Instant, within: Limit) {
        let usual = time.end(of: plan.within, from: now, for: plan.department)
        guard let weather else { return (usual, plan.within) }
        let due = max(weather.from, now + Self.least)
        return due < usual ? (due, .minutes((due - now).minutes)) : (usual, plan.within)
    }

    private func entry(_ event: HistoryEntry.Event, at now: Instant) -> Change {
        .history(HistoryEntry(ticket: number, event: event, at: now, by: nil, byName: nil, source: nil))
    }

    /// The notice, for a manager to look at and send.
    private func draft(at now: Instant) -> Decision {
        guard let told = plan.notice, let notice,
            let author = roster.colleagues.first(where: { $0.role == .manager })
        else { return .nothing }
        var draft = Notice(
            number: notice.next, kind: told.kind, words: notice.reading.words, author: author.person,
            authorName: author.name, createdAt: now)
        draft.kind = told.kind
        draft.audience = Audience(all: true)
        draft.tells = notice.reading.tells
        let rules = level.notices ?? NoticeRules()
        // What may not be said is not drafted either.
        guard NoticeGuard(rules: rules, phones: [], now: now).objections(to: notice.reading).isEmpty else {
            return .nothing
        }
        return Decision(
            changes: [.notice(draft)]
                + (notice.askable.map { [.asked($0, Pending(.send(draft.number), askedAt: now))] } ?? []),
            messages: [
                .report(
                    [.init(.inspectionNotice, .round(plan.name), .number(number)), draft.preview(notice.reach, rules)],
                    about: Link(draft.number))
            ])
    }
}

extension Ticket {
    /// What the staff room is shown of a job with a checklist.
    func checklistCard(_ inspection: Inspection) -> WorkStatement {
        WorkStatement(
            .inspection, .number(number), .round(inspection.name), .at(inspection.due), .checklist(inspection.items),
            inspection.stops.count > 1 || inspection.about != nil ? .stops(inspection.open) : nil,
            inspection.about.map { .numbers($0) },
            // How an answer looks, with a place that is on the list.
            inspection.stops.count > 1 ? inspection.stops.first.map { .place($0.place) } : nil,
            job.offeredName.map { .staff($0) }, ownerName.map { .owner($0) })
    }
}
