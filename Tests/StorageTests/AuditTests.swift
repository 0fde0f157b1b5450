import GRDB
import ServiceDesk
import Testing

@testable import Storage

/// The record of who did what to whom.
@Suite struct AuditTests {
    private func record(in store: Store) async throws {
        try await store.transaction { books in
            for home in 1...3 {
                let entry = AuditEntry(
                    .lookedUp, by: PersonID(7), byName: ServiceName("小周"), about: "home \(home)")
                try books.audit(entry, in: guiyuan, at: noon)
            }
        }
    }

    private func tamper(_ store: Store, _ sql: String) async throws -> AuditVerdict {
        try await store.transaction { books in
            try books.db.execute(sql: "DROP TRIGGER audit_stays; DROP TRIGGER audit_keeps")
            try books.db.execute(sql: sql)
        }
        return try await store.reading { try $0.verifyAudit() }
    }

    @Test func `what was written is whole, and cannot be changed or taken out`() async throws {
        try await withStore { store in
            try await record(in: store)
            let verdict = try await store.reading { try $0.verifyAudit() }
            guard case .whole(3, let last) = verdict else {
                Issue.record("\(verdict)")
                return
            }
            #expect(last.count == 64)
            for sql in ["UPDATE audit SET about = 'home 9'", "DELETE FROM audit"] {
                await #expect(throws: DatabaseError.self) {
                    try await store.transaction { try $0.db.execute(sql: sql) }
                }
            }
            let lines = try await store.reading { try $0.audit(last: 2) }
            #expect(lines.map(\.about) == ["home 2", "home 3"] && lines[0].by == "person 7 小周")
        }
    }

    @Test(
        arguments: [
            ("UPDATE audit SET about = 'home 9' WHERE id = 2", 2), ("UPDATE audit SET by = 'person 8' WHERE id = 1", 1),
            ("DELETE FROM audit WHERE id = 2", 2), ("UPDATE audit SET at = at + 1 WHERE id = 3", 3),
        ])
    func `the first line that was changed or taken out is named`(_ sql: String, _ line: Int64) async throws {
        try await withStore { store in
            try await record(in: store)
            #expect(try await tamper(store, sql) == .broken(at: line))
        }
    }

    @Test func `who was erased is in no table any more, and their tickets stay without them`() async throws {
        try await withStore { store in
            _ = try await store.keep([row(message("m-1", in: .direct("d-wang"), text: "我是王芳，厨房漏水"))])
            try await store.transaction { books in
                for message in try books.undecided(limit: 9, at: noon) {
                    try books.settle(message.id, as: .acted, at: noon)
                }
            }
            let wang = try await store.meet("u-wang")
            try await store.apply([.register(.erased(wang.person, at: noon))])
            let left = try await store.reading { books in
                try ["person", "account", "inbox", "resident"].flatMap { table in
                    try Row.fetchAll(books.db, sql: "SELECT * FROM \(table)").map { "\($0)" }
                }
            }
            #expect(!left.contains { $0.contains("王芳") || $0.contains("u-wang") })
            #expect(try await store.meet("u-wang").person != wang.person)
        }
    }
}
