import GRDB
import ServiceDesk

/// What a store holds after years, made at once, for measuring.
package struct Years: Sendable {
    package var archived: Int
    package var open: Int
    package var alarms: Int

    package init(archived: Int, open: Int, alarms: Int) {
        self.archived = archived
        self.open = open
        self.alarms = alarms
    }
}

extension Books {
    /// Fills a community that has people and homes, and no ticket so far.
    ///
    /// - Parameter now: archived tickets end years before it; alarms are due after it.
    package func fill(_ community: String, with years: Years, at now: Instant) throws {
        let people = try Int64.fetchAll(
            db, sql: "SELECT person FROM resident JOIN home ON home.id = home WHERE community = ? ORDER BY person",
            arguments: [community])
        guard let first = people.first, let last = people.last, last - first + 1 == Int64(people.count) else {
            throw StoreFault.damaged("nobody lives in \(community)")
        }
        let count = Int64(people.count)
        let year: Int64 = 365 * 86_400_000
        try insertTickets(
            community, numbers: 1...max(1, years.archived), isEmpty: years.archived == 0, state: "archived", first,
            count,
            from: now.milliseconds - 5 * year, step: max(1, 4 * year / Int64(max(1, years.archived))))
        let begin = years.archived + 1
        try insertTickets(
            community, numbers: begin...(begin + max(1, years.open) - 1), isEmpty: years.open == 0, state: "dispatched",
            first, count, from: now.milliseconds - 86_400_000, step: 10_000)
        try db.run(
            sql: """
                INSERT INTO history (community, ticket, event, at)
                SELECT community, number, 'received', opened_at FROM ticket WHERE community = ?1
                UNION ALL SELECT community, number, 'dispatched', opened_at FROM ticket WHERE community = ?1
                """, arguments: [community])
        try db.run(
            sql: """
                INSERT INTO alarm (community, ticket, kind, due, since)
                SELECT community, number, kind.value, ?2 + number * 1000, opened_at FROM ticket,
                    json_each('["acceptance","arrival","progress","finish","followUp"]') kind
                WHERE community = ?1 ORDER BY number DESC LIMIT ?3
                """, arguments: [community, now.milliseconds + 86_400_000, years.alarms])
        try db.run(
            sql: "UPDATE community SET next_ticket = ? WHERE id = ?",
            arguments: [years.archived + years.open + 1, community])
    }

    private func insertTickets(
        _ community: String, numbers: ClosedRange<Int>, isEmpty: Bool, state: String, _ person: Int64, _ people: Int64,
        from: Int64, step: Int64
    ) throws {
        guard !isEmpty else { return }
        let categories = ServiceDesk.Category.allCases.filter { $0 != .service }.map { "\"\($0.rawValue)\"" }
        try db.run(
            sql: """
                WITH RECURSIVE n (i) AS (SELECT ?2 UNION ALL SELECT i + 1 FROM n WHERE i < ?3)
                INSERT INTO ticket (community, number, state, category, urgency, building, unit, room, words, reporter,
                    home, unverified, lead, department, handed_over, opened_at, changed_at, reopenings, unconfirmed,
                    chased, concern, clock_began, clock_spent, origin_channel, origin_room, origin_account, origin_name)
                SELECT ?1, i, ?4, json_extract(?5, '$[' || (i % ?6) || ']'), 'normal', h.building, h.unit, h.room,
                    'as in all these years', p.id, h.id, 0, 'engineering', 'engineering', 0, ?7 + i * ?8 - ?2 * ?8,
                    ?7 + i * ?8 - ?2 * ?8, 0, 0, 0, 'fault', ?7, 0, 'bench', 'residents', 'u', ''
                FROM n JOIN person p ON p.id = ?9 + (i * 7919) % ?10 JOIN resident r ON r.person = p.id
                    JOIN home h ON h.id = r.home
                """,
            arguments: [
                community, numbers.lowerBound, numbers.upperBound, state, "[\(categories.joined(separator: ","))]",
                categories.count, from, step, person, people,
            ])
    }
}
