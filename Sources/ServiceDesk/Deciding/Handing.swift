/// 转给, 派给: a job goes to a person or a department by name, with a reason.
extension CaseFile {
    /// Staff hand on what is theirs to hand on; a manager or the head of the department anything.
    func transfer(_ act: Act, at now: Instant) -> Decision {
        guard speaker.worksHere else { return .nothing }
        let category = speaker.role == .manager && act.ticket == nil ? act.category : nil
        let open = tickets.filter { $0.state.isOpen && $0.category == category }
        let candidates = category != nil ? open : myJobs.isEmpty ? offers : myJobs
        switch target(act.ticket, among: candidates, visible: mayHandle) {
        case .none: return refuse(.init(.noJob))
        case .several(let choices): return askWhich(choices, for: act, at: now)
        case .unknown(let number): return noSuch(number)
        case .one(let ticket):
            guard ticket.state.isOpen else { return notNow(ticket) }
            guard mayDirect(ticket) else { return notMine(ticket) }
            if let name = act.person { return hand(ticket, toNamed: name, act, at: now) }
            guard let department = act.department else { return refuse(.init(.handToWhom, .number(ticket.number))) }
            return hand(ticket, to: department, at: now)
        }
    }

    private func hand(_ ticket: Ticket, toNamed name: String, _ act: Act, at now: Instant) -> Decision {
        let found = colleagues.named(name)
        guard let one = found.first else { return refuse(.init(.nobodyNamed, .words(name))) }
        guard found.count == 1 else { return refuse(.init(.whichOfThem, .people(found.map(\.name)))) }
        guard one.person != ticket.job.assignee else {
            return refuse(.init(.alreadyTaken, .number(ticket.number), .staff(one.name)))
        }
        // Who answers for a ticket and does not work on it hands over the answering.
        if ticket.owner == speaker.person, ticket.job.assignee != speaker.person, one.answersTo(ticket) {
            return offerOwnership(of: ticket, to: one, at: now)
        }
        guard one.onDuty || speaker.role == .manager else {
            return refuse(.init(.offDutyNow, .number(ticket.number), .staff(one.name)))
        }
        return hand(ticket, to: one, at: now)
    }

    func hand(_ ticket: Ticket, to one: Colleague, at now: Instant) -> Decision {
        var free = ticket
        guard free.release(at: now) else { return notNow(ticket) }
        free.begin(in: one.department ?? ticket.lead)
        free.job.from = ticket.job.assignee ?? ticket.job.from
        free.job.offered = one.person
        free.job.offeredName = one.name
        return handed(free, from: ticket, to: .staff(one.name), at: now)
    }

    private func hand(_ ticket: Ticket, to department: Department, at now: Instant) -> Decision {
        guard department != ticket.lead else {
            return refuse(.init(.alreadyTheirs, .number(ticket.number), .department(department)))
        }
        var free = ticket
        guard free.release(at: now) else { return notNow(ticket) }
        free.begin(in: department)
        free.job.from = ticket.job.assignee ?? ticket.job.from
        free.job.offer(to: roster.offer(of: free.category, free.urgency, at: free.place, free.job))
        return handed(free, from: ticket, to: .department(department), at: now)
    }

    private func handed(_ free: Ticket, from ticket: Ticket, to whom: WorkSlot, at now: Instant) -> Decision {
        let link = Link(.job, ticket.number)
        let reason = WorkStatement(
            .handedOn, .number(ticket.number), .from(speaker.serviceName),
            cardText.isEmpty ? nil : .words(cardText))
        var decision = Decision(
            changes: [.ticket(free), entry(.handedOn, free, at: now, words: cardText)],
            messages: [
                .answerAtWork([.init(.handed, .number(ticket.number), whom)], about: link),
                free.posted([reason, free.card]),
            ])
        if ticket.job.assignee != nil {
            decision.messages.append(free.releasedTold)
            if ticket.job.assignee != speaker.person, let former = ticket.job.assignee {
                decision.messages.append(
                    .inform(former, [.init(.movedAway, .number(ticket.number), .department(free.lead))], about: link))
            }
        }
        return decision
    }

    /// May say who works on a ticket: whoever has it, answers for it, heads the department, or the manager; while it is
    /// nobody's, its department and the service desk.
    func mayDirect(_ ticket: Ticket) -> Bool {
        if speaker.role == .manager || [ticket.job.assignee, ticket.owner].contains(speaker.person) { return true }
        let here = colleagues.first { $0.person == speaker.person }
        if here?.isHead == true, here?.department == ticket.lead { return true }
        return ticket.state.waitsForStaff
            && (speaker.department == ticket.lead || speaker.department == .service
                || ticket.job.from == speaker.person)
    }
}

extension Ticket {
    /// A department leads from now on, with a job nobody has; what part it had goes into that.
    mutating func begin(in department: Department) {
        lead = department
        job = Job(department: department)
        assisting.removeAll { $0.department == department }
    }

    /// Takes it out of everybody's hands, along the workflow; false: it is past that.
    mutating func release(at now: Instant) -> Bool {
        var free = self
        let way: [TicketState] =
            switch state {
            case .onSite: [.onHold, .accepted, .dispatched]
            case .onHold: [.accepted, .dispatched]
            case .received, .dispatched, .accepted, .reopened: [.dispatched]
            case .done, .followUp, .archived, .cancelled: []
            }
        for step in way { guard (try? free.move(to: step, at: now)) != nil else { return false } }
        free.hold = nil
        self = free
        return !way.isEmpty
    }
}

extension Colleague {
    /// Could answer for a ticket to the resident without working on it.
    fileprivate func answersTo(_ ticket: Ticket) -> Bool {
        role == .manager || (department == .service && ticket.lead != .service)
    }
}

extension [Colleague] {
    /// Whom a name in a message means: the same name, a part of it, or the same surname; several fit: all of them.
    func named(_ name: String) -> [Colleague] {
        let asked = name.lowercased()
        let exact = filter { $0.name.shown.lowercased() == asked }
        if !exact.isEmpty { return exact }
        let parts = filter { colleague in
            let shown = colleague.name.shown.lowercased()
            return shown.contains(asked) || asked.contains(shown)
        }
        if !parts.isEmpty { return parts }
        guard let core = ServiceName.core(of: asked) else { return [] }
        return filter { ServiceName.core(of: $0.name.shown.lowercased()) == core }
    }
}

extension ServiceName {
    /// 李 of 李师傅, 老李 and 小李; Li of Mr Li; nil where nothing is left.
    static func core(of name: String) -> String? {
        let words = name.split(whereSeparator: { $0 == " " || $0 == "." })
        // Latin names come in words, and what is said before them is short.
        if let last = words.last, last.unicodeScalars.allSatisfy(\.isASCII) { return String(last) }
        let nicks: Set<Character> = ["老", "小", "阿", "大"]
        return name.first { !nicks.contains($0) && !$0.isWhitespace }.map(String.init)
    }
}
