import Chat
import ServiceDesk
import Storage

/// Passes on a picture that belongs to a ticket: a resident's to those who have the job, a worker's to the resident alone.
/// A resident's voice message goes to those who have the job, and nobody else's goes anywhere.
///
/// A residents' group is shown none: there is no letter that could hold it. Source: DOMAIN C9, photos.
struct Showing: Sendable {
    let office: Office

    /// - Returns: whether a letter was written.
    func show(_ evidence: Evidence, _ file: MediaFile, in books: Books, at now: Instant) throws -> Bool {
        guard file.type.kind == .image || file.type.kind == .voice,
            let community = try books.community(evidence.community),
            let ticket = try books.ticket(evidence.ticket, in: evidence.community)
        else { return false }
        let picture = Enclosure(
            kind: file.type.kind, reference: file.digest,
            name: "\(ticket.number.value)-\(evidence.id).\(file.type.ending)",
            mediaType: file.type.rawValue)
        let worker = try books.colleagues(in: community.id, at: now).first { $0.person == evidence.by }
        guard
            let letter = try worker.map({ try fromWorker($0, picture, of: ticket, in: community, books, now) })
                ?? fromResident(picture, of: ticket, in: community, books, now)
        else { return false }
        try office.post(letter, key: "e\(evidence.id)", in: community.id, books, now)
        return true
    }

    private func fromResident(
        _ picture: Enclosure, of ticket: Ticket, in community: CommunityFacts, _ books: Books, _ now: Instant
    ) throws -> Letter? {
        let room =
            ticket.isAboutStaff
            ? try books.managersRoom(in: community.id) : try books.staffRoom(of: ticket.lead, in: community.id)
        guard let room else { return nil }
        let isShown = office.shows(picture, on: room.channel)
        let isHeard = picture.kind == .voice
        // A picture shows what the words said already; a voice message is all there is.
        guard isShown || isHeard else { return nil }
        let place: WorkSlot? = ticket.place.isEmpty ? nil : .place(ticket.place)
        let statement =
            isHeard
            ? WorkStatement(isShown ? .recording : .recordingKept, .number(ticket.number), place)
            : WorkStatement(.evidence, .number(ticket.number), .category(ticket.category), place)
        let words = office.book(community.language)
            .say([statement], by: .init(now: now, zone: community.zone))
        return isShown
            ? Letter(to: room, words, showing: picture, about: ticket.workLink)
            : Letter(to: room, words, about: ticket.workLink)
    }

    private func fromWorker(
        _ worker: Colleague, _ picture: Enclosure, of ticket: Ticket, in community: CommunityFacts, _ books: Books,
        _ now: Instant
    ) throws -> Letter? {
        // What colleagues say to the desk is not for residents' ears.
        guard picture.kind == .image else { return nil }
        // Who has moved out hears no more of the home.
        if let home = ticket.home, try !books.lives(ticket.reporter, in: home, at: now) { return nil }
        guard let alone = try books.directRoom(of: ticket.reporter, preferring: ticket.origin.channel),
            office.shows(picture, on: alone.channel)
        else { return nil }
        let language = try books.language(of: ticket.reporter) ?? community.language
        let words = office.book(language).say(
            [PrivateStatement(.evidence, .number(ticket.number), .staff(worker.name))],
            by: .init(now: now, zone: community.zone))
        return Letter(to: alone, words, showing: picture, about: Link(.ticket, ticket.number))
    }
}
