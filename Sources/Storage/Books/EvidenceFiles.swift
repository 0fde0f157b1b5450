import Chat
import GRDB
import ServiceDesk

/// Something sent along with words about a ticket, on its way from the platform into the folder of files.
package struct Evidence: Sendable, Identifiable {
    package let id: Int64
    package let community: String
    package let ticket: TicketNumber
    /// The message it came with.
    package let source: InboxID
    /// Which of that message's attachments, from 0.
    package let position: Int
    package let by: PersonID
    package let at: Instant
    package let kind: Attachment.Kind
    package let state: EvidenceState
    /// The name of the file; nil until it is kept, and after it was removed.
    package let digest: String?
    /// `image/jpeg`
    package let type: String?
}

package enum EvidenceState: String, Sendable {
    /// Still to be fetched.
    case wanted
    case kept
    /// Of a kind or size that is not taken in.
    case refused
    /// The platform gave it no more, or its time was over.
    case gone
}

extension Books {
    /// Remembers that a message's attachment belongs to a ticket and is to be fetched.
    ///
    /// - Returns: nil where that was known before.
    package func want(
        _ attachment: Attachment, at position: Int, of source: InboxID, for ticket: TicketNumber, from by: PersonID,
        in community: String, at now: Instant
    ) throws -> Int64? {
        try db.run(
            sql: """
                INSERT INTO evidence (community, ticket, source, position, by, at, kind, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source, position) DO NOTHING
                """,
            arguments: [
                community, ticket.value, source.value, position, by.value, now.milliseconds, attachment.kind.rawValue,
                EvidenceState.wanted.rawValue,
            ])
        return db.changesCount > 0 ? db.lastInsertedRowID : nil
    }

    package func evidence(_ id: Int64) throws -> Evidence? {
        try Row.fetchOne(db, sql: "SELECT * FROM evidence WHERE id = ?", arguments: [id]).map(Self.evidence)
    }

    /// All of a ticket's, in the order it came.
    package func evidence(of ticket: TicketNumber, in community: String) throws -> [Evidence] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM evidence WHERE community = ? AND ticket = ? ORDER BY id",
            arguments: [community, ticket.value]
        ).map(Self.evidence)
    }

    /// The message an attachment came with; nil when it is no longer kept.
    package func message(of evidence: Evidence) throws -> Inbound? {
        try String.fetchOne(db, sql: "SELECT message FROM inbox WHERE id = ?", arguments: [evidence.source.value])
            .flatMap { try? JSONText.read(Inbound.self, $0) }
    }

    /// - Parameters:
    ///   - digest: the file's name.
    ///   - size: in bytes.
    package func kept(_ evidence: Evidence, as digest: String, type: String, size: Int) throws {
        try db.run(
            sql: "UPDATE evidence SET state = 'kept', digest = ?, type = ?, size = ?, why = NULL WHERE id = ?",
            arguments: [digest, type, size, evidence.id])
    }

    /// - Parameter why: for whoever runs the desk.
    package func missed(_ evidence: Evidence, as state: EvidenceState, because why: String) throws {
        try db.run(
            sql: "UPDATE evidence SET state = ?, digest = NULL, why = ? WHERE id = ?",
            arguments: [state.rawValue, why, evidence.id])
    }

    /// Lets go of files that came before a moment.
    ///
    /// - Returns: the names of files that nothing refers to any more.
    package func forgetEvidence(before moment: Instant, limit: Int) throws -> [String] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT id, digest FROM evidence WHERE digest IS NOT NULL AND at < ? ORDER BY at LIMIT ?",
            arguments: [moment.milliseconds, limit])
        for row in rows {
            try db.run(
                sql: "UPDATE evidence SET state = 'gone', digest = NULL, why = 'its time was over' WHERE id = ?",
                arguments: [row["id"] as Int64])
        }
        return try Set(rows.map { $0["digest"] as String }).filter { digest in
            try
                !(Bool.fetchOne(
                    db, sql: "SELECT EXISTS (SELECT 1 FROM evidence WHERE digest = ?)", arguments: [digest]) ?? false)
        }.sorted()
    }

    private static func evidence(_ row: Row) throws -> Evidence {
        Evidence(
            id: row["id"], community: row["community"], ticket: TicketNumber(row["ticket"]),
            source: InboxID(row["source"]), position: row["position"], by: PersonID(row["by"]),
            at: Instant(milliseconds: row["at"]), kind: try Ticket.known(row["kind"]),
            state: try Ticket.known(row["state"]), digest: row["digest"], type: row["type"])
    }
}
