import Chat
import Phrasing
import ServiceDesk
import Storage

/// Finds for each message of a decision its room, its language and its words.
struct Posting {
    /// The message that is being answered.
    struct Answering {
        let message: Inbound
        let channel: ChannelID
        let venue: Venue
        let speaker: Speaker
        let language: Language
    }

    let store: Books
    let books: [Language: PhraseBook]
    /// For a language that has no book.
    let fallback: PhraseBook
    let community: CommunityFacts
    let now: Instant
    let answering: Answering?

    func letters(for messages: [Message]) throws -> [Letter] {
        var letters: [Letter] = []
        var asides: [(PersonID, [WorkStatement], Link?)] = []
        var calls: [(Department, [WorkStatement], Link?)] = []
        for message in messages {
            switch message {
            case .answer(let open, let personal, let privately, let link):
                letters += try answer(open, personal, alsoPrivately: privately, about: link)
            case .answerAtWork(let statements, let link): letters += try answerAtWork(statements, about: link)
            case .tell(let ticket, let open, let personal, let kind):
                let held = ticket.heldUntil(community.level, in: community.zone, at: now)
                letters += try tell(ticket, open, personal, as: kind).map { $0.held(until: held) }
            case .answerTogether(let ticket, let people, let open):
                letters += try together(people, open, about: ticket)
            case .post(let department, let statements, let link):
                letters += try post(statements, to: department, about: link)
            case .call(let department, let statements, let link): calls.append((department, statements, link))
            case .publish(let statements): letters += try publish(statements)
            case .report(let statements, let link): letters += try report(statements, about: link)
            case .confide(let statements): letters += try confide(statements)
            case .advise(let person, let statements): letters += try advise(person, statements)
            case .broadcast(let broadcast): letters += try copies(of: broadcast)
            case .inform(let person, let statements, let link): asides.append((person, statements, link))
            case .tellHome(let home, let personal, let kind): letters += try tell(home, personal, as: kind)
            }
        }
        // Two departments may share a room.
        letters = letters.reduce(into: []) { kept, letter in
            if !kept.contains(where: { $0.isSame(as: letter) }) { kept.append(letter) }
        }
        for (department, statements, link) in calls {
            letters += try call(department, statements, about: link, besides: letters)
        }
        for (person, statements, link) in asides {
            letters += try inform(person, statements, about: link, besides: letters)
        }
        return try marked(letters).map { letter in
            var letter = letter
            if let ticket = letter.link?.ticket, try store.isEmergency(ticket, in: community.id) {
                letter.haste = .urgent
            }
            return letter
        }
    }

    /// - Parameter oneByOne: not in their room.
    func letters(toManagers statements: [WorkStatement], oneByOne: Bool) throws -> [Letter] {
        try report(statements, about: nil, oneByOne: oneByOne)
    }

    /// Whatever is said about a drill says so.
    private func marked(_ letters: [Letter]) throws -> [Letter] {
        guard letters.contains(where: { $0.ticket != nil }) else { return letters }
        let drills = try store.drills(in: community.id)
        guard !drills.isEmpty else { return letters }
        return letters.map { letter in
            guard let ticket = letter.ticket, drills.contains(ticket) else { return letter }
            return letter.marked(book(community.language).drillMark)
        }
    }

    /// Where that room has heard of the matter already, nothing more is said there.
    private func inform(
        _ person: PersonID, _ statements: [WorkStatement], about link: Link?, besides said: [Letter]
    ) throws -> [Letter] {
        let book = self.book(community.language)
        guard let colleague = try store.colleagues(in: community.id, at: now).first(where: { $0.person == person })
        else { return [] }
        let room =
            colleague.role == .manager
            ? try store.managersRoom(in: community.id)
            : try store.staffRoom(of: colleague.department ?? .service, in: community.id)
        if let room {
            return said.contains { $0.goes(to: room) }
                ? [] : [Letter(to: room, book.say(statements, by: voice), about: link)]
        }
        return try alone([person], book.sayAlone(statements, by: voice), about: link)
    }

    private func alone(_ people: [PersonID], _ words: Spoken<AlonePlane>, about link: Link?) throws -> [Letter] {
        try people.compactMap { try store.directRoom(of: $0, preferring: "") }.map {
            Letter(to: $0, words, about: link)
        }
    }

    private func answer(
        _ open: [PublicStatement], _ personal: [PrivateStatement], alsoPrivately: Bool, about link: Link?
    ) throws -> [Letter] {
        guard let answering else { return [] }
        let book = self.book(answering.language)
        switch answering.venue {
        case .direct(let room):
            return [Letter(to: room, book.say(personal, by: voice), about: link).secret(where: personal)]
        case .residents(let room):
            var letters: [Letter] = []
            if !open.isEmpty {
                letters.append(
                    Letter(
                        to: room, book.say(open, by: voice), quoting: answering.message.id,
                        thread: answering.message.thread, about: link))
            }
            if alsoPrivately, !personal.isEmpty, let alone = try direct(answering) {
                letters.append(Letter(to: alone, book.say(personal, by: voice), about: link))
            }
            return letters
        case .work:
            // A resident in a room of staff hears the answer alone, or not at all.
            return try direct(answering).map { [Letter(to: $0, book.say(personal, by: voice), about: link)] } ?? []
        }
    }

    private func answerAtWork(_ statements: [WorkStatement], about link: Link?) throws -> [Letter] {
        guard let answering else { return [] }
        let words = book(answering.language).say(statements, by: voice)
        let alone = book(answering.language).sayAlone(statements, by: voice)
        switch answering.venue {
        case .work(let room, _):
            return [
                Letter(
                    to: room, words, quoting: answering.message.id, thread: answering.message.thread, about: link
                ).secret(where: statements)
            ]
        case .direct(let room): return [Letter(to: room, alone, about: link).secret(where: statements)]
        case .residents:
            // What staff are told is not for the residents' group they happened to write in.
            if let room = try direct(answering) { return [Letter(to: room, alone, about: link)] }
            let department = answering.speaker.department ?? .service
            return try store.staffRoom(of: department, in: community.id).map { [Letter(to: $0, words, about: link)] }
                ?? []
        }
    }

    /// To who wrote, and nobody else.
    private func confide(_ statements: [WorkStatement]) throws -> [Letter] {
        guard let answering, let room = try direct(answering) else { return [] }
        let words = book(answering.language).sayAlone(statements, by: voice)
        return [Letter(to: room, words, about: nil).secret(where: statements)]
    }

    private func advise(_ person: PersonID, _ statements: [PrivateStatement]) throws -> [Letter] {
        guard let alone = try store.directRoom(of: person, preferring: "") else { return [] }
        let book = self.book(try store.language(of: person) ?? community.language)
        return [Letter(to: alone, book.say(statements, by: voice), about: nil)]
    }

    private func tell(
        _ ticket: Ticket, _ open: [PublicStatement], _ personal: [PrivateStatement], as kind: QuotedKind
    ) throws -> [Letter] {
        // Who has left a home hears nothing of it any more.
        if let home = ticket.home, try !store.lives(ticket.reporter, in: home, at: now) { return [] }
        let book = self.book(try store.language(of: ticket.reporter) ?? community.language)
        let link = Link(kind, ticket.number)
        let news = open.filter(\.key.concernsAll)
        var others = news.isEmpty ? [] : ticket.companions
        if let alone = try store.directRoom(of: ticket.reporter, preferring: ticket.origin.channel) {
            return [Letter(to: alone, book.say(personal, by: voice), about: link).replaceable(kind == .ticket)]
                + (try toCompanions(others, news, of: ticket))
        }
        guard let room = try store.residentsRoom(of: ticket.origin) else {
            return try toCompanions(others, news, of: ticket)
        }
        // Those who can only be told in the same room are called by the same message.
        var called = [ticket.origin]
        if open == news {
            let there = try others.filter {
                guard $0.origin.isSameRoom(as: ticket.origin) else { return false }
                return try store.directRoom(of: $0.person, preferring: $0.origin.channel) == nil
            }
            called += there.map(\.origin)
            others.removeAll { there.contains($0) }
        }
        let words = book.say(open, by: voice).calling(called)
        return [
            Letter(to: room, words, quoting: ticket.origin.message, about: link).replaceable(
                kind == .ticket && called.count == 1)
        ]
            + (try toCompanions(others, news, of: ticket, besides: open == news ? ticket.origin : nil))
    }

    /// Each of the people of a home, alone; but for who does not want to be sent such.
    private func tell(_ home: HomeID, _ personal: [PrivateStatement], as kind: NewsKind) throws -> [Letter] {
        try store.people(of: home, at: now).compactMap { person in
            guard try !store.declines(person, kind), let alone = try store.directRoom(of: person, preferring: "") else {
                return nil
            }
            let book = self.book(try store.language(of: person) ?? community.language)
            return Letter(to: alone, book.say(personal, by: voice), about: nil)
        }
    }

    private func post(_ statements: [WorkStatement], to department: Department, about link: Link?) throws -> [Letter] {
        let words = book(community.language).say(statements, by: voice)
        if let room = try store.staffRoom(of: department, in: community.id) {
            return [Letter(to: room, words, about: link)]
        }
        // No room for staff: those on duty are told one by one.
        let told = try alone(
            try onDuty(in: department), book(community.language).sayAlone(statements, by: voice), about: link)
        if !told.isEmpty { return told }
        return try report(statements, about: link)
    }

    private func call(
        _ department: Department, _ statements: [WorkStatement], about link: Link?, besides said: [Letter]
    ) throws -> [Letter] {
        let book = self.book(community.language)
        guard let room = try store.staffRoom(of: department, in: community.id) else {
            return try alone(
                try onDuty(in: department), book.sayAlone(statements, by: voice), about: link)
        }
        let isTold = said.contains { $0.goes(to: room) && $0.ticket == link?.ticket }
        return isTold ? [] : [Letter(to: room, book.say(statements, by: voice), about: link)]
    }

    private func onDuty(in department: Department) throws -> [PersonID] {
        try store.colleagues(in: community.id, at: now).filter { $0.onDuty && $0.department == department }.map(
            \.person)
    }

    private func publish(_ statements: [PublicStatement]) throws -> [Letter] {
        let words = book(community.language).say(statements, by: voice)
        return try store.residentsRooms(in: community.id).map { Letter(to: $0, words, about: nil) }
    }

    private func report(
        _ statements: [WorkStatement], about link: Link?, oneByOne: Bool = false
    ) throws -> [Letter] {
        let words = book(community.language).say(statements, by: voice)
        if !oneByOne, let room = try store.managersRoom(in: community.id) {
            return [Letter(to: room, words, about: link)]
        }
        let managers = try store.colleagues(in: community.id, at: now).filter { $0.role == .manager }
        return try alone(
            managers.map(\.person), book(community.language).sayAlone(statements, by: voice), about: link)
    }

    /// A letter to every room the notice is for: public words to groups, private ones in each person's language.
    private func copies(of broadcast: Broadcast) throws -> [Letter] {
        let notice = broadcast.notice
        let rooms: Destinations
        switch broadcast.recipients {
        case .audience:
            rooms =
                try notice.audience.map {
                    try store.destinations(of: $0, telling: notice.news, in: community.id, at: now)
                } ?? Destinations()
        case .failed: rooms = try store.rooms(ofCopiesOf: notice.number, failed: true, in: community.id)
        case .reached: rooms = try store.rooms(ofCopiesOf: notice.number, failed: false, in: community.id)
        case .unread: rooms = try store.unreadRooms(of: notice, in: community.id, at: now)
        }
        let open = [broadcast.open] + (broadcast.asksReading ? [.init(.noticeAsksRead)] : [])
        let personal = [broadcast.personal] + (broadcast.asksReading ? [.init(.noticeAsksRead)] : [])
        let link = Link(notice.number)
        let copy = Letter.Copy(of: notice.number, isNotice: broadcast.isNotice)
        var letters: [Letter] = rooms.groups.map { room in
            var letter = Letter(
                to: room, book(community.language).say(open, by: voice), about: link)
            letter.callsEveryone = notice.callsEveryone && broadcast.isNotice
            return letter
        }
        var words: [Language: Spoken<PrivatePlane>] = [:]
        for (room, person) in rooms.directs {
            let language = try store.language(of: person) ?? community.language
            let said = words[language] ?? book(language).say(personal, by: voice)
            words[language] = said
            letters.append(Letter(to: room, said, about: link))
        }
        return letters.map { letter in
            var letter = letter
            letter.copy = copy
            letter.haste = notice.isEmergency ? .urgent : .bulk
            return letter
        }
    }

    private func direct(_ answering: Answering) throws -> DirectRoom? {
        try store.directRoom(of: answering.speaker.person, preferring: answering.channel)
    }

    var voice: Voice { Voice(now: now, zone: community.zone) }

    func book(_ language: Language) -> PhraseBook {
        books[language] ?? books[community.language] ?? fallback
    }
}

extension Letter {
    /// Says how a matter stands, and the next word about it says it anew.
    fileprivate func replaceable(_ isReplaceable: Bool) -> Letter {
        var letter = self
        letter.isReplaceable = isReplaceable
        return letter
    }

    /// Marked where one of the statements carries a code.
    fileprivate func secret<Plane: SpeechPlane>(where statements: [Statement<Plane>]) -> Letter {
        var letter = self
        letter.isSecret = statements.contains { $0.slots.contains { $0.name == .code } }
        return letter
    }
}
