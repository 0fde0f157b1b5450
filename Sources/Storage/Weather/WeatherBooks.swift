import GRDB
import ServiceDesk

extension Books {
    /// What a community knows of the weather; nothing so far.
    package func weather(in community: String) throws -> Weather {
        try String.fetchOne(db, sql: "SELECT known FROM weather WHERE community = ?", arguments: [community])
            .map { try JSONText.read(Weather.self, $0) } ?? Weather()
    }

    package func keep(_ weather: Weather, in community: String) throws {
        try db.run(
            sql: """
                INSERT INTO weather (community, known, due) VALUES (?, ?, ?)
                ON CONFLICT (community) DO UPDATE SET known = excluded.known, due = excluded.due
                """, arguments: [community, try JSONText.of(weather), weather.due?.milliseconds])
    }

    /// When the weather of any community is to be looked at again; nil: never.
    package func nextWeather() throws -> Instant? {
        try Int64.fetchOne(db, sql: "SELECT min(due) FROM weather").map { Instant(milliseconds: $0) }
    }

    /// The first community whose weather is to be looked at, no longer due; nil: none is.
    package func takeDueWeather(at now: Instant) throws -> (community: String, due: Instant)? {
        guard
            let row = try Row.fetchOne(
                db, sql: "SELECT community, due FROM weather WHERE due <= ? ORDER BY due, community LIMIT 1",
                arguments: [now.milliseconds])
        else { return nil }
        let community: String = row["community"]
        try db.run(sql: "UPDATE weather SET due = NULL WHERE community = ?", arguments: [community])
        return (community, Instant(milliseconds: row["due"]))
    }

    // MARK: Fetching

    /// A community whose forecast is fetched; at once after a start that changed where it comes from.
    func planForecasts(_ settings: WeatherSettings?, in community: String) throws {
        try db.run(
            sql: """
                INSERT INTO weather (community, fetch) VALUES (?, ?)
                ON CONFLICT (community) DO UPDATE SET fetch = CASE
                    WHEN excluded.fetch IS NULL THEN NULL ELSE ifnull(fetch, excluded.fetch) END
                """, arguments: [community, settings == nil ? nil : 0])
    }

    /// When the next forecast is to be fetched; nil: none is.
    package func nextForecast() throws -> Instant? {
        try Int64.fetchOne(db, sql: "SELECT min(fetch) FROM weather").map { Instant(milliseconds: $0) }
    }

    /// The first community whose forecast is due; nil: none is.
    package func dueForecast(at now: Instant) throws -> CommunityFacts? {
        try String.fetchOne(
            db, sql: "SELECT community FROM weather WHERE fetch <= ? ORDER BY fetch, community LIMIT 1",
            arguments: [now.milliseconds]
        ).flatMap { try community($0) }
    }

    package func planForecast(of community: String, at next: Instant) throws {
        try db.run(
            sql: "UPDATE weather SET fetch = ? WHERE community = ? AND fetch IS NOT NULL",
            arguments: [next.milliseconds, community])
    }

    // MARK: Rounds

    /// Rounds of these plans that are not at their end.
    package func openRounds(of plans: [CarePlanID], in community: String) throws -> [Ticket] {
        try tickets(
            """
            SELECT * FROM ticket INDEXED BY ticket_plan WHERE community = ? AND plan IS NOT NULL
                AND state IN ('received', 'dispatched', 'accepted', 'onSite', 'onHold', 'reopened')
            ORDER BY number
            """, [community], in: community
        ).filter { ticket in
            ticket.inspection.map { plans.contains($0.plan) } ?? false
        }
    }
}
