import GRDB
import ServiceDesk

/// How much waits, for those who watch the desk.
package struct Gauges: Sendable {
    package struct Queue: Sendable {
        package let channel: String
        package let waiting: Int
        /// When the oldest unsent letter was written.
        package let oldest: Instant?
    }

    package let undecided: Int
    package let queues: [Queue]
    package let givenUp: Int
    package let alarms: Int
    /// When the first alarm is due.
    package let nextAlarm: Instant?
    package let circuits: [String]
}

extension Books {
    package func gauges() throws -> Gauges {
        let channels = try waitingChannels().map(\.channel.raw) + circuits().map(\.channel.raw)
        let queues = try Set(channels).sorted().map { channel in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT count(*) AS number, (
                        SELECT created FROM outbox WHERE id = (
                            SELECT min(id) FROM outbox WHERE channel = ? AND state IN ('waiting', 'sending')
                        )
                    ) AS oldest
                    FROM outbox WHERE channel = ? AND state IN ('waiting', 'sending')
                    """, arguments: [channel, channel])
            return Gauges.Queue(
                channel: channel, waiting: row?["number"] ?? 0,
                oldest: (row?["oldest"] as Int64?).map { Instant(milliseconds: $0) })
        }
        func count(_ rows: String) throws -> Int { try Int.fetchOne(db, sql: "SELECT count(*) FROM \(rows)") ?? 0 }
        return Gauges(
            undecided: try count("inbox WHERE decided IS NULL"), queues: queues,
            givenUp: try count("outbox WHERE state IN ('dead', 'doubtful')"), alarms: try count("alarm"),
            nextAlarm: try nextAlarm(), circuits: try circuits().map(\.channel.raw))
    }
}
