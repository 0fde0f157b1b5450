/// 写通知: a manager's words become a draft, and the draft is shown before anybody else sees it.
extension CaseFile {
    func broadcast(at now: Instant) -> Decision {
        guard let file = mayNotify() else { return noNotice() }
        guard !file.reading.words.isEmpty else { return refuse(.init(.noticeHow)) }
        var draft = Notice(
            number: file.next, kind: .general, words: file.reading.words, author: speaker.person,
            authorName: speaker.serviceName, createdAt: now)
        draft.take(file.reading)
        var decision = show(draft, at: now)
        // Another one that was being written is given up for this.
        if let old = file.inHand, old.state == .draft, file.isMeant, old.author == speaker.person {
            decision.changes.insert(.notice(old.moved(to: .dropped)), at: 0)
        }
        return decision
    }

    /// A change to what was shown; one to a notice that is out becomes a notice of its own, shown first as any other.
    func amend(at now: Instant) -> Decision {
        guard let file = mayNotify() else { return noNotice() }
        guard let notice = file.inHand, file.isMeant else { return refuse(.init(.noticeWhich)) }
        switch notice.state {
        case .draft, .scheduled:
            var draft = notice.moved(to: .draft)
            draft.amend(by: file.reading)
            var decision = show(draft, at: now)
            if notice.state == .scheduled { decision.changes.append(.noticeAlarm(.send, notice.number, at: nil)) }
            return decision
        case .sent:
            var change = Notice(
                number: file.next, kind: notice.kind, words: notice.words, author: speaker.person,
                authorName: speaker.serviceName, createdAt: now)
            change.follow(notice)
            change.amend(by: file.reading)
            return show(change, at: now)
        case .ended, .replaced, .recalled, .dropped: return notNow(notice)
        }
    }

    /// The draft as it would be read, and how many it would reach; or what stands against it.
    func show(_ notice: Notice, at now: Instant) -> Decision {
        guard let file = notices else { return .nothing }
        var draft = notice
        draft.text = nil
        draft.sendAt = nil
        let link = Link(draft.number)
        var decision = Decision(changes: [
            .notice(draft), .asked(speaker.person, Pending(.send(draft.number), askedAt: now)),
        ])
        switch guarding(at: now).judge(draft, file.reading) {
        case .refused(let objections):
            // Words of that kind are not even kept.
            return Decision(
                changes: [.answered(speaker.person)],
                messages: [.answerAtWork([.init(.noticeRefused, .objections(objections))], about: nil)])
        case .missing(let parts):
            decision.messages = [
                .answerAtWork([.init(.noticeMissing, .notice(draft.number), .missing(parts))], about: link)
            ]
        case .late(let lead):
            decision.messages = [
                .answerAtWork(
                    [.init(.noticeLate, .notice(draft.number), .title(draft.title), .wait(lead))], about: link)
            ]
        case .cleared:
            decision.messages = [.answerAtWork([draft.preview(file.reach, rules)], about: link)]
        }
        return decision
    }

    func guarding(at now: Instant) -> NoticeGuard {
        NoticeGuard(rules: rules, phones: Set(colleagues.compactMap(\.phone)), now: now)
    }

    var rules: NoticeRules { level.notices ?? NoticeRules() }

    /// Only managers speak to everybody, and not from among the residents.
    func mayNotify() -> NoticeFile? {
        guard speaker.role == .manager, setting == .managers || setting == .direct else { return nil }
        return notices
    }

    func noNotice() -> Decision {
        guard speaker.worksHere, setting != .residents else { return .nothing }
        return refuse(.init(speaker.role == .manager ? .noticeElsewhere : .onlyManagersNotify))
    }

    func notNow(_ notice: Notice) -> Decision {
        refuse(.init(.noticeNotNow, .notice(notice.number), .noticeState(notice.state)), about: Link(notice.number))
    }
}

extension Notice {
    func moved(to state: State) -> Notice {
        var other = self
        other.state = state
        return other
    }

    /// As it would be read, and how many it would reach.
    func preview(_ reach: Reach, _ rules: NoticeRules) -> WorkStatement {
        WorkStatement(
            .noticePreview, .notice(number), .title(title), .text(told), .groups(reach.groups), .directs(reach.directs),
            .households(reach.homes), span.map { .span($0) }, scope.map { .scope($0) },
            tells.contains(.contact) ? nil : rules.contact.map { .contact($0) },
            reach.unreachable.isEmpty ? nil : .unreachable(reach.unreachable.count),
            isEmergency ? .emergency : nil, callsEveryone ? .everyone : nil, wantsReading ? .readBack : nil)
    }

    /// Is about the same as another one, whose place it takes.
    fileprivate mutating func follow(_ notice: Notice) {
        service = notice.service
        audience = notice.audience
        from = notice.from
        to = notice.to
        isExact = notice.isExact
        timeWords = notice.timeWords
        tells = notice.tells
        isEmergency = notice.isEmergency
        replaces = notice.number
    }
}
