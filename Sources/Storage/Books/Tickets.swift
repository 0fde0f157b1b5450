import Chat
import GRDB
import ServiceDesk

extension Books {
    /// Nil where the community has no such ticket.
    package func ticket(_ number: TicketNumber, in community: String) throws -> Ticket? {
        try tickets(
            "SELECT * FROM ticket WHERE community = ? AND number = ?", [community, number.value], in: community
        ).first
    }

    /// Rows of the table, each with the parts other departments and households have in it.
    ///
    /// - Parameter sql: selects all columns of tickets of this community.
    func tickets(_ sql: String, _ arguments: StatementArguments, in community: String) throws -> [Ticket] {
        try tickets(sql, arguments, in: community) { _ in }.map(\.0)
    }

    /// - Parameter beside: reads what else the statement selects.
    func tickets<Beside>(
        _ sql: String, _ arguments: StatementArguments, in community: String, beside: (Row) -> Beside
    ) throws -> [(Ticket, Beside)] {
        try db.each(sql, arguments) { row in (try Ticket(row: row), row["households"] > 0, beside(row)) }
            .map { ticket, isShared, beside in
                var ticket = ticket
                ticket.assisting = try String.fetchAll(
                    db, sql: "SELECT job FROM assist WHERE community = ? AND ticket = ? ORDER BY department",
                    arguments: [community, ticket.number.value]
                ).map { try JSONText.known(Job.self, $0) }
                if isShared { ticket.affected = try affected(by: ticket.number, in: community) }
                return (ticket, beside)
            }
    }

    private func save(_ job: Job, of ticket: Ticket, in community: String) throws {
        try db.run(
            sql: """
                INSERT INTO assist (community, ticket, department, job, assignee, open) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (community, ticket, department) DO UPDATE SET job = excluded.job,
                    assignee = excluded.assignee, open = excluded.open
                """,
            arguments: [
                community, ticket.number.value, job.department.rawValue, try JSONText.of(job), job.assignee?.value,
                ticket.state.isOpen && job.doneAt == nil,
            ])
    }

    func save(_ ticket: Ticket, in community: String) throws {
        let place = ticket.place
        let job = ticket.job
        let values: [(String, (any DatabaseValueConvertible)?)] = [
            ("community", community), ("number", ticket.number.value), ("state", ticket.state.rawValue),
            ("category", ticket.category.rawValue), ("urgency", ticket.urgency.rawValue),
            ("building", place.building), ("unit", place.unit), ("room", place.room), ("floor", place.floor),
            ("area", place.area?.rawValue), ("words", ticket.words), ("reporter", ticket.reporter.value),
            ("home", ticket.home?.value), ("unverified", ticket.unverified), ("owner", ticket.owner?.value),
            ("owner_name", ticket.ownerName?.shown), ("lead", ticket.lead.rawValue),
            ("department", job.department.rawValue), ("assignee", job.assignee?.value),
            ("assignee_name", job.assigneeName?.shown), ("offered", job.offered?.value),
            ("offered_name", job.offeredName?.shown), ("handed_by", job.from?.value),
            ("refused_by", job.refusedBy.isEmpty ? nil : try JSONText.of(job.refusedBy)),
            ("quote", try ticket.quote.map(JSONText.of)), ("hold", try ticket.hold.map(JSONText.of)),
            ("handed_over", job.isHandedOver), ("owner_offered", ticket.ownerOffered?.value),
            ("accepted_at", job.acceptedAt?.milliseconds),
            ("eta", job.eta?.milliseconds), ("arrived_at", job.arrivedAt?.milliseconds),
            ("job_done_at", job.doneAt?.milliseconds), ("result", job.result), ("cost", job.cost),
            ("opened_at", ticket.openedAt.milliseconds), ("changed_at", ticket.changedAt.milliseconds),
            ("done_at", ticket.doneAt?.milliseconds), ("rating", ticket.rating), ("reopenings", ticket.reopenings),
            ("unconfirmed", ticket.unconfirmed), ("chased", ticket.chased), ("concern", ticket.concern.rawValue),
            ("clock_began", ticket.clock.began.milliseconds), ("clock_running", ticket.clock.running?.milliseconds),
            ("clock_spent", ticket.clock.spent),
            ("origin_channel", ticket.origin.channel.raw), ("origin_room", ticket.origin.room.raw),
            ("origin_message", ticket.origin.message?.raw), ("origin_account", ticket.origin.account.raw),
            ("households", ticket.households), ("drill", ticket.isDrill),
            ("left_over_from", ticket.leftOverFrom?.value),
            ("origin_name", ticket.origin.accountName), ("grounds", try JSONText.of(ticket.grounds)),
            ("claim", try ticket.claim.map(JSONText.of)),
            ("inspection", try ticket.inspection.map(JSONText.of)), ("plan", ticket.inspection?.plan.value),
        ]
        let columns = values.map(\.0)
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        let updates = columns.dropFirst(2).map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        try db.run(
            sql: """
                INSERT INTO ticket (\(columns.joined(separator: ", "))) VALUES (\(marks))
                ON CONFLICT (community, number) DO UPDATE SET \(updates)
                """, arguments: StatementArguments(values.map(\.1)))
        // A part that was dropped goes as well.
        try db.run(
            sql: "DELETE FROM assist WHERE community = ? AND ticket = ?", arguments: [community, ticket.number.value])
        for job in ticket.assisting { try save(job, of: ticket, in: community) }
        try db.run(
            sql: "UPDATE community SET next_ticket = ?1 WHERE id = ?2 AND next_ticket < ?1",
            arguments: [ticket.number.value + 1, community])
    }

    /// The newest hundred lines, oldest first.
    func history(of number: TicketNumber, in community: String) throws -> [HistoryEntry] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM history WHERE community = ? AND ticket = ? ORDER BY id DESC LIMIT 100",
            arguments: [community, number.value]
        ).reversed().map { try HistoryEntry(row: $0) }
    }

    func save(_ entry: HistoryEntry, in community: String) throws {
        try db.run(
            sql: """
                INSERT INTO history (community, ticket, event, at, by, by_name, words, source)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                community, entry.ticket.value, entry.event.rawValue, entry.at.milliseconds, entry.by?.value,
                entry.byName?.shown, entry.words, entry.source?.value,
            ])
    }
}

extension Ticket {
    init(row: Row) throws {
        try self.init(columns: row)
        if let text = row["claim"] as String? { claim = try JSONText.known(Claim.self, text) }
        if let text = row["inspection"] as String? {
            inspection = try JSONText.known(ServiceDesk.Inspection.self, text)
        }
        if let text = row["grounds"] as String? { grounds = try JSONText.known(Grounds.self, text) }
    }

    private init(columns row: Row) throws {
        func moment(_ column: String) -> Instant? { (row[column] as Int64?).map { Instant(milliseconds: $0) } }
        func person(_ column: String) -> PersonID? { (row[column] as Int64?).map { PersonID($0) } }
        func kept<Value: Decodable & Sendable>(_ column: String) throws -> Value? {
            try (row[column] as String?).map { try JSONText.known(Value.self, $0) }
        }
        var job = Job(
            department: try Self.known(row["department"]), assignee: person("assignee"),
            assigneeName: (row["assignee_name"] as String?).map { ServiceName($0) },
            acceptedAt: moment("accepted_at"), eta: moment("eta"), arrivedAt: moment("arrived_at"),
            doneAt: moment("job_done_at"), result: row["result"], cost: row["cost"])
        job.offered = person("offered")
        job.offeredName = (row["offered_name"] as String?).map { ServiceName($0) }
        job.from = person("handed_by")
        job.isHandedOver = row["handed_over"]
        job.refusedBy = try kept("refused_by") ?? []
        self.init(
            number: TicketNumber(row["number"]), state: try Self.known(row["state"]),
            category: try Self.known(row["category"]), urgency: try Self.known(row["urgency"]),
            concern: try Self.known(row["concern"]),
            place: Place(
                building: row["building"], unit: row["unit"], room: row["room"], floor: row["floor"],
                area: (row["area"] as String?).flatMap(Area.init)),
            words: row["words"], reporter: PersonID(row["reporter"]),
            home: (row["home"] as Int64?).map { HomeID($0) }, unverified: row["unverified"], owner: person("owner"),
            ownerName: (row["owner_name"] as String?).map { ServiceName($0) }, lead: try Self.known(row["lead"]),
            job: job, openedAt: Instant(milliseconds: row["opened_at"]),
            changedAt: Instant(milliseconds: row["changed_at"]),
            doneAt: moment("done_at"), rating: row["rating"], reopenings: row["reopenings"],
            unconfirmed: row["unconfirmed"], chased: row["chased"],
            clock: FinishClock(
                began: Instant(milliseconds: row["clock_began"]), running: moment("clock_running"),
                spent: row["clock_spent"]),
            origin: Origin(
                channel: ChannelID(row["origin_channel"]), room: ChatID(row["origin_room"]),
                message: (row["origin_message"] as String?).map { MessageID($0) },
                account: SenderID(row["origin_account"]), accountName: row["origin_name"]))
        quote = try kept("quote")
        hold = try kept("hold")
        ownerOffered = person("owner_offered")
        isDrill = row["drill"]
        leftOverFrom = (row["left_over_from"] as Int?).map { TicketNumber($0) }
    }

    /// A word of ours read back; anything else means a store from somewhere else.
    static func known<Value: RawRepresentable<String>>(_ raw: String) throws -> Value {
        guard let value = Value(rawValue: raw) else { throw StoreFault.damaged("\(Value.self) ‘\(raw)’ is unknown") }
        return value
    }
}
