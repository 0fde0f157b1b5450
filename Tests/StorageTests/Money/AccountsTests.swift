import GRDB
import ServiceDesk
import Testing

@testable import Storage

/// Published accounts are a chain; what is changed behind anybody's back shows.
@Suite struct AccountsTests {
    private static func sheet(_ quarter: Int, opening: Int = 1000, income: Int = 500) -> AccountsSheet {
        AccountsSheet(
            kind: .commonRevenue, period: AccountPeriod(first: Month(year: 2026, month: quarter * 3 - 2), months: 3),
            opening: opening, income: [AccountsItem(name: "adverts", fen: income)], expense: [],
            closing: opening + income)
    }

    private func publish(_ sheet: AccountsSheet, _ store: Store) async throws {
        try await store.transaction { books in
            try books.take(sheet, from: "t.csv", in: guiyuan, at: noon)
            let draft = try #require(try books.waitingDraft(in: guiyuan))
            try books.apply(.init(changes: [.fees(.publish(draft, issueAt: noon))]), in: guiyuan)
        }
    }

    private func verify(_ store: Store) async throws -> (count: Int, broken: Int?) {
        try await store.reading { books in
            let (sheets, broken) = try books.verifyAccounts(in: guiyuan)
            return (sheets.count, broken?.position)
        }
    }

    @Test(arguments: [
        "UPDATE accounts SET sheet = replace(sheet, '500', '501') WHERE position = 2",
        "UPDATE accounts SET seal = upper(seal) WHERE position = 2",
        "DELETE FROM accounts WHERE position = 2",
    ])
    func `a version that was changed or taken out breaks the chain there`(_ sql: String) async throws {
        try await withStore { store in
            try await publish(Self.sheet(1), store)
            try await publish(Self.sheet(2, opening: 1500), store)
            try await publish(Self.sheet(3, opening: 2000), store)
            let whole = try await verify(store)
            #expect(whole.count == 3 && whole.broken == nil)
            try await store.transaction { try $0.db.execute(sql: sql) }
            let after = try await verify(store)
            #expect(after.count == 1 && after.broken == 2)
        }
    }

    @Test func `an account meets the periods before and behind it, and is published once`() async throws {
        try await withStore { store in
            try await publish(Self.sheet(2), store)
            let conflicts = try await store.reading { books in
                try [
                    Self.sheet(2), Self.sheet(3, opening: 1400), Self.sheet(1, opening: 0),
                    Self.sheet(3, opening: 1500),
                ]
                .map { try books.conflict(of: $0, correcting: false, in: guiyuan) }
            }
            #expect(conflicts == [.published, .opening(not: 1500), .closing(not: 1000), nil])
        }
    }

    @Test func `a correction stands beside what it corrects`() async throws {
        try await withStore { store in
            try await publish(Self.sheet(1), store)
            try await publish(Self.sheet(1, income: 600), store)
            let (sheets, versions) = try await store.reading { books in
                (try books.sheets(in: guiyuan), try books.verifyAccounts(in: guiyuan).sheets)
            }
            #expect(sheets.map(\.version) == [2] && sheets.map(\.totalIncome) == [600])
            #expect(versions.map(\.version) == [1, 2])
            #expect(versions.map(\.corrections.count) == [0, 2])
        }
    }

    @Test func `a correction takes the duty of what it corrects`() async throws {
        try await withStore { store in
            try await publish(Self.sheet(1), store)
            try await publish(Self.sheet(1, income: 600), store)
            let duties = try await store.reading { books in
                try [1, 2].map { try books.nextDuty(after: DraftID($0), in: guiyuan)?.period.description }
            }
            #expect(duties == [nil, "2026-Q2"])
        }
    }

    @Test func `the next period is a duty until it is out`() async throws {
        try await withStore { store in
            try await publish(Self.sheet(1), store)
            let first = DraftID(1)
            #expect(
                try await store.reading { try $0.nextDuty(after: first, in: guiyuan) }?.period.description == "2026-Q2")
            try await publish(Self.sheet(2, opening: 1500), store)
            #expect(try await store.reading { try $0.nextDuty(after: first, in: guiyuan) } == nil)
        }
    }
}
