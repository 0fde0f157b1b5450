import GRDB
import ServiceDesk

extension Books {
    /// Whether somebody may be in danger to whom nobody has said that they come.
    package func hasUntakenEmergency(in community: String) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (
                    SELECT 1 FROM ticket INDEXED BY ticket_danger WHERE community = ? AND urgency = 'emergency'
                        AND state IN ('received', 'dispatched', 'reopened')
                )
                """, arguments: [community]) ?? false
    }

    /// Whether somebody may be in danger still.
    package func isEmergency(_ number: TicketNumber, in community: String) throws -> Bool {
        let row = try Row.fetchOne(
            db, sql: "SELECT urgency, state FROM ticket WHERE community = ? AND number = ?",
            arguments: [community, number.value])
        guard let row, row["urgency"] == Urgency.emergency.rawValue else { return false }
        return TicketState(rawValue: row["state"])?.isOpen ?? false
    }
}
