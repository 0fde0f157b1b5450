/// One answer to a checklist, taken into the job: what is noted, which repairs it opens, what is left to look at.
struct Round {
    private let file: CaseFile
    private let now: Instant
    private var ticket: Ticket
    private var inspection: Inspection
    private var nextNumber: TicketNumber
    private var repairs = Decision()
    private var told: [WorkStatement] = []
    /// What is said of single items of the place in hand.
    private var lines: [WorkStatement] = []
    private var touched: [Int] = []
    /// Places that may be meant where none was named.
    private(set) var places: [Place] = []

    init(file: CaseFile, ticket: Ticket, _ inspection: Inspection, at now: Instant) {
        self.file = file
        self.ticket = ticket
        self.now = now
        self.inspection = inspection
        nextNumber = file.nextNumber
    }

    /// - Returns: false where it is not told which place is meant; then nothing was taken.
    mutating func take(_ reading: CheckReading) -> Bool {
        var meant: [[Int]] = []
        for part in reading.parts where !part.isEmpty {
            let stops = self.stops(of: part)
            guard !stops.isEmpty else { return false }
            meant.append(stops)
        }
        for (part, stops) in zip(reading.parts.filter { !$0.isEmpty }, meant) {
            for stop in stops { take(part, at: stop) }
        }
        return !touched.isEmpty
    }

    private mutating func stops(of part: CheckReading.Part) -> [Int] {
        let all = inspection.stops.indices
        guard part.places.isEmpty else {
            let found = all.filter { index in part.places.contains { inspection.stops[index].isAt($0) } }
            places = found.map { inspection.stops[$0].place }
            // 都正常 may be said of several places; what is said of single items is of one.
            if found.count > 1, !part.marks.isEmpty, part.places.count == 1 { return [] }
            if found.isEmpty { places = inspection.open }
            return found
        }
        if all.count == 1 { return Array(all) }
        let begun = all.filter { inspection.stops[$0].by == file.speaker.person && !inspection.stops[$0].isDone }
        if let last = begun.max(by: { (inspection.stops[$0].at ?? now) < (inspection.stops[$1].at ?? now) }) {
            return [last]
        }
        let open = all.filter { !inspection.stops[$0].isDone }
        places = inspection.open
        return open.count == 1 ? open : []
    }

    private mutating func take(_ part: CheckReading.Part, at stop: Int) {
        var fine: [Int] = []
        var without: [Int] = []
        lines = []
        for mark in part.marks {
            for item in mark.items where inspection.items.indices.contains(item - 1) {
                switch mark.verdict {
                case .fine: fine.append(item)
                case .fixed: note(.inspectionFixed, item, mark.words)
                case .failed: fail(item, mark.words, at: stop)
                case .notThere: without.append(item)
                case .skipped: continue
                }
                let repair = inspection.stops[stop].findings[item - 1]?.repair
                inspection.stops[stop].findings[item - 1] = .init(
                    mark.verdict, repair: mark.verdict == .failed ? repair : nil)
            }
        }
        if let rest = part.rest {
            let named = Set(part.marks.flatMap(\.items))
            for item in inspection.stops[stop].missing where !named.contains(item) {
                inspection.stops[stop].findings[item - 1] = .init(rest)
                if rest == .fine { fine.append(item) } else { without.append(item) }
            }
        }
        inspection.stops[stop].by = file.speaker.person
        inspection.stops[stop].at = now
        touched.append(stop)
        told.append(
            WorkStatement(
                .inspectionNoted, .number(ticket.number),
                inspection.stops.count > 1 ? .place(inspection.stops[stop].place) : nil,
                fine.isEmpty ? nil : .fine(fine.sorted()), without.isEmpty ? nil : .without(without.sorted())))
        told += lines
        let missing = inspection.stops[stop].missing
        if !missing.isEmpty { told.append(.init(.inspectionMissing, .marks(missing, of: inspection.items))) }
    }

    private mutating func note(_ key: WorkKey, _ item: Int, _ words: String, repair: TicketNumber? = nil) {
        lines.append(
            WorkStatement(
                key, .marks([item], of: inspection.items), .words(words), repair.map { .linked($0) }))
    }

    // MARK: What is not right becomes a repair

    private mutating func fail(_ item: Int, _ words: String, at stop: Int) {
        let what = inspection.items[item - 1]
        var place = inspection.stops[stop].place
        if place.area == nil { place.area = ticket.place.area }
        if let known = inspection.stops[stop].findings[item - 1]?.repair ?? same(what, place)?.number {
            inspection.stops[stop].findings[item - 1] = .init(.failed, repair: known)
            note(.inspectionKnown, item, words, repair: known)
            tell(known, "\(what.what) \(words)")
            return
        }
        var repair = Ticket(
            number: nextNumber, category: what.category, urgency: what.urgency, place: place,
            words: String("\(inspection.name.shown): \(what.what) \(words)".prefix(CaseFile.cardWords)),
            reporter: ticket.reporter, home: nil, unverified: false, owner: nil, lead: what.category.department,
            openedAt: now, origin: ticket.origin)
        repair.owner = ticket.owner
        repair.ownerName = ticket.ownerName
        nextNumber = TicketNumber(nextNumber.value + 1)
        var opened = file
        opened.nextNumber = nextNumber
        inspection.stops[stop].findings[item - 1] = .init(.failed, repair: repair.number)
        note(.inspectionFailed, item, words, repair: repair.number)
        // First, so that a picture that came with the words goes to the repair.
        repairs.changes += [.ticket(repair), opened.entry(.received, repair, at: now, words: words)]
        repairs.add(opened.dispatch(&repair, at: now))
    }

    /// Whoever has it learns what the round has seen.
    private mutating func tell(_ number: TicketNumber, _ words: String) {
        guard let repair = (file.tickets + file.near).first(where: { $0.number == number }) else { return }
        repairs.changes.append(file.entry(.detail, repair, at: now, words: words))
        repairs.messages.append(
            repair.posted([
                .init(
                    .detail, .number(number), .words(words), repair.place.isEmpty ? nil : .place(repair.place),
                    repair.job.assigneeName.map { .staff($0) })
            ]))
    }

    /// Told already, by whomever, and not done.
    private func same(_ item: CheckItem, _ place: Place) -> Ticket? {
        (file.tickets + file.near).first { other in
            other.category == item.category && other.state.isOpen && other.inspection == nil
                && other.place.room == nil && other.place.building == place.building && other.place.unit == place.unit
                && (other.place.area == nil || place.area == nil || other.place.area == place.area)
        }
    }

    // MARK: What follows

    func decision() -> Decision {
        let link = Link(.job, ticket.number)
        var done = ticket
        done.inspection = inspection
        var decision = repairs
        decision.changes += [.ticket(done), file.entry(.checked, done, at: now, words: file.cardText)]
        guard inspection.isDone, (try? done.move(to: .done, at: now)) != nil,
            (try? done.move(to: .archived, at: now)) != nil
        else {
            let fresh = inspection.stops.filter { !$0.isDone && $0.by == nil }.map(\.place)
            let next = fresh.isEmpty ? [] : [WorkStatement(.inspectionNext, .stops(fresh))]
            decision.messages.insert(.answerAtWork(told + next, about: link), at: 0)
            return decision
        }
        done.doneAt = now
        done.job.doneAt = now
        done.job.result = inspection.name.shown
        decision.changes += [
            .ticket(done), file.entry(.completed, done, at: now), file.entry(.archived, done, at: now),
        ]
        decision.messages.insert(.answerAtWork(told + [inspection.result(of: ticket.number)], about: link), at: 0)
        decision.alarms.append(.set(.inspected, ticket.number, at: awake, since: now))
        return decision
    }

    /// Nobody is told in the night that the drains are clean.
    private var awake: Instant { file.level.quiet?.end(at: now, in: file.time.zone) ?? now }
}

extension Inspection {
    /// 雨季前排水检查 42/42, for those who work here.
    func result(of number: TicketNumber) -> WorkStatement {
        WorkStatement(
            .inspectionDone, .number(number), .round(name), .checked(score.checked), .total(score.total),
            repairs.isEmpty ? nil : .numbers(repairs))
    }
}

extension Waking {
    /// A round is at its end: who is to know hears it.
    func tellRound(at now: Instant) -> Decision {
        guard let inspection = ticket.inspection, inspection.isDone else { return .nothing }
        let (score, repairs) = (inspection.score, inspection.repairs)
        var decision = Decision(messages: [
            .report([inspection.result(of: ticket.number)], about: Link(.job, ticket.number))
        ])
        switch inspection.listener {
        case .managers: break
        case .residents:
            decision.messages.insert(
                .publish([
                    .init(
                        .inspected, .round(inspection.name), .checked(score.checked), .total(score.total),
                        repairs.isEmpty ? nil : .faults(repairs.count), repairs.isEmpty ? nil : .numbers(repairs))
                ]), at: 0)
        }
        return decision
    }
}

extension Ticket {
    /// Opened by the desk itself: nobody waits for it to say that it is done.
    var isOurs: Bool { origin.channel.raw.isEmpty }
}
