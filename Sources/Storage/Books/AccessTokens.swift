import Chat
import GRDB
import ServiceDesk

extension Books {
    /// The token kept for a channel, while it is fresh and was fetched for this account.
    package func accessToken(of channel: ChannelID, for account: String, at now: Instant) throws -> AccessToken? {
        try Row.fetchOne(
            db, sql: "SELECT value, stale FROM token WHERE channel = ? AND account = ? AND stale > ?",
            arguments: [channel.raw, account, now.milliseconds]
        ).map { AccessToken(value: $0["value"], stale: Instant(milliseconds: $0["stale"])) }
    }

    package func keep(_ token: AccessToken, of channel: ChannelID, for account: String) throws {
        try db.run(
            sql: "INSERT OR REPLACE INTO token (channel, account, value, stale) VALUES (?, ?, ?, ?)",
            arguments: [channel.raw, account, token.value, token.stale.milliseconds])
    }

    package func forgetAccessToken(of channel: ChannelID) throws {
        try db.run(sql: "DELETE FROM token WHERE channel = ?", arguments: [channel.raw])
    }
}

/// What a platform gave us to prove who we are; it prints as dots.
package struct AccessToken: Sendable, CustomStringConvertible, CustomReflectable {
    package let value: String
    /// From then on a new one is fetched, a while before this one ends.
    package let stale: Instant

    package init(value: String, stale: Instant) {
        self.value = value
        self.stale = stale
    }

    package var description: String { "•••" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
