import GRDB
import ServiceDesk

extension Books {
    /// The most that are looked at for one question.
    private static let most = 200

    /// Open tickets that may be late, oldest first: those a clock or the resident spoke up about, and those with a
    /// promised time. Managers see all, others those their department leads.
    package func watched(by speaker: Speaker, in community: String) throws -> [Watched] {
        let department = speaker.role == .manager ? nil : speaker.department
        return try tickets(
            """
            SELECT *, EXISTS (SELECT 1 FROM history h
                WHERE h.community = ticket.community AND h.ticket = ticket.number AND h.at >= ticket.clock_began
                    AND h.event IN ('reminded', 'remindedLate', 'slipped')) AS has_rung
            FROM ticket INDEXED BY ticket_open
            WHERE community = ?1 AND (?2 IS NULL OR lead = ?2)
                AND state IN ('received', 'dispatched', 'accepted', 'onSite', 'onHold', 'reopened')
                AND (chased > 0 OR eta IS NOT NULL OR has_rung)
            ORDER BY opened_at, number LIMIT \(Self.most)
            """, [community, department?.rawValue], in: community
        ) { $0["has_rung"] as Bool }.map { Watched(ticket: $0, hasRung: $1) }
    }
}
