import GRDB
import ServiceDesk
import Testing

@testable import Storage

/// What people want to be sent alone, as the books keep it.
@Suite struct NewsChoicesTests {
    private static let wang = PersonID(1)
    private static let three = Audience(buildings: ["3"])

    private func directs(_ store: Store, _ news: News) async throws -> [String] {
        try await store.reading { books in
            try books.destinations(of: Self.three, telling: news, in: guiyuan, at: noon).directs.map(\.room.room.id.raw)
        }
    }

    private static let works = News(.works, isAboutParking: false, isEmergency: false)

    @Test func `who wants it besides the groups is sent it, who declined is not, and taken back it is as before`()
        async throws
    {
        try await withStore { store in
            #expect(try await directs(store, Self.works) == [])
            try await store.apply([.notices(.chose(Self.wang, [.works], wants: true))])
            #expect(try await directs(store, Self.works) == ["d-wang"])
            #expect(try await directs(store, News([.event])) == [])
            try await store.apply([.notices(.chose(Self.wang, [.works], wants: false))])
            #expect(try await directs(store, Self.works) == [])
            try await store.apply([.notices(.chose(Self.wang, NewsKind.allCases, wants: true))])
            // Only what was turned off came back.
            #expect(try await directs(store, News([.event])) == [])
        }
    }

    @Test func `declined parking leaves out a notice of works about it, but no emergency`() async throws {
        try await withStore { store in
            try await store.apply([
                .notices(.chose(Self.wang, [.works], wants: true)),
                .notices(.chose(Self.wang, [.parking], wants: false)),
            ])
            #expect(try await directs(store, News(.works, isAboutParking: true, isEmergency: false)) == [])
            #expect(try await directs(store, News(.works, isAboutParking: true, isEmergency: true)) == ["d-wang"])
            let (parking, bills) = try await store.reading { books in
                (try books.declines(Self.wang, .parking), try books.declines(Self.wang, .bills))
            }
            #expect(parking && !bills)
        }
    }

    @Test func `what always comes cannot be declined, and need not come twice`() async throws {
        try await withStore { store in
            try await store.apply([.notices(.chose(Self.wang, [.outage], wants: true))])
            #expect(try await directs(store, News([.outage])) == ["d-wang"])
            try await store.apply([.notices(.chose(Self.wang, NewsKind.allCases, wants: false))])
            #expect(try await directs(store, News([.outage])) == [])
            let declined = try await store.reading { try $0.declines(Self.wang, .outage) }
            #expect(!declined)
        }
    }

    @Test func `erased, nothing is kept of what they wanted or read`() async throws {
        try await withStore { store in
            try await store.apply([.notices(.chose(Self.wang, [.event], wants: false))])
            try await store.apply([.register(.erased(Self.wang, at: noon))])
            let left = try await store.reading { try Int.fetchOne($0.db, sql: "SELECT count(*) FROM news_choice") }
            #expect(left == 0)
        }
    }

    @Test func `a home has read when one of its people has`() async throws {
        try await withStore { store in
            var notice = Notice(
                number: NoticeNumber(1), kind: .safety, words: "防火", author: Self.wang,
                authorName: ServiceName("赵经理"), createdAt: noon)
            notice.audience = Self.three
            notice.wantsReading = true
            notice.state = .sent
            notice.sendAt = noon
            try await store.apply([.notice(notice), .notices(.read(notice.number, Self.wang, at: noon))])
            try await store.apply([.notices(.read(notice.number, Self.wang, at: noon))])
            let kept = notice
            let figures = try await store.reading { try $0.homesRead(of: kept, in: guiyuan, at: noon) }
            #expect(figures?.read == 1 && figures?.unread == [HomeAddress(building: "3", unit: "2", room: "502")])
        }
    }
}
