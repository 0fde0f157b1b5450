import GRDB
import ServiceDesk

extension Books {
    /// Whether somebody may be in danger still.
    package func isEmergency(_ number: TicketNumber, in community: String) throws -> Bool {
        let row = try Row.fetchOne(
            db, sql: "SELECT urgency, state FROM ticket WHERE community = ? AND number = ?",
            arguments: [community, number.value])
        guard let row, row["urgency"] == Urgency.emergency.rawValue else { return false }
        return TicketState(rawValue: row["state"])?.isOpen ?? false
    }
}
