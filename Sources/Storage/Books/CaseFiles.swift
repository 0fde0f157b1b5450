import Chat
import Foundation
import GRDB
import ServiceDesk

extension Books {
    private static let open = "state IN ('received', 'dispatched', 'accepted', 'onSite', 'onHold', 'reopened')"

    /// The most tickets in one case file; what counts is the newest.
    private static let most = 50

    /// Loads just what a decision about this message can need.
    ///
    /// - Parameters:
    ///   - acts: what the message means.
    ///   - named: ticket numbers the message names.
    package func caseFile(
        for message: Undecided, by speaker: Speaker, at venue: Venue, in community: CommunityFacts, time: WorkingTime,
        telling acts: [Act] = [], naming named: [Int], now: Instant
    ) throws -> CaseFile {
        let inbound = message.message
        let pending = try pending(of: speaker.person, in: community.id)
        let quoted = try quoted(by: inbound, on: message.channel, in: community.id)
        let numbers = Set(
            named.map { TicketNumber($0) } + [quoted?.ticket, pending?.ticket].compactMap(\.self)
                + (pending?.tickets ?? []))
        let tickets = try tickets(concerning: speaker, numbers, saying: acts, in: community, now: now)
        let recordings = inbound.words.isEmpty ? inbound.attachments.count { $0.kind == .voice } : 0
        var file = CaseFile(
            level: community.level, time: time, speaker: speaker, setting: venue.setting, words: inbound.words,
            pictures: inbound.attachments.count { $0.kind == .image || $0.kind == .video },
            origin: Origin(
                channel: message.channel, room: inbound.room.id, message: inbound.id, account: inbound.sender.id,
                accountName: inbound.sender.name ?? ""),
            source: message.id, nextNumber: community.nextTicket, pending: pending, quoted: quoted, tickets: tickets,
            histories: try histories(
                of: tickets, for: acts + (pending?.resumed.map { [$0] } ?? []), recordings: recordings, in: community.id
            ),
            colleagues: try colleagues(in: community.id, at: now),
            openedToday: try Int.fetchOne(
                db,
                sql: "SELECT count(*) FROM ticket WHERE reporter = ?1 AND opened_at > ?2 AND changed_at > ?2",
                arguments: [speaker.person.value, (now + .hours(-24)).milliseconds]) ?? 0)
        file.recordings = recordings
        file.dispatching = community.dispatching
        file.isStormy = community.isStormy
        file.near = try near(acts, file, in: community, now: now)
        return file
    }

    /// Only what is asked for: most messages ask for none.
    private func histories(
        of tickets: [Ticket], for acts: [Act], recordings: Int, in community: String
    ) throws -> [TicketNumber: [HistoryEntry]] {
        // Whether words were asked for before is told there.
        guard recordings > 0 || acts.contains(where: \.intent.asksForHistory) else { return [:] }
        return try Dictionary(
            uniqueKeysWithValues: tickets.map { ($0.number, try history(of: $0.number, in: community)) })
    }

    /// What the message can be about besides the speaker's own tickets.
    private func near(
        _ acts: [Act], _ file: CaseFile, in community: CommunityFacts, now: Instant
    ) throws -> [Ticket] {
        // The answer to “where is it?” may show that it is what somebody told before.
        let unplaced = file.tickets.filter { $0.state == .received && $0.number == file.pending?.ticket }
        let told = acts.filter { $0.intent.raisesConcern }.compactMap(\.category) + unplaced.map(\.category)
        let buildings = acts.compactMap(\.place?.building) + file.speaker.homes.map(\.address.building)
        var found = try tickets(near: Set(told.flatMap(\.alike)), in: Set(buildings), community.id)
        if acts.contains(where: { $0.intent == .meToo && $0.category == nil }), file.setting == .residents {
            found += try tickets(
                toldIn: file.origin.room, on: file.origin.channel, community.id,
                since: now + .milliseconds(-community.level.followOn.duration.milliseconds))
        }
        var known = Set(file.tickets.map(\.number))
        return found.filter { known.insert($0.number).inserted }
    }

    private func tickets(
        concerning speaker: Speaker, _ numbers: Set<TicketNumber>, saying acts: [Act], in community: CommunityFacts,
        now: Instant
    ) throws -> [Ticket] {
        let lately = (now + .milliseconds(-community.level.reopening.duration.milliseconds)).milliseconds
        let here = community.id
        var found: [Ticket] = try numbers.compactMap { try ticket($0, in: here) }
        found += try tickets(here, "reporter = ? AND changed_at > ?", [speaker.person.value, lately])
        // However long it waits, what is open is known.
        found += try tickets(
            here, "reporter = ? AND \(Self.open)", [speaker.person.value], by: "ticket_reporter_open")
        for home in speaker.homes {
            found += try tickets(here, "home = ? AND changed_at > ?", [home.id.value, lately])
            found += try tickets(here, "home = ? AND \(Self.open)", [home.id.value], by: "ticket_home_open")
        }
        if !speaker.worksHere {
            found += try tickets(affecting: speaker, in: here, since: lately).compactMap { try ticket($0, in: here) }
        }
        if speaker.worksHere {
            // Talk among staff is about no job, unless it is the answer to a checklist.
            found +=
                acts.isEmpty
                ? try tickets(here, "plan IS NOT NULL AND \(Self.open)", [], by: "ticket_plan")
                : try tickets(forWorkOf: speaker, in: here)
        }
        var seen: Set<TicketNumber> = []
        return found.filter { seen.insert($0.number).inserted }.sorted { $0.number < $1.number }
    }

    /// Open tickets that are a member of staff's to work on or to answer for; all open ones for who has no department.
    private func tickets(forWorkOf speaker: Speaker, in community: String) throws -> [Ticket] {
        let open = Self.open
        let mine: StatementArguments = [speaker.person.value]
        var found = try numbers(community, "\(open) AND assignee = ?", mine)
        found.formUnion(try numbers(community, "\(open) AND owner = ?", mine))
        found.formUnion(try numbers(community, "\(open) AND offered = ?", mine))
        found.formUnion(try numbers(community, "\(open) AND owner_offered = ?", mine))
        guard let department = speaker.department else {
            return try tickets(found.union(try numbers(community, open, [])), in: community)
        }
        found.formUnion(try numbers(community, "\(open) AND lead = ?", [department.rawValue]))
        // An emergency calls others as well.
        found.formUnion(
            try numbers(
                community,
                """
                number IN (SELECT number FROM ticket INDEXED BY ticket_danger WHERE community = ?1
                    AND urgency = 'emergency' AND state IN ('received', 'dispatched', 'reopened'))
                """, []))
        found.formUnion(
            try numbers(
                community,
                """
                number IN (SELECT ticket FROM assist INDEXED BY assist_open
                        WHERE community = ?2 AND department = ?3 AND open
                    UNION SELECT ticket FROM assist WHERE community = ?2 AND assignee = ?4 AND open)
                """, [community, department.rawValue, speaker.person.value]))
        return try tickets(found, in: community)
    }

    private func tickets(_ numbers: Set<Int>, in community: String) throws -> [Ticket] {
        let list = "[\(numbers.sorted().map(String.init).joined(separator: ","))]"
        return try tickets(
            "SELECT * FROM ticket WHERE community = ? AND number IN (SELECT value FROM json_each(?))",
            [community, list], in: community)
    }

    /// Of the tickets that changed last; one may be found for several reasons, and is read once.
    private func numbers(
        _ community: String, _ condition: String, _ arguments: StatementArguments
    ) throws -> Set<Int> {
        Set(
            try Int.fetchAll(
                db,
                sql: """
                    SELECT number FROM ticket WHERE community = ?1 AND \(condition)
                    ORDER BY changed_at DESC LIMIT \(Self.most)
                    """, arguments: [community] + arguments))
    }

    /// - Parameter index: where the planner would rather go through all that is open.
    private func tickets(
        _ community: String, _ condition: String, _ arguments: StatementArguments, by index: String? = nil
    ) throws -> [Ticket] {
        try tickets(
            """
            SELECT * FROM ticket \(index.map { "INDEXED BY \($0)" } ?? "") WHERE community = ?1 AND \(condition)
            ORDER BY changed_at DESC LIMIT \(Self.most)
            """, [community] + arguments, in: community)
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
        ).map { row in try Self.link(row["kind"], row["ticket"]) }
    }

    static func link(_ kind: String, _ number: Int) throws -> Link {
        let kind: QuotedKind = try Ticket.known(kind)
        return kind == .notice ? Link(NoticeNumber(number)) : Link(kind, TicketNumber(number))
    }
}
