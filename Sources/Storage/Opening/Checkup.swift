import Foundation
import GRDB
import ServiceDesk

/// What `gatehouse doctor` finds in a store.
package struct Checkup: Sendable {
    /// Empty: sound.
    package let faults: [String]
    /// Figures in words, a line each.
    package let findings: [String]

    /// Looks at all of it; the desk goes on meanwhile.
    package init(of store: Store, at now: Instant) throws {
        let path = store.path
        (faults, findings) = try store.pool.read { db in
            var faults = try Backup.faults(of: db)
            let version = try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? "?"
            let steps = try Schema.migrator.appliedIdentifiers(db).count
            var findings = [
                "SQLite \(version), \(steps) steps of the schema, \(store.length >> 10) KiB, log \(store.logLength >> 10) KiB"
            ]
            let mode = (try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int) ?? 0
            if mode & 0o077 != 0 {
                faults.append("others may read \(path) (mode \(String(mode, radix: 8))): chmod 600")
            }
            let counts = try Row.fetchOne(
                db,
                sql: """
                    SELECT (SELECT count(*) FROM inbox WHERE decided IS NULL) AS undecided,
                        (SELECT count(*) FROM inbox WHERE outcome = 'set-aside') AS aside,
                        (SELECT count(*) FROM quarantine) AS quarantined,
                        (SELECT count(*) FROM spoilt_alarm) AS spoilt,
                        (SELECT count(*) FROM outbox WHERE state IN ('waiting', 'sending')) AS unsent,
                        (SELECT count(*) FROM outbox WHERE state IN ('dead', 'doubtful')) AS dead,
                        (SELECT min(created) FROM outbox WHERE state IN ('waiting', 'sending')) AS oldest,
                        (SELECT min(due) FROM alarm) AS alarm
                    """)
            guard let counts else { return (faults, findings) }
            findings.append(
                "inbox: \(counts["undecided"] as Int) undecided, \(counts["aside"] as Int) set aside, \(counts["quarantined"] as Int) that could not be read"
            )
            let age = (counts["oldest"] as Int64?).map {
                ", the oldest for \((now - Instant(milliseconds: $0)).minutes) min"
            }
            findings.append("outbox: \(counts["unsent"] as Int) unsent\(age ?? ""), \(counts["dead"] as Int) given up")
            if let alarm = counts["alarm"] as Int64?, now - Instant(milliseconds: alarm) > .minutes(5) {
                findings.append(
                    "alarms: the first was due \((now - Instant(milliseconds: alarm)).minutes) min ago; it rings when the desk runs"
                )
            }
            if counts["spoilt"] as Int > 0 { findings.append("alarms: \(counts["spoilt"] as Int) could not be read") }
            for circuit in try Books(db: db).circuits() {
                findings.append("channel \(circuit.channel) is left alone: it failed again and again")
            }
            return (faults, findings)
        }
    }
}
