import Channels
import Chat
import Conversations
import Foundation
import Phrasing
import ServiceDesk
import Storage
import Understanding

/// Joins understanding, desk and phrasing over the books: one message or one alarm at a time, inside one transaction.
package struct Office: Sendable {
    let wording: Wording
    let lines: [ChannelID: Line]
    private let draw: @Sendable () -> UInt64
    private let facts: [String: Facts]

    /// What the office must know of a channel.
    package struct Line: Sendable {
        /// Whose the channel's rooms are where nobody said otherwise.
        package let community: String
        package let adapter: any Adapter

        package init(community: String, adapter: any Adapter) {
            self.community = community
            self.adapter = adapter
        }
    }

    /// - Parameters:
    ///   - understanders: one for each language a community may have, with that language as its fallback.
    ///   - books: one for each language; the first serves where a community's language has none.
    ///   - calendar: the days off.
    ///   - duties: who does what by the emergency plans.
    ///   - care: the plans by which things are looked at before they break.
    ///   - answers: to what people often ask, for each language.
    ///   - handbooks: how each kind of work is done, for each language.
    ///   - facts: what each community has published about itself, by its id.
    ///   - draw: where codes come from; any number.
    /// - Returns: nil when there is no book at all: such an office could say nothing.
    package init?(
        understanders: [Language: Understander], books: [PhraseBook], lines: [ChannelID: Line],
        calendar: WorkCalendar = .weekends, duties: [EmergencyPlan: PlanDuty] = [:],
        care: [Language: [CarePlan]] = [:], answers: [Language: AnswerBook] = [:],
        handbooks: [Language: Handbook] = [:], facts: [String: Facts] = [:],
        draw: @escaping @Sendable () -> UInt64 = { .random(in: 0 ... .max) }
    ) {
        guard
            let words = Wording.Words(
                understanders: understanders, books: books, calendar: calendar, duties: duties, care: care,
                answers: answers, handbooks: handbooks)
        else { return nil }
        wording = Wording(words)
        self.lines = lines
        self.draw = draw
        self.facts = facts
    }

    /// Understands and says from now on what a library tells.
    ///
    /// - Returns: false when it has no book at all; then nothing was learnt.
    package func learn(_ library: Library) -> Bool {
        guard
            let words = Wording.Words(
                understanders: library.understanders, books: library.books, calendar: library.calendar,
                duties: library.duties, care: library.care, answers: library.answers,
                handbooks: library.handbooks)
        else { return false }
        wording.words = words
        return true
    }

    /// Decides about a message and writes down all that follows.
    package func settle(_ message: Undecided, in store: Books, at now: Instant) throws -> Outcome {
        let inbound = message.message
        guard let line = lines[message.channel] else { return .setAside }
        let (communityID, venue) = try store.venue(
            of: inbound.room, from: inbound.sender.id, on: message.channel, fallback: line.community)
        guard let community = try store.community(communityID) else { return .setAside }
        try store.remember(venue.room, on: message.channel, in: community.id)
        let speaker = try store.speaker(
            inbound.sender, in: venue.room, on: message.channel, community: community.id,
            at: message.received)

        let pending = try store.pending(of: speaker.person, in: community.id)
        let quoted = try store.quoted(by: inbound, on: message.channel, in: community.id)
        let afterFault = try isAfterFault(message, speaker, venue, community, store)
        var heard = hear(message, speaker, venue, community, pending, quoted, afterFault: afterFault)
        let named = heard.acts.compactMap(\.ticket)
        var file = try store.caseFile(
            for: message, by: speaker, at: venue, in: community, time: time(community), telling: heard.acts,
            naming: named,
            now: message.received)
        file.doubt = heard.doubt
        file.duties = wording.words.duties
        file.isSmallTalk = heard.isSmallTalk
        if heard.acts.contains(where: { $0.category != nil }) {
            file.grounds = grounds(of: inbound, speaker, community, at: message.received)
        }
        if heard.acts.contains(where: { $0.intent == .askInfo }), let facts = facts[community.id] {
            file.commonAnswer = wording.words.answers[heard.language]?.answer(to: inbound.words, from: facts)
        }
        if speaker.worksHere {
            file.handbook = wording.words.handbooks[heard.language] ?? .empty
            if heard.acts.contains(where: { $0.intent == .agreeSwap || $0.intent == .declineSwap }) {
                file.swapOffered = try store.swapOffered(to: speaker.person)
            }
            if heard.acts.contains(where: { $0.intent == .leave }) {
                file.absences = try store.absences(in: community.id, at: message.received)
            }
            if heard.acts.contains(where: { $0.intent == .quiz || $0.intent == .training }) {
                let since = message.received + .milliseconds(-TrainingEntry.span.milliseconds)
                file.training = try store.training(
                    of: speaker.role == .manager && heard.acts.contains { $0.intent == .training }
                        ? nil : speaker.person,
                    in: community.id, since: since)
            }
        }
        file.register = try register(for: heard.acts, file, in: community, store, at: message.received)
        if heard.acts.contains(where: \.isAboutMoney) {
            file.fees = try store.feeFile(
                for: speaker, accounts: heard.acts.contains(where: \.mayConcernAccounts), in: community,
                at: message.received)
        }
        if heard.acts.contains(where: { $0.intent == .escalations }) {
            file.watched = try store.watched(by: speaker, in: community.id)
        }
        if heard.acts.contains(where: \.intent.isAboutWeather) { file.outlook = try outlook(of: community, store) }
        let isChecked = try takeChecklist(in: inbound, into: &file, &heard, community, store, at: message.received)
        let choice = isChecked ? nil : file.choiceMade(at: message.received)
        if let question = file.figuresAsked(
            by: heard.acts, choice: choice, clock: WallClock(zone: community.zone, now: message.received.date))
        {
            file.figures = try store.figures(
                question, in: community, time: time(community), now: message.received)
        }
        file.notices = try noticeFile(
            of: inbound, speaker, venue, heard, pending, quoted, in: community, store, at: message.received)
        if speaker.role == .resident,
            quoted?.notice != nil || heard.acts.contains(where: { $0.category.map(NoticeService.explainAny) ?? false })
        {
            file.known = try store.knownNotices(
                to: speaker.person, at: file.origin, quoted: quoted?.notice, in: community.id)
        }
        if speaker.role == .resident, heard.acts.contains(where: { $0.intent == .markRead }) {
            file.toRead = try store.noticesToRead(
                by: speaker, quoted: quoted?.notice, in: community.id, at: message.received)
        }
        let decision = decide(file, heard, choice, at: message.received)

        if case .direct(let room) = venue, !decision.isNothing {
            try store.releaseHeld(
                in: room.room.id, on: room.channel, besides: decision.answeredFor, of: community.id, at: now)
        }
        try store.apply(decision, in: community.id)
        for entry in decision.audit(by: speaker) { try store.audit(entry, in: community.id, at: now) }
        try want(inbound.attachments, of: message, with: decision, from: speaker, in: community, store)
        for case .corrected(let correction) in decision.changes {
            try keepForReview(correction, in: community, store)
        }
        if !decision.isNothing { try store.note(heard.language, of: speaker.person) }
        let words = wording.words
        let posting = Posting(
            store: store, books: words.books, fallback: words.anyBook, community: community, now: now,
            answering: .init(
                message: inbound, channel: message.channel, venue: venue, speaker: speaker, language: heard.language))
        try post(decision, by: posting, key: "m\(message.id.value)", in: community, store, now)
        // As it is now: the same words may have ended a storm.
        if decision.changes.contains(where: \.isOfWeather), let community = try store.community(community.id) {
            try weigh(community, in: store, key: "m\(message.id.value)-w", isTold: true, at: now)
        }
        return decision.isNothing ? .silent : .acted
    }

    /// The clocks of a community.
    package func time(_ community: CommunityFacts) -> WorkingTime {
        WorkingTime(hours: community.level.hours, calendar: wording.words.calendar, zone: community.zone)
    }

    /// Decides what follows from an alarm that went off.
    package func wake(_ alarm: DueAlarm, in store: Books, at now: Instant) throws {
        guard let community = try store.community(alarm.community) else { return }
        var waking = alarm.waking
        waking.duties = wording.words.duties
        let decision = waking.decide(at: now)
        try store.apply(decision, in: community.id)
        let words = wording.words
        let posting = Posting(
            store: store, books: words.books, fallback: words.anyBook, community: community, now: now, answering: nil)
        try post(decision, by: posting, key: "a\(alarm.id)-\(alarm.due.milliseconds)", in: community, store, now)
    }

    /// Decides what follows from an alarm of a notice that went off.
    package func wake(_ alarm: DueNotice, in store: Books, at now: Instant) throws {
        guard let community = try store.community(alarm.community) else { return }
        let decision = alarm.waking.decide(at: now)
        try store.apply(decision, in: community.id)
        let words = wording.words
        let posting = Posting(
            store: store, books: words.books, fallback: words.anyBook, community: community, now: now, answering: nil)
        try post(decision, by: posting, key: "n\(alarm.id)-\(alarm.due.milliseconds)", in: community, store, now)
    }

    /// Tells a report that is due.
    package func tell(_ due: DueReport, in store: Books, at now: Instant) throws {
        let decision = try store.report(due, time: time(due.community), now: now).decide()
        let words = wording.words
        let posting = Posting(
            store: store, books: words.books, fallback: words.anyBook, community: due.community, now: now,
            answering: nil)
        let key = "r-\(due.community.id)-\(due.kind.rawValue)-\(due.due.milliseconds)"
        try post(decision, by: posting, key: key, in: due.community, store, now)
    }

    private func hear(
        _ message: Undecided, _ speaker: Speaker, _ venue: Venue, _ community: CommunityFacts, _ pending: Pending?,
        _ quoted: Link?, afterFault: Bool
    ) -> Understood {
        let inbound = message.message
        var hearing = Hearing(
            role: speaker.role, chat: venue.room.kind, mentioned: inbound.mentioned, home: speaker.onlyHome,
            pending: pending?.question, ticket: (quoted?.ticket ?? pending?.ticket)?.value,
            repliesTo: quoted?.kind,
            now: message.received.date, zone: community.zone)
        hearing.afterFault = afterFault
        return understander(for: community)?.understand(inbound.words, in: hearing)
            ?? Understood(acts: [], language: community.language, trail: [])
    }

    /// In a residents' group, somebody told of something a moment ago that is still open; for a manager, somebody is in
    /// danger and nobody has taken it.
    private func isAfterFault(
        _ message: Undecided, _ speaker: Speaker, _ venue: Venue, _ community: CommunityFacts, _ store: Books
    ) throws -> Bool {
        if speaker.role == .manager { return try store.hasUntakenEmergency(in: community.id) }
        guard case .residents(let room) = venue else { return false }
        let lately = message.received + .milliseconds(-community.level.followOn.duration.milliseconds)
        return try store.isToldOf(in: room.room.id, on: room.channel, in: community.id, since: lately)
    }

    func understander(for community: CommunityFacts) -> Understander? {
        let understanders = wording.words.understanders
        return understanders[community.language] ?? understanders.values.first
    }

    private func grounds(
        of inbound: Inbound, _ speaker: Speaker, _ community: CommunityFacts, at now: Instant
    ) -> [ServiceDesk.Category: Grounds] {
        let hearing = Hearing(
            role: speaker.role, chat: inbound.room.kind, home: speaker.onlyHome, now: now.date, zone: community.zone)
        return understander(for: community)?.grounds(of: inbound.words, in: hearing) ?? [:]
    }

    /// What the books say of homes and codes, where the message is about them.
    private func register(
        for acts: [Act], _ file: CaseFile, in community: CommunityFacts, _ store: Books, at now: Instant
    ) throws -> Register {
        let about = acts.filter { act in
            act.intent == .bind || act.intent == .issueCode || act.intent == .moveOut || act.intent == .admit
                || act.intent == .lookUp
        }
        guard let first = about.first else { return Register() }
        let claimed = first.ticket.map { TicketNumber($0) } ?? file.quoted?.ticket
        let claim = file.tickets.first { $0.number == claimed ?? $0.number && $0.claim != nil }?.claim
        let codes = community.level.codes
        return try store.register(
            for: file.speaker, code: first.intent == .bind ? first.code : nil,
            home: first.place?.address ?? claim?.address, in: community.id, at: now,
            drawing: first.intent == .issueCode ? { codes.digits(from: draw()) } : nil)
    }

    /// The book of a language, or the one that stands in for it.
    func book(_ language: Language) -> PhraseBook {
        let words = wording.words
        return words.books[language] ?? words.anyBook
    }

    private func decide(_ file: CaseFile, _ heard: Understood, _ choice: Int?, at now: Instant) -> Decision {
        if let choice { return file.choose(choice, at: now) }
        return heard.acts.isEmpty ? file.decideWithoutMeaning(at: now) : file.decide(heard.acts, at: now)
    }

    func post(
        _ decision: Decision, by posting: Posting, key: String, in community: CommunityFacts, _ store: Books,
        _ now: Instant
    ) throws {
        for (index, letter) in try posting.letters(for: decision.messages).enumerated() {
            try post(letter, key: "\(key).\(index + 1)", in: community.id, store, now)
        }
    }

    /// - Parameter key: derived from what caused it, so that the same cause never posts twice.
    func post(_ letter: Letter, key: String, in community: String, _ store: Books, _ now: Instant) throws {
        try store.post(letter, key: key, in: community, at: now) { channel, text in
            let pieces = pieces(of: text, on: channel)
            // A picture that can have no words beside it comes after them.
            return letter.hasPicture && !pieces.isEmpty && !captions(on: channel) ? pieces + [RichText()] : pieces
        }
        if letter.isSecret { try store.markSecret(key) }
    }

    private func captions(on channel: ChannelID) -> Bool {
        lines[channel].map { type(of: $0.adapter).abilities.captions } ?? false
    }

    /// Cut to the length the channel takes.
    func pieces(of text: RichText, on channel: ChannelID) -> [RichText] {
        lines[channel]?.adapter.pieces(of: text) ?? [text]
    }
}

extension Speaker {
    /// What “my home” means; nil when there are several and none was chosen.
    var onlyHome: HomeAddress? { ownHome?.address }
}

extension CaseFile {
    /// The numbered answer to our last question that the message is; nil when it is anything else.
    fileprivate func choiceMade(at now: Instant) -> Int? {
        guard let pending, pending.isFresh(at: now) else { return nil }
        return pending.choice(in: words)
    }
}

extension Pending {
    /// Asked so lately that a bare number answers it; later it is a number among others.
    fileprivate func isFresh(at now: Instant) -> Bool { now - askedAt <= .minutes(30) }

    /// The numbered answer that a message is, counted from 1; nil when it is anything else.
    fileprivate func choice(in words: String) -> Int? {
        guard choices > 0, let number = bareNumber(in: words) else { return nil }
        if let index = tickets.firstIndex(where: { $0.value == number }) { return index + 1 }
        return (1...choices).contains(number) ? number : nil
    }
}
