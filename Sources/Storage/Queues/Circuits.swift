import Chat
import GRDB
import ServiceDesk

/// A destination that is left alone for a while.
package struct CircuitRow: Sendable, Hashable {
    package let channel: ChannelID
    /// Between the last probe and the next.
    package let wait: Duration
    package let probe: Instant

    package init(channel: ChannelID, wait: Duration, probe: Instant) {
        self.channel = channel
        self.wait = wait
        self.probe = probe
    }
}

extension Books {
    package func circuits() throws -> [CircuitRow] {
        try Row.fetchAll(db, sql: "SELECT * FROM circuit").map {
            CircuitRow(
                channel: ChannelID($0["channel"]), wait: .milliseconds($0["wait"] as Int64),
                probe: Instant(milliseconds: $0["probe"]))
        }
    }

    package func keep(_ circuit: CircuitRow) throws {
        try db.run(
            sql: "INSERT OR REPLACE INTO circuit (channel, wait, probe) VALUES (?, ?, ?)",
            arguments: [circuit.channel.raw, circuit.wait.milliseconds, circuit.probe.milliseconds])
    }

    package func closeCircuit(of channel: ChannelID) throws {
        try db.run(sql: "DELETE FROM circuit WHERE channel = ?", arguments: [channel.raw])
    }
}
