import Crypto
import Foundation
import GRDB
import ServiceDesk

/// What a look through the whole record found.
package enum AuditVerdict: Hashable, Sendable {
    /// So many lines, the last with this hash; noted elsewhere, it shows later that none was cut off the end.
    case whole(lines: Int, last: String)
    /// The first line that is not as it was written, or is missing.
    case broken(at: Int64)
}

/// A line of the record as it is kept.
package struct AuditLine: Sendable {
    package let id: Int64
    package let at: Instant
    package let community: String
    package let by: String
    package let act: String
    package let about: String
}

extension Books {
    /// Adds a line, chained to the one before it; the tables refuse any change to a line that is there.
    package func audit(_ entry: AuditEntry, in community: String, at now: Instant) throws {
        let last = try Row.fetchOne(db, sql: "SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1")
        let id = (last?["id"] as Int64? ?? 0) + 1
        let by = [entry.by.map { "person \($0.value)" } ?? "command line", entry.byName?.shown].compactMap(\.self)
            .joined(separator: " ")
        let fields = [String(now.milliseconds), community, by, entry.act.rawValue, entry.about]
        try db.run(
            sql: "INSERT INTO audit (id, at, community, by, act, about, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                id, now.milliseconds, community, by, entry.act.rawValue, entry.about,
                Self.link(id, fields, after: last?["hash"] ?? ""),
            ])
    }

    /// Reads the whole record again, from its first line.
    package func verifyAudit() throws -> AuditVerdict {
        var (count, last): (Int64, String) = (0, "")
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM audit ORDER BY id")
        while let row = try rows.next() {
            count += 1
            let at: Int64 = row["at"]
            let fields: [String] = [String(at), row["community"], row["by"], row["act"], row["about"]]
            let hash: String = row["hash"]
            guard row["id"] == count, hash == Self.link(count, fields, after: last) else { return .broken(at: count) }
            last = hash
        }
        return .whole(lines: Int(count), last: last)
    }

    /// The newest lines, oldest first.
    package func audit(last count: Int) throws -> [AuditLine] {
        try Row.fetchAll(db, sql: "SELECT * FROM audit ORDER BY id DESC LIMIT ?", arguments: [count]).reversed().map {
            AuditLine(
                id: $0["id"], at: Instant(milliseconds: $0["at"]), community: $0["community"], by: $0["by"],
                act: $0["act"], about: $0["about"])
        }
    }

    /// Lengths stand before the fields, so that no two lines read alike.
    private static func link(_ id: Int64, _ fields: [String], after previous: String) -> String {
        let text = ([previous, String(id)] + fields).map { "\($0.utf8.count):\($0)" }.joined()
        return SHA256.hash(data: Data(text.utf8)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
            .joined()
    }
}
