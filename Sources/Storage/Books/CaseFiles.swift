import Chat
import Foundation
import GRDB
import ServiceDesk

extension Books {
    /// The most tickets in one case file; what counts is the newest.
    private static let most = 50

    /// Loads just what a decision about this message can need.
    ///
    /// - Parameter named: ticket numbers the message names.
    package func caseFile(
        for message: Undecided, by speaker: Speaker, at venue: Venue, in community: CommunityFacts, time: WorkingTime,
        naming named: [Int], now: Instant
    ) throws -> CaseFile {
        let inbound = message.message
        let pending = try pending(of: speaker.person, in: community.id)
        let quoted = try quoted(by: inbound, on: message.channel, in: community.id)
        let numbers = Set(
            named.map { TicketNumber($0) } + [quoted?.ticket, pending?.ticket].compactMap(\.self)
                + (pending?.tickets ?? []))
        let tickets = try tickets(concerning: speaker, numbers, in: community, now: now)
        return CaseFile(
            level: community.level, time: time, speaker: speaker, setting: venue.setting, words: inbound.words,
            pictures: inbound.attachments.count { $0.kind == .image || $0.kind == .video },
            origin: Origin(
                channel: message.channel, room: inbound.room.id, message: inbound.id, account: inbound.sender.id,
                accountName: inbound.sender.name ?? ""),
            source: message.id, nextNumber: community.nextTicket, pending: pending, quoted: quoted, tickets: tickets,
            histories: try Dictionary(
                uniqueKeysWithValues: tickets.map { ($0.number, try history(of: $0.number, in: community.id)) }),
            colleagues: try colleagues(in: community.id),
            openedToday: try Int.fetchOne(
                db,
                sql: "SELECT count(*) FROM ticket WHERE reporter = ? AND opened_at > ?",
                arguments: [speaker.person.value, (now + .hours(-24)).milliseconds]) ?? 0)
    }

    private func tickets(
        concerning speaker: Speaker, _ numbers: Set<TicketNumber>, in community: CommunityFacts, now: Instant
    ) throws -> [Ticket] {
        let lately = (now + .milliseconds(-community.level.reopening.duration.milliseconds)).milliseconds
        var found: [Ticket] = try numbers.compactMap { try ticket($0, in: community.id) }
        found += try tickets(
            "community = ? AND reporter = ? AND changed_at > ?", [community.id, speaker.person.value, lately])
        for home in speaker.homes {
            found += try tickets(
                "community = ? AND home = ? AND changed_at > ?", [community.id, home.id.value, lately])
        }
        if speaker.worksHere {
            found += try tickets(
                """
                community = ? AND state IN ('received', 'dispatched', 'accepted', 'onSite', 'onHold', 'reopened')
                AND (lead = ? OR ? IS NULL OR assignee = ?)
                """,
                [
                    community.id, speaker.department?.rawValue, speaker.department?.rawValue, speaker.person.value,
                ])
        }
        var seen: Set<TicketNumber> = []
        return found.filter { seen.insert($0.number).inserted }.sorted { $0.number < $1.number }
    }

    private func tickets(_ condition: String, _ arguments: StatementArguments) throws -> [Ticket] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM ticket WHERE \(condition) ORDER BY changed_at DESC LIMIT \(Self.most)",
            arguments: arguments
        ).map { try Ticket(row: $0) }
    }

    package func pending(of person: PersonID, in community: String) throws -> Pending? {
        try String.fetchOne(
            db, sql: "SELECT pending FROM question WHERE person = ? AND community = ?",
            arguments: [person.value, community]
        )
        .flatMap { try JSONText.read(PendingText.self, $0).pending }
    }

    /// What the message quotes: a message of ours, or the one a ticket came from.
    package func quoted(by message: Inbound, on channel: ChannelID, in community: String) throws -> Link? {
        guard let quoting = message.quoting else { return nil }
        return try Row.fetchOne(
            db, sql: "SELECT kind, ticket FROM link WHERE channel = ? AND chat = ? AND message = ? AND community = ?",
            arguments: [channel.raw, message.room.id.raw, quoting.raw, community]
        ).map { row in Link(try Ticket.known(row["kind"]), TicketNumber(row["ticket"])) }
    }
}
