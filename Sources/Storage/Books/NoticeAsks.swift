import GRDB
import ServiceDesk

extension Books {
    /// What runs of notices about a service, what the speaker has heard of it, and what this room has.
    ///
    /// - Parameter quoted: the notice the message quotes, whatever it is about.
    package func knownNotices(
        to person: PersonID, at origin: Origin, quoted: NoticeNumber?, in community: String
    ) throws -> KnownNotices {
        var known = KnownNotices()
        known.notices = try runningNotices(in: community).filter { $0.service != nil || $0.number == quoted }
        for number in known.notices.map(\.number) {
            let hasHeard =
                try Bool.fetchOne(
                    db,
                    sql: "SELECT EXISTS (SELECT 1 FROM notice_ask WHERE community = ? AND notice = ? AND person = ?)",
                    arguments: [community, number.value, person.value]) ?? false
            if hasHeard { known.heard.insert(number) }
            known.answeredHere[number] = try Int64.fetchOne(
                db,
                sql: "SELECT max(at) FROM notice_ask WHERE community = ? AND notice = ? AND channel = ? AND chat = ?",
                arguments: [community, number.value, origin.channel.raw, origin.room.raw]
            ).map { Instant(milliseconds: $0) }
        }
        return known
    }

    /// The last that went out and were not ended, newest first.
    func runningNotices(in community: String) throws -> [Notice] {
        try String.fetchAll(
            db,
            sql: """
                SELECT notice FROM notice WHERE community = ? AND state = 'sent' ORDER BY sent_at DESC, number DESC LIMIT 50
                """, arguments: [community]
        ).map { try JSONText.read(Notice.self, $0) }
    }

    func noteAsk(_ number: NoticeNumber, _ person: PersonID, _ origin: Origin, at now: Instant, in community: String)
        throws
    {
        try db.run(
            sql: """
                INSERT INTO notice_ask (community, notice, person, channel, chat, at) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (community, notice, person) DO UPDATE SET channel = excluded.channel, chat = excluded.chat,
                    at = excluded.at
                """,
            arguments: [
                community, number.value, person.value, origin.channel.raw, origin.room.raw, now.milliseconds,
            ])
    }
}
