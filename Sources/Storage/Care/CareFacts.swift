import GRDB
import ServiceDesk

extension Books {
    /// The places a plan has looked at, in the order of their numbers; all of it as one where no home is known.
    package func places(of places: CarePlaces, in community: String) throws -> [Place] {
        let found: [Place]
        switch places {
        case .community: return [Place()]
        case .these(let places): return places
        case .areas(let areas): return areas.map { Place(area: $0) }
        case .buildings:
            found = try String.fetchAll(
                db, sql: "SELECT DISTINCT building FROM home WHERE community = ?", arguments: [community]
            ).map { Place(building: $0) }
        case .units:
            found = try Row.fetchAll(
                db, sql: "SELECT DISTINCT building, unit FROM home WHERE community = ?", arguments: [community]
            ).map { Place(building: $0["building"], unit: $0["unit"]) }
        }
        return found.isEmpty
            ? [Place()]
            : found.sorted { $0.asHome < $1.asHome }
    }

    /// Whom the desk's own tickets are from.
    package func desk(of community: String) throws -> PersonID {
        let known = try Int64.fetchOne(
            db, sql: "SELECT desk FROM community WHERE id = ? AND desk IS NOT NULL", arguments: [community])
        if let known { return PersonID(known) }
        try db.run(
            sql: "INSERT INTO person (community, role, name, on_duty) VALUES (?, 'resident', '', 0)",
            arguments: [community])
        let desk = db.lastInsertedRowID
        try db.run(sql: "UPDATE community SET desk = ? WHERE id = ?", arguments: [desk, community])
        return PersonID(desk)
    }

    /// Repairs that were done since and not looked at again, oldest first.
    package func repaired(
        _ categories: [ServiceDesk.Category], since: Instant, in community: String
    ) throws -> [Ticket] {
        try tickets(
            """
            SELECT * FROM ticket INDEXED BY ticket_done WHERE community = ? AND done_at >= ?
                AND state IN ('done', 'followUp', 'archived')
                AND plan IS NULL AND category IN (SELECT value FROM json_each(?)) AND NOT EXISTS (
                    SELECT 1 FROM recheck r WHERE r.community = ticket.community AND r.ticket = ticket.number)
            ORDER BY done_at, number
            """, [community, since.milliseconds, try JSONText.of(categories.map(\.rawValue))], in: community)
    }

    /// What a round looks at again no other does.
    func markRechecked(by ticket: Ticket, in community: String) throws {
        for number in ticket.inspection?.about ?? [] {
            try db.run(
                sql: "INSERT INTO recheck (community, ticket) VALUES (?, ?) ON CONFLICT DO NOTHING",
                arguments: [community, number.value])
        }
    }

    /// Open tickets that may be what a round has found.
    package func tickets(like inspections: [ServiceDesk.Inspection], in community: String) throws -> [Ticket] {
        let categories = Set(inspections.flatMap(\.items).map(\.category))
        let buildings = Set(inspections.flatMap(\.stops).compactMap(\.place.building))
        guard !categories.isEmpty else { return [] }
        return try tickets(near: categories, in: buildings, community)
    }
}

extension Place {
    fileprivate var asHome: HomeAddress { HomeAddress(building: building ?? "", unit: unit, room: "") }
}
