import Chat
import GRDB
import ServiceDesk

extension Books {
    static let isOpen = "state IN ('received', 'dispatched', 'accepted', 'onSite', 'onHold', 'reopened')"

    /// The most open tickets worth comparing with what is told.
    private static let mostNear = 20

    func save(_ entry: Affected, of ticket: TicketNumber, in community: String) throws {
        try db.run(
            sql: """
                INSERT INTO affected (community, ticket, person, household, home, entry) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET entry = excluded.entry
                """,
            arguments: [
                community, ticket.value, entry.person.value, entry.household.text, entry.home?.value,
                try JSONText.of(entry),
            ])
    }

    func affected(by ticket: TicketNumber, in community: String) throws -> [Affected] {
        try String.fetchAll(
            db, sql: "SELECT entry FROM affected WHERE community = ? AND ticket = ? ORDER BY person, household",
            arguments: [community, ticket.value]
        ).map { try JSONText.known(Affected.self, $0) }.sorted { $0.since < $1.since }
    }

    /// Tickets a person or one of their homes is counted with, that changed lately.
    func tickets(
        affecting speaker: Speaker, in community: String, since lately: Int64
    ) throws -> [TicketNumber] {
        var found = try Int.fetchAll(
            db, sql: "SELECT ticket FROM affected WHERE community = ? AND person = ?",
            arguments: [community, speaker.person.value])
        for home in speaker.homes {
            found += try Int.fetchAll(
                db, sql: "SELECT ticket FROM affected WHERE community = ? AND home = ?",
                arguments: [community, home.id.value])
        }
        return try Set(found).filter { number in
            try Bool.fetchOne(
                db, sql: "SELECT changed_at > ? FROM ticket WHERE community = ? AND number = ?",
                arguments: [lately, community, number]) ?? false
        }.map { TicketNumber($0) }
    }

    /// Open tickets that a message may be about besides the speaker's own.
    ///
    /// - Parameters:
    ///   - categories: that it tells, or can be the same as what it tells.
    ///   - buildings: it can be in; what has no building is near everywhere.
    func tickets(
        near categories: Set<ServiceDesk.Category>, in buildings: Set<String>, _ community: String
    ) throws -> [Ticket] {
        guard !categories.isEmpty else { return [] }
        let (kinds, places) = (categories.map(\.rawValue), Array(buildings))
        // By itself the planner goes through the whole archive.
        let alike = """
            SELECT * FROM ticket INDEXED BY ticket_near WHERE community = ? AND category IN (\(marks(kinds.count)))
                AND \(Self.isOpen) AND plan IS NULL
            """
        let anywhere = "\(alike) AND building IS NULL"
        let order = "ORDER BY opened_at, number LIMIT \(Self.mostNear)"
        guard !places.isEmpty else {
            return try tickets("\(anywhere) \(order)", StatementArguments([community] + kinds), in: community)
        }
        return try tickets(
            "\(anywhere) UNION ALL \(alike) AND building IN (\(marks(places.count))) \(order)",
            StatementArguments([community] + kinds + [community] + kinds + places), in: community)
    }

    /// Open tickets told in a room since a moment.
    func tickets(toldIn room: ChatID, on channel: ChannelID, _ community: String, since: Instant) throws -> [Ticket] {
        try tickets(
            """
            SELECT * FROM ticket WHERE origin_channel = ? AND origin_room = ? AND opened_at > ? AND community = ?
                AND \(Self.isOpen) ORDER BY opened_at DESC LIMIT \(Self.mostNear)
            """, [channel.raw, room.raw, since.milliseconds, community], in: community)
    }

    /// Which tickets of a community were drills; mostly none.
    package func drills(in community: String) throws -> Set<TicketNumber> {
        Set(
            try Int.fetchAll(
                db, sql: "SELECT number FROM ticket INDEXED BY ticket_drill WHERE community = ? AND drill",
                arguments: [community]
            ).map { TicketNumber($0) })
    }

    /// Whether something was told in a room since a moment that is still open.
    package func isToldOf(
        in room: ChatID, on channel: ChannelID, in community: String, since: Instant
    ) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM ticket WHERE origin_channel = ? AND origin_room = ? AND opened_at > ?
                    AND community = ? AND \(Self.isOpen))
                """, arguments: [channel.raw, room.raw, since.milliseconds, community]) ?? false
    }

    private func marks(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }
}

extension CountedHome {
    /// Tells one from another in the books.
    fileprivate var text: String {
        switch self {
        case .home(let home): "home \(home.value)"
        case .address(let address): "address \(address.building)/\(address.unit ?? "")/\(address.room)"
        case .person(let person): "person \(person.value)"
        }
    }
}
