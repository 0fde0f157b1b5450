import Foundation
import GRDB
import ServiceDesk
import Testing

@testable import Storage

/// The sums that are kept are what all tickets together add up to, whatever happened in what order.
@Suite struct FigureSumsTests {
    private static let spans: [CivilSpan] = [
        CivilSpan(period: "2026"), CivilSpan(period: "2026-02"), CivilSpan(period: "2026-Q1"),
        CivilSpan(CivilDay(year: 2026, month: 1, day: 20), until: CivilDay(year: 2026, month: 4, day: 3)),
        CivilSpan(CivilDay(year: 2026, month: 2, day: 3), until: CivilDay(year: 2026, month: 2, day: 4)),
        CivilSpan(CivilDay(year: 2026, month: 2, day: 27), until: CivilDay(year: 2026, month: 3, day: 2)),
    ].compactMap(\.self)

    @Test(arguments: 1...4) func `kept step by step, they are equal to the full computation`(seed: Int) async throws {
        try await withStore { store in
            let people = try await People(in: store)
            let end = try await store.transaction { books in
                var chance = Chance(seed: UInt64(seed))
                let community = try #require(try books.community(guiyuan))
                var now = Instant(milliseconds: 1_767_225_600_000)  // 2026-01-01
                for step in 1...60 {
                    now = now + .hours(Int.random(in: 0...60, using: &chance))
                    let ticket = chance.likelyTicket(people, now)
                    var changes: [Change] = [.ticket(ticket)]
                    for _ in 0..<Int.random(in: 0...3, using: &chance) {
                        changes.append(.history(chance.likelyEntry(of: ticket.number, now)))
                    }
                    try books.apply(Decision(changes: changes), in: guiyuan)
                    guard step == 60 || Int.random(in: 0...2, using: &chance) == 0 else { continue }
                    _ = try books.countTickets(
                        in: community, time: .always(community), atMost: step == 60 ? 1000 : 3, now: now)
                }
                return now
            }
            let facts = try await facts(in: store, end)
            let scopes = scopes(of: people)
            let all = try await store.reading { books in
                try Self.spans.flatMap { span in
                    try scopes.map { scope in
                        (
                            span, scope, try books.tally(scope, in: span, community: guiyuan, fromSums: true),
                            try books.tally(scope, in: span, community: guiyuan, fromSums: false)
                        )
                    }
                }
            }
            for (span, scope, sums, tickets) in all {
                var full = Tally()
                for fact in facts where scope.covers(fact) {
                    for (day, tally) in fact.shares where span.contains(day) { full += tally }
                }
                #expect(sums == full, "\(scope) \(span)")
                #expect(tickets == full, "\(scope) \(span)")
            }
        }
    }

    @Test func `open at the end of a day: what came before and had not ended`() async throws {
        try await withStore { store in
            let people = try await People(in: store)
            try await store.transaction { books in
                var chance = Chance(seed: 3)
                for _ in 1...60 {
                    let ticket = chance.likelyTicket(people, noon)
                    try books.apply(Decision(changes: [.ticket(ticket)]), in: guiyuan)
                }
            }
            try await count(store, atMost: 1000, noon + .hours(10_000))
            let facts = try await facts(in: store, noon + .hours(10_000))
            let today = WallClock(zone: .gmt, now: noon.date).today
            let scopes = scopes(of: people)
            for day in [-16, -5, 0, 1, 30].map({ today + $0 }) {
                let open = try await store.reading { books in
                    try scopes.map { scope in
                        (scope, try FigureQuery(db: books.db, community: guiyuan, scope: scope).open(before: day))
                    }
                }
                for (scope, open) in open {
                    let really = facts.count { fact in
                        scope.covers(fact) && fact.opened < day && fact.ended.map { $0 >= day } ?? true
                    }
                    #expect(open == really, "\(scope)")
                }
            }
        }
    }

    @Test(arguments: 1...2) func `side by side, each has what its own tickets add up to`(seed: Int) async throws {
        try await withStore { store in
            let people = try await People(in: store)
            try await store.transaction { books in
                var chance = Chance(seed: UInt64(seed))
                for day in 0..<60 {
                    let ticket = chance.likelyTicket(people, noon + .hours(day * 24))
                    try books.apply(Decision(changes: [.ticket(ticket)]), in: guiyuan)
                }
            }
            let end = noon + .hours(10_000)
            try await count(store, atMost: 1000, end)
            let facts = try await facts(in: store, end)
            let scopes = scopes(of: people)
            let first = WallClock(zone: .gmt, now: noon.date).today + -20
            for span in [CivilSpan(first, until: first + 95), CivilSpan(first + 7, until: first + 19)] {
                for grouping in FigureGrouping.allCases {
                    let found = try await store.reading { books in
                        try scopes.map { scope in
                            let query = FigureQuery(db: books.db, community: guiyuan, scope: scope)
                            return (
                                scope, try query.groups(by: grouping, in: span),
                                try query.counts(by: grouping, in: span)
                            )
                        }
                    }
                    for (scope, groups, counts) in found {
                        let really = Dictionary(grouping: facts.filter { scope.covers($0) && span.contains($0.opened) })
                        {
                            grouping.label(of: $0)
                        }.compactMap { label, facts in label.map { ($0, facts.count) } }
                        let counted = counts.map { ($0.label, $0.tally[.opened]) }
                        let summed = groups.filter { $0.tally[.opened] > 0 }.map { ($0.label, $0.tally[.opened]) }
                        let expected = Dictionary(uniqueKeysWithValues: really)
                        #expect(Dictionary(uniqueKeysWithValues: counted) == expected, "\(scope) \(grouping)")
                        #expect(Dictionary(uniqueKeysWithValues: summed) == expected, "\(scope) \(grouping)")
                    }
                }
            }
        }
    }

    @Test func `counting again changes nothing`() async throws {
        try await withStore { store in
            let people = try await People(in: store)
            try await store.transaction { books in
                var chance = Chance(seed: 5)
                for _ in 1...20 {
                    let ticket = chance.likelyTicket(people, noon)
                    try books.apply(Decision(changes: [.ticket(ticket)]), in: guiyuan)
                }
            }
            try await count(store, atMost: 1000, noon)
            let before = try await sums(in: store)
            try await store.transaction {
                try $0.db.execute(sql: "INSERT INTO figure_due SELECT community, number FROM ticket")
            }
            try await count(store, atMost: 1000, noon)
            let after = try await sums(in: store)
            #expect(before == after && !before.isEmpty)
        }
    }

    private func count(_ store: Store, atMost limit: Int, _ now: Instant) async throws {
        try await store.transaction { books in
            guard let community = try books.community(guiyuan) else { return }
            _ = try books.countTickets(in: community, time: .always(community), atMost: limit, now: now)
        }
    }

    private func facts(in store: Store, _ now: Instant) async throws -> [TicketFact] {
        try await store.reading { books in
            guard let community = try books.community(guiyuan) else { return [] }
            return try Int.fetchAll(books.db, sql: "SELECT number FROM ticket").map { number in
                let ticket = try #require(try books.ticket(TicketNumber(number), in: guiyuan))
                return Reckoning.fact(
                    of: ticket, history: try books.history(of: ticket.number, in: guiyuan), acknowledged: nil,
                    level: community.level, time: .always(community), now: now)
            }
        }
    }

    private func sums(in store: Store) async throws -> [String] {
        try await store.reading {
            try String.fetchAll(
                $0.db,
                sql: """
                    SELECT facet || grain || value || day || hex(tally) FROM figure_sum
                    UNION ALL SELECT one || other || one_value || other_value || month || hex(tally) FROM figure_pair
                    ORDER BY 1
                    """)
        }
    }

    private func scopes(of people: People) -> [FigureScope] {
        var scopes = [FigureScope()]
        func add(_ change: (inout FigureScope) -> Void) {
            var scope = FigureScope()
            change(&scope)
            scopes.append(scope)
        }
        add { $0.categories = [.waterLeak] }
        add { $0.categories = [.waterLeak, .elevatorFault, .parking] }
        add { $0.department = .engineering }
        add { $0.building = "3" }
        add { $0.person = people.li }
        add { $0.complaintsOnly = true }
        add {
            $0.building = "3"
            $0.categories = [.waterLeak]
            $0.person = people.li
        }
        add {
            $0.department = .cleaning
            $0.complaintsOnly = true
        }
        add {
            $0.building = "3"
            $0.person = people.li
        }
        add {
            $0.building = "5"
            $0.categories = [.waterLeak, .parking]
        }
        return scopes
    }
}

extension FigureGrouping {
    fileprivate func label(of fact: TicketFact) -> FigureLabel? {
        switch self {
        case .category: .category(fact.category)
        case .building: fact.building.map { .building($0) }
        case .person: fact.person.map { .person($0) }
        case .department: .department(fact.department)
        }
    }
}

extension Chance {
    /// One of a few numbers, with days near one another, as a desk would have it.
    mutating func likelyTicket(_ people: People, _ now: Instant) -> Ticket {
        let opened = now + .hours(-Int.random(in: 0...400, using: &self))
        let state = pick(TicketState.allCases)
        let done = state.isOpen ? nil : max(opened, now + .minutes(Int.random(in: -300...0, using: &self)))
        var job = Job(
            department: .engineering, assignee: maybe(people.li), acceptedAt: maybe(now),
            eta: maybe(now + .minutes(20)),
            arrivedAt: maybe(now), doneAt: done, cost: maybe(Int.random(in: 0...9000, using: &self)))
        job.offered = nil
        return Ticket(
            number: TicketNumber(Int.random(in: 1001...1015, using: &self)), state: state,
            category: pick([.waterLeak, .elevatorFault, .parking]), urgency: pick(Urgency.allCases),
            concern: pick(Concern.allCases.filter { $0 != .inspection }),
            place: Place(building: maybe(pick(["3", "5"]))), words: "漏水",
            reporter: people.wang, home: maybe(people.home), unverified: false, owner: nil, ownerName: nil,
            lead: pick([.engineering, .cleaning]), job: job, openedAt: opened, changedAt: now, doneAt: done,
            rating: maybe(pick([1, 2, 3, 4, 5])), reopenings: pick([0, 0, 1]), unconfirmed: Bool.random(using: &self),
            chased: pick([0, 1]), clock: FinishClock(began: opened, running: maybe(opened), spent: pick([0, 30])),
            origin: Origin(channel: channel, room: "residents", message: nil, account: "u-wang", accountName: "芳"))
    }

    mutating func likelyEntry(of ticket: TicketNumber, _ now: Instant) -> HistoryEntry {
        HistoryEntry(
            ticket: ticket, event: pick(HistoryEntry.Event.allCases), at: now, by: nil, byName: nil, source: nil)
    }
}
