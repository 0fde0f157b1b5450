import GRDB
import Synchronization
import Testing

@testable import Storage

/// What years have left behind costs no message anything: each statement finds its rows by an index.
@Suite struct ArchiveTests {
    /// Grow with the years, or with the number of homes.
    private static let long = [
        "ticket", "history", "inbox", "outbox", "person", "account", "home", "resident", "link", "affected", "alarm",
        "evidence", "figure_fact",
    ]
    /// Hold only what is not settled yet, or who works here.
    private static let short = [
        "inbox_waiting", "outbox_sending", "outbox_untold", "ticket_open", "ticket_danger", "ticket_drill",
        "person_staff",
    ]

    @Test func `no everyday message goes through the archive`() async throws {
        try await Desk.open { desk in
            let heard = Statements()
            try await desk.store.pool.writeWithoutTransaction { db in
                db.trace { event in
                    if case .statement(let statement) = event { heard.note(statement.sql) }
                }
            }
            try await desk.hear(leak, by: "u-wang", in: "residents")
            try await desk.hear("我家也漏水了", by: "u-chen", in: "residents")
            try await desk.hear("今天天气不错", by: "u-chen", in: "residents")
            try await desk.hear("进度", by: "u-wang", in: "d-wang")
            try await desk.hear("怎么还没人来", by: "u-wang", in: "d-wang")
            try await desk.hear("收到，20分钟到", by: "u-li", in: "staff")
            try await desk.hear("中午吃什么", by: "u-li", in: "staff")
            try await desk.hear("到了", by: "u-li", in: "staff")
            try await desk.hear("修好了，换了角阀", by: "u-li", in: "staff")
            try await desk.hear("好了，谢谢，5分", by: "u-wang", in: "d-wang")
            try await desk.hear("我的单", by: "u-li", in: "staff")
            try await desk.hear("电梯困人了", by: "u-chen", in: "residents")
            try await desk.hear("查 1001", by: "u-zhao", in: "staff")

            let slow = try await desk.store.reading { books in
                try heard.all.compactMap { sql in try Self.through(sql, books.db).map { "\(sql)\n\($0)" } }
            }
            #expect(heard.all.count > 40)
            #expect(slow == [])
        }
    }

    /// The step of a statement's plan that goes through a long table; nil: there is none.
    private static func through(_ sql: String, _ db: Database) throws -> String? {
        guard ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains(where: sql.hasPrefix) else { return nil }
        let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN \(sql)")
        statement.setUncheckedArguments(StatementArguments())
        return try Row.fetchAll(statement).map { $0["detail"] as String }.first { step in
            let words = step.split(separator: " ").map(String.init)
            guard !words.contains(where: short.contains) else { return false }
            return (words.first == "SCAN" && words.count > 1 && long.contains(words[1]))
                || step.hasSuffix("(community=?)") && (step.contains("PRIMARY KEY") || step.contains("person"))
        }
    }
}

/// The statements that were run.
private final class Statements: Sendable {
    private let seen = Mutex<Set<String>>([])

    var all: [String] { seen.withLock { $0.sorted() } }

    func note(_ sql: String) { seen.withLock { _ = $0.insert(sql) } }
}
