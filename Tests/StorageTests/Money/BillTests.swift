import ServiceDesk
import Testing

@testable import Storage

@Suite struct BillTests {
    private static let home = HomeAddress(building: "3", unit: "2", room: "501")
    private static let month = Month(year: 2026, month: 2)
    private static let due = CivilDay(year: 2026, month: 3, day: 31)

    private func bills(_ fen: Int...) -> FeeEntries {
        .bills(
            fen.enumerated().map { index, fen in
                BillEntry(
                    home: Self.home, month: Self.month,
                    line: BillLine(
                        kind: .parking, what: "A\(index)", formula: .fixed(fen: fen), fen: fen, due: Self.due),
                    row: index + 2)
            })
    }

    private func ledger(_ store: Store) async throws -> HomeLedger {
        try await store.reading { books in
            let homes = try books.homes(in: guiyuan)
            return try books.ledger(of: Home(id: homes[Self.home] ?? HomeID(0), address: Self.home))
        }
    }

    private func take(_ entries: FeeEntries, correcting: Bool = false, _ store: Store) async throws {
        try await store.transaction {
            try $0.take(entries, from: "t.csv", correcting: correcting, into: guiyuan, at: noon)
        }
    }

    private func confirm(_ store: Store) async throws {
        try await store.transaction { books in
            let draft = try #require(try books.waitingDraft(in: guiyuan))
            try books.apply(.init(changes: [.fees(.publish(draft, issueAt: noon))]), in: guiyuan)
        }
    }

    private func conflicts(_ entries: FeeEntries, correcting: Bool = false, _ store: Store) async -> [FeeConflicts.Why]
    {
        do {
            try await take(entries, correcting: correcting, store)
            return []
        } catch { return (error as? FeeConflicts)?.lines.map(\.why) ?? [] }
    }

    @Test func `a draft counts for nothing until it is confirmed`() async throws {
        try await withStore { store in
            try await take(bills(100, 200), store)
            #expect(try await ledger(store).billed == 0)
            try await confirm(store)
            #expect(try await ledger(store).billed == 300)
        }
    }

    @Test func `of two imports of the same the second is refused, whole`() async throws {
        try await withStore { store in
            try await take(bills(100), store)
            #expect(await conflicts(bills(100, 200), store) == [.waiting])
            try await confirm(store)
            #expect(await conflicts(bills(100, 200), store) == [.published])
            #expect(try await ledger(store).billed == 100)
            #expect(try await store.count("bill_line") == 1)
            #expect(try await store.count("fee_import") == 1)
        }
    }

    @Test func `a correction counts once it is confirmed, and the old version is kept`() async throws {
        try await withStore { store in
            #expect(await conflicts(bills(100), correcting: true, store) == [.nothingToCorrect])
            try await take(bills(100), store)
            try await confirm(store)
            try await take(bills(150), correcting: true, store)
            #expect(try await ledger(store).billed == 100)
            try await confirm(store)
            let ledger = try await ledger(store)
            #expect(ledger.bills.flatMap(\.lines).map(\.fen) == [150])
            #expect(ledger.bills.flatMap(\.lines).map(\.version) == [2])
            #expect(try await store.count("bill_line") == 2)
        }
    }

    @Test func `a draft that is dropped leaves no line, and can be imported again`() async throws {
        try await withStore { store in
            try await take(bills(100), store)
            try await store.transaction { books in
                let draft = try #require(try books.waitingDraft(in: guiyuan))
                try books.apply(.init(changes: [.fees(.drop(draft))]), in: guiyuan)
            }
            #expect(try await store.count("bill_line") == 0)
            try await take(bills(100), store)
        }
    }

    @Test func `a receipt is taken once`() async throws {
        try await withStore { store in
            let payment = FeeEntries.payments([
                PaymentEntry(home: Self.home, payment: Payment(day: Self.due, fen: 100, receipt: "R1"), row: 2)
            ])
            try await take(payment, store)
            #expect(await conflicts(payment, store) == [.receipt])
            #expect(try await ledger(store).paid == 100)
        }
    }

    @Test func `what is shown to managers names who is missing and who is far off`() async throws {
        try await withStore { store in
            try await take(bills(100), store)
            try await confirm(store)
            let next = FeeEntries.bills([
                BillEntry(
                    home: Self.home, month: Self.month + 1,
                    line: BillLine(kind: .parking, what: "A0", formula: .fixed(fen: 151), fen: 151, due: Self.due),
                    row: 2)
            ])
            try await take(next, store)
            let preview = try await store.transaction { books in
                let draft = try #require(try books.waitingDraft(in: guiyuan))
                return try books.billPreview(of: draft, in: guiyuan, percent: 50)
            }
            #expect(preview.kinds == [.init(kind: .parking, fen: 151, before: 100)])
            #expect(preview.missing.map(\.room) == ["502"])
            #expect(preview.outliers.map(\.mean) == [100])
        }
    }

    @Test func `reminders are set for what comes after the bills go out`() async throws {
        try await withStore { store in
            try await take(bills(100), store)
            try await store.transaction { books in
                let draft = try #require(try books.waitingDraft(in: guiyuan))
                let late = Instant(WallClock(zone: .gmt, now: .distantPast).date(Self.due + 8, minute: 0))
                try books.apply(.init(changes: [.fees(.publish(draft, issueAt: late))]), in: guiyuan)
            }
            var kinds: [FeeAlarmKind] = []
            while let next = try await store.transaction({ try $0.takeDueFeeAlarm(at: Instant(.distantFuture)) }) {
                kinds.append(next.alarm.kind)
            }
            #expect(kinds.sorted { $0.rawValue < $1.rawValue } == [.issue, .preview, .reminder])
        }
    }
}
