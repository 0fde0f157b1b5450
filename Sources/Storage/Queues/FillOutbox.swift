import Chat
import Phrasing
import ServiceDesk

extension Books {
    /// Letters to as many direct rooms, for the bench: as a notice to many is planned.
    package func fillOutbox(with count: Int) throws {
        let words = RichText(plain: "通知：3号楼、5号楼明天9:00-12:00停水检修，请提前储水。")
        for number in 1...count {
            try db.run(
                """
                INSERT INTO outbox (key, channel, chat, kind, body, community, created, due, tries, state, haste)
                VALUES (?, 'playground', ?, 'direct', ?, 'guiyuan', 0, 0, 0, 'waiting', 2)
                """, ["bench-\(number)", "d-\(number % 5000)", try JSONText.of(words)])
        }
    }
}
