import Testing

@testable import ServiceDesk

/// What people hear of money, and where.
@Suite struct AnsweringFeesTests {
    private static let home = Home(id: HomeID(1), address: HomeAddress(building: "3", unit: "2", room: "501"))
    private static let due = CivilDay(year: 2026, month: 3, day: 31)

    private static func bill(_ month: Int, water: Quantity) -> Bill {
        Bill(
            month: Month(year: 2026, month: month),
            lines: [
                BillLine(
                    kind: .property, formula: .area("98.56", rate: "2.80"), fen: 27597, due: due + (month - 3) * 30),
                BillLine(
                    kind: .water, formula: .quantity(water, unit: "t", price: "3"),
                    fen: Int(water.millionths / 1_000_000) * 300,
                    due: due + (month - 3) * 30),
            ])
    }

    private static let ledger = HomeLedger(
        home: home, bills: [bill(2, water: "12"), bill(1, water: "8")],
        payments: [Payment(day: due, fen: 30000, receipt: "R1")])

    private func hear(
        _ act: Act, homes: [Home] = [home], ledgers: [HomeLedger] = [ledger], policy: FeePolicy = FeePolicy()
    ) -> (open: [PublicStatement], personal: [PrivateStatement])? {
        var file = Self.file(
            of: Speaker(person: PersonID(1), role: .resident, name: "王芳", homes: homes, hasDirectChat: true))
        file.fees = FeeFile(policy: policy, today: Self.due + 37, issueAt: Town.morning)
        file.fees?.isInUse = true
        file.fees?.ledgers = ledgers
        let decision = file.answerFee(act)
        guard case .answer(let open, let personal, _, _) = decision?.messages.first else { return nil }
        return (open, personal)
    }

    private static func file(of speaker: Speaker) -> CaseFile {
        let town = Town()
        return CaseFile(
            level: town.level, time: town.time, speaker: speaker, setting: .direct, words: "…", pictures: 0,
            origin: Origin(channel: "test", room: "room", message: nil, account: "account", accountName: ""),
            source: nil, nextNumber: TicketNumber(1001), pending: nil, quoted: nil, tickets: [], histories: [:],
            colleagues: town.colleagues, openedToday: 0)
    }

    private func ask(_ aspect: FeeAspect?, _ kind: FeeKind? = nil, _ period: String? = nil) -> Act {
        var act = Act(.askFee)
        act.aspect = aspect
        act.feeKind = kind
        act.period = period
        return act
    }

    @Test(arguments: [
        (FeeAspect?.none, FeeKind?.none, String?.none, PrivateKey.bill), (nil, .water, "2026-01", .bill),
        (nil, .water, "2026-07", .billNone), (.change, nil, nil, .billChange), (.area, nil, nil, .billArea),
        (.total, nil, "2025", .billTotal), (.arrears, nil, nil, .billOpen), (nil, .lateFee, nil, .lateNone),
    ])
    func `each question has its answer, in private; the group hears only that`(
        _ aspect: FeeAspect?, _ kind: FeeKind?, _ period: String?, key: PrivateKey
    ) throws {
        let answer = try #require(hear(ask(aspect, kind, period)))
        #expect(answer.personal.map(\.key) == [key])
        #expect(answer.open == [.init(.feePrivately)])
    }

    @Test func `payments cover the oldest first`() {
        // January 299.97, of which 300.00 was paid; three fen are left for February's 311.97.
        #expect(Self.ledger.open.map(\.fen) == [31194])
        #expect(Self.ledger.arrears(on: Self.due) == 31194)
        #expect(Self.ledger.balance == 31194)
    }

    @Test func `why it is more names what was used`() throws {
        let answer = try #require(hear(ask(.change)))
        #expect(
            answer.personal.first?[.changes]
                == .changes([
                    LineChange(kind: .water, what: nil, fen: 1200, cause: .used(from: "8", to: "12", unit: "t"))
                ]))
    }

    @Test func `a late charge is told only where the contract has one`() throws {
        var policy = FeePolicy()
        policy.late = LateCharge(perDay: "0.0005", cap: "0.1", clause: "7.2")
        let answer = try #require(hear(ask(.arrears), policy: policy))
        guard case .late(let sum) = answer.personal.first?[.late] else {
            Issue.record("no late charge")
            return
        }
        #expect(sum.fen > 0 && sum.charge.clause == "7.2")
        #expect(hear(ask(.arrears))?.personal.first?[.late] == nil)
    }

    @Test func `who is bound to no home hears nothing of any`() throws {
        let answer = try #require(hear(ask(nil), homes: [], ledgers: []))
        #expect(answer.open == [.init(.feeOpenDirect)] && answer.personal == [.init(.feeBindFirst)])
    }

    @Test func `nobody hears of another home`() throws {
        var act = ask(nil, .property)
        act.place = Place(building: "3", unit: "2", room: "401")
        let answer = try #require(hear(act))
        #expect(answer.open == [.init(.feeNotYours)] && answer.personal == [.init(.feeNotYours)])
    }

    @Test func `what the books do not hold goes to the service desk`() {
        #expect(hear(ask(nil, .deposit)) == nil)
        #expect(hear(ask(nil, .publicIncome)) == nil)
    }

    /// The compiler keeps amounts out; this keeps the list of what a group can be told short.
    @Test func `nothing a group can be told has a place for an amount`() {
        let money: Set<SlotName> = [
            .money, .lines, .dues, .arrears, .changes, .difference, .paid, .late, .kinds, .outliers, .missing, .area,
            .items,
        ]
        for key in PublicKey.allCases { #expect(key.always.union(key.sometimes).isDisjoint(with: money)) }
    }
}
