import Chat
import GRDB
import ServiceDesk
import Testing

@testable import Storage

/// What the desk decides comes back from the tables as it was.
@Suite struct TicketTests {
    @Test(arguments: 1...40) func `every field of a ticket survives, also when it is written again`(seed: Int)
        async throws
    {
        try await withStore { store in
            let people = try await People(in: store)
            var chance = Chance(seed: UInt64(seed))
            for _ in 1...5 {
                let ticket = chance.ticket(4711, people)
                try await store.apply([.ticket(ticket)])
                let read = try await store.reading { try $0.ticket(TicketNumber(4711), in: guiyuan) }
                #expect(read == ticket)
            }
        }
    }

    @Test(arguments: 1...20) func `a history is read in the order it was written, with all its fields`(seed: Int)
        async throws
    {
        try await withStore { store in
            let people = try await People(in: store)
            var chance = Chance(seed: UInt64(seed))
            _ = try await store.keep([row(message("m-1"))])
            let entries = (1...30).map { _ in chance.entry(of: 1001, people) }
            try await store.apply([.ticket(chance.ticket(1001, people))] + entries.map { .history($0) })
            #expect(try await store.reading { try $0.history(of: TicketNumber(1001), in: guiyuan) } == entries)
        }
    }

    @Test func `of a long history the newest hundred lines are told, oldest first`() async throws {
        try await withStore { store in
            let wang = try await store.meet("u-wang").person
            let entries = (0..<130).map { minute in
                HistoryEntry(
                    ticket: TicketNumber(1001), event: .reminded, at: noon + .minutes(minute), by: nil, byName: nil,
                    source: nil)
            }
            try await store.apply([.ticket(.sample(1001, by: wang))] + entries.map { .history($0) })
            let told = try await store.reading { try $0.history(of: TicketNumber(1001), in: guiyuan) }
            #expect(told == Array(entries.suffix(100)))
        }
    }

    @Test func `numbers go on after the highest ticket`() async throws {
        try await withStore { store in
            let wang = try await store.meet("u-wang").person
            let first = try await store.reading { try $0.community(guiyuan)?.nextTicket }
            try await store.apply([.ticket(.sample(1001, by: wang)), .ticket(.sample(1002, by: wang))])
            try await store.apply([.ticket(.sample(1001, by: wang, state: .accepted))])
            let next = try await store.reading { try $0.community(guiyuan)?.nextTicket }
            #expect(first == TicketNumber(1001))
            #expect(next == TicketNumber(1003))
        }
    }

    @Test func `a person has one pending question, and every kind survives`() async throws {
        let kinds: [Pending.Kind] =
            Question.allCases.map { .question($0) }
            + Intent.allCases.map {
                .which(Act($0, rating: 4, amount: 3500, duration: 20), words: "修好了；换了个角阀")
            }
            + [.which(Act(.accept), words: "")]
        try await withStore { store in
            let wang = try await store.meet("u-wang").person
            for kind in kinds {
                let pending = Pending(
                    kind, ticket: TicketNumber(1001), places: PlaceChoice.allCases,
                    tickets: [TicketNumber(1001), TicketNumber(1002)], askedAt: noon)
                try await store.apply([.asked(wang, pending)])
                #expect(try await store.reading { try $0.pending(of: wang, in: guiyuan) } == pending)
            }
            #expect(try await store.count("question") == 1)
            try await store.apply([.answered(wang)])
            #expect(try await store.reading { try $0.pending(of: wang, in: guiyuan) } == nil)
        }
    }

    @Test func `a word that no version of ours wrote is damage, not a guess`() async throws {
        try await withStore { store in
            let wang = try await store.meet("u-wang").person
            try await store.apply([.ticket(.sample(1001, by: wang))])
            try await store.transaction { try $0.db.execute(sql: "UPDATE ticket SET state = 'sleeping'") }
            await #expect(throws: StoreFault.damaged("TicketState ‘sleeping’ is unknown")) {
                try await store.reading { try $0.ticket(TicketNumber(1001), in: guiyuan) }
            }
        }
    }
}

/// Who may stand in a ticket.
struct People: Sendable {
    let wang: PersonID
    let li: PersonID
    let home: HomeID

    init(in store: Store) async throws {
        let wang = try await store.meet("u-wang")
        self.wang = wang.person
        home = try #require(wang.homes.first).id
        li = try await store.meet("u-li").person
    }
}

/// Random values, the same for the same seed.
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    // SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &self)] }
    mutating func maybe<Value>(_ value: Value) -> Value? { Bool.random(using: &self) ? value : nil }
    mutating func number() -> Int { Int.random(in: 0...1_000_000, using: &self) }
    mutating func moment() -> Instant {
        Instant(milliseconds: Int64.random(in: -1_000...4_102_444_800_000, using: &self))
    }

    mutating func text() -> String {
        pick([
            "", "厨房漏水了", "'; DROP TABLE ticket; --", "👨‍👩‍👧‍👦🚿", "line\nline\r\n", "\u{202E}tfel", "%s ? ?1 :a", "é\u{301}",
            String(repeating: "水", count: 3000), "\u{FEFF}\u{200B}",
        ])
    }

    mutating func ticket(_ number: Int, _ people: People) -> Ticket {
        let job = Job(
            department: pick(Department.allCases), assignee: maybe(people.li), assigneeName: maybe(ServiceName(text())),
            acceptedAt: maybe(moment()), eta: maybe(moment()), arrivedAt: maybe(moment()), doneAt: maybe(moment()),
            result: maybe(text()), cost: maybe(self.number()))
        let origin = Origin(
            channel: ChannelID(text()), room: ChatID(text()), message: maybe(MessageID(text())),
            account: SenderID(text()), accountName: text())
        let place = Place(
            building: maybe(text()), unit: maybe(text()), room: maybe(text()), floor: maybe("-1"),
            area: maybe(pick(Area.allCases)))
        var ticket = Ticket(
            number: TicketNumber(number), state: pick(TicketState.allCases), category: pick(Category.allCases),
            urgency: pick(Urgency.allCases), concern: pick(Concern.allCases), place: place, words: text(),
            reporter: pick([people.wang, people.li]),
            home: maybe(people.home), unverified: Bool.random(using: &self), owner: maybe(people.li),
            ownerName: maybe(ServiceName(text())), lead: pick(Department.allCases), job: job, openedAt: moment(),
            changedAt: moment(), doneAt: maybe(moment()), rating: maybe(pick([1, 2, 3, 4, 5])),
            reopenings: self.number(), unconfirmed: Bool.random(using: &self), chased: self.number(),
            clock: FinishClock(began: moment(), running: maybe(moment()), spent: self.number()), origin: origin)
        let departments = Department.allCases.sorted { $0.rawValue < $1.rawValue }
        ticket.assisting = departments.filter { _ in Bool.random(using: &self) }.map {
            Job(department: $0, doneAt: maybe(moment()))
        }
        return ticket
    }

    mutating func entry(of ticket: Int, _ people: People) -> HistoryEntry {
        HistoryEntry(
            ticket: TicketNumber(ticket), event: pick(HistoryEntry.Event.allCases), at: moment(), by: maybe(people.li),
            byName: maybe(ServiceName(text())), words: maybe(text()), source: maybe(InboxID(1)))
    }
}
