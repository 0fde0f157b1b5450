import Chat
import GRDB
import ServiceDesk

extension Books {
    package func notice(_ number: NoticeNumber, in community: String) throws -> Notice? {
        try String.fetchOne(
            db, sql: "SELECT notice FROM notice WHERE community = ? AND number = ?",
            arguments: [community, number.value]
        ).map { try JSONText.read(Notice.self, $0) }
    }

    /// The last one that went out and still holds; nil: there is none.
    package func lastNotice(in community: String) throws -> Notice? {
        try String.fetchOne(
            db,
            sql: "SELECT notice FROM notice WHERE community = ? AND state = 'sent' ORDER BY sent_at DESC, number DESC",
            arguments: [community]
        ).map { try JSONText.read(Notice.self, $0) }
    }

    package func nextNotice(in community: String) throws -> NoticeNumber {
        NoticeNumber(
            try Int.fetchOne(
                db, sql: "SELECT ifnull(max(number), 0) + 1 FROM notice WHERE community = ?", arguments: [community])
                ?? 1)
    }

    func apply(_ change: NoticeChange, in community: String) throws {
        switch change {
        case .notice(let notice): try save(notice, in: community)
        case .alarm(let kind, let number, let due): try setAlarm(kind, of: number, at: due, in: community)
        case .superseded(let number): try supersede(number, in: community)
        case .stopCopies(let number): try stopCopies(of: number, in: community)
        case .asked(let number, let person, let origin, let now):
            try noteAsk(number, person, origin, at: now, in: community)
        case .chose(let person, let kinds, let wants): try choose(kinds, wants: wants, for: person)
        case .read(let number, let person, let now): try noteRead(number, by: person, at: now, in: community)
        }
    }

    func save(_ notice: Notice, in community: String) throws {
        try db.run(
            sql: """
                INSERT INTO notice (community, number, state, sent_at, notice) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (community, number) DO UPDATE SET state = excluded.state, sent_at = excluded.sent_at,
                    notice = excluded.notice
                """,
            arguments: [
                community, notice.number.value, notice.state.rawValue,
                notice.state == .sent ? notice.sendAt?.milliseconds : nil, try JSONText.of(notice),
            ])
    }

    /// Another one has taken its place.
    func supersede(_ number: NoticeNumber, in community: String) throws {
        guard var notice = try notice(number, in: community) else { return }
        notice.state = .replaced
        try save(notice, in: community)
        try db.run(
            sql: "DELETE FROM notice_alarm WHERE community = ? AND notice = ?", arguments: [community, number.value])
    }

    func setAlarm(_ kind: NoticeAlarm, of number: NoticeNumber, at due: Instant?, in community: String) throws {
        guard let due else {
            return try db.run(
                sql: "DELETE FROM notice_alarm WHERE community = ? AND notice = ? AND kind = ?",
                arguments: [community, number.value, kind.rawValue])
        }
        try db.run(
            sql: """
                INSERT INTO notice_alarm (community, notice, kind, due) VALUES (?, ?, ?, ?)
                ON CONFLICT (community, notice, kind) DO UPDATE SET due = excluded.due
                """, arguments: [community, number.value, kind.rawValue, due.milliseconds])
    }

    /// Copies that are not on their way yet stay here.
    func stopCopies(of number: NoticeNumber, in community: String) throws {
        try db.run(
            sql: """
                UPDATE outbox SET state = 'dead', why = 'recalled', settled = created, told = created
                WHERE state = 'waiting'
                    AND id IN (SELECT outbox FROM notice_copy WHERE community = ? AND notice = ?)
                """, arguments: [community, number.value])
    }

    /// What became of the copies, the last one in each room.
    package func figures(of number: NoticeNumber, in community: String) throws -> DeliveryFigures {
        var figures = DeliveryFigures()
        for row in try lastCopies(of: number, in: community) {
            let state: String = row["state"]
            if state == "delivered" {
                figures.delivered += 1
            } else if ["dead", "doubtful", "dropped"].contains(state) {
                let why = (row["why"] as String?) ?? ""
                let before = figures.failed.first { $0.why == why }?.count ?? 0
                figures.failed.removeAll { $0.why == why }
                figures.failed.append(.init(why: why, count: before + 1))
            } else {
                figures.waiting += 1
            }
        }
        return figures
    }

    func lastCopies(of number: NoticeNumber, in community: String) throws -> [Row] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM outbox WHERE id IN (
                    SELECT max(o.id) FROM notice_copy n JOIN outbox o ON o.id = n.outbox
                    WHERE n.community = ? AND n.notice = ? AND n.is_notice GROUP BY o.channel, o.chat
                ) ORDER BY id
                """, arguments: [community, number.value])
    }
}
