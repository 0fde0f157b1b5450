import Chat
import Foundation
import GRDB
import Phrasing
import ServiceDesk
import Testing

@testable import Storage

@Suite struct NoticeTests {
    private static let roll: Roll = {
        var three = Roll.Room(channel: channel, id: "three", setting: .residents, name: "三栋群")
        three.buildings = ["3"]
        return Roll(
            community: Roll.sample.community, rooms: [three, .init(channel: channel, id: "staff", setting: .staff)],
            homes: Roll.sample.homes + [
                HomeAddress(building: "7", room: "101"), HomeAddress(building: "7", room: "102"),
            ],
            people: Roll.sample.people + [
                .init(
                    id: "lin", role: .resident, name: "小林", homes: [HomeAddress(building: "7", room: "101")],
                    accounts: [.init(channel: channel, sender: "u-lin", direct: "d-lin")])
            ])
    }()

    private static func notice(_ number: Int = 1, state: Notice.State = .sent, for audience: Audience) -> Notice {
        var notice = Notice(
            number: NoticeNumber(number), kind: .outage, words: "停水", author: PersonID(1),
            authorName: ServiceName("赵经理"),
            createdAt: noon)
        notice.audience = audience
        notice.service = .water
        notice.state = state
        notice.sendAt = noon
        return notice
    }

    private static let both = Audience(buildings: ["3", "7"])

    /// The notice in the books, and a copy of it on its way to each of the rooms.
    private func send(_ store: Store, to rooms: [String], key: String = "k", at now: Instant = noon) async throws {
        try await store.apply([.notice(Self.notice(for: Self.both))])
        try await store.transaction { books in
            for room in rooms {
                var letter = Letter(
                    to: WorkRoom(channel: channel, room: Room(id: ChatID(room), kind: .group)), words("停水"),
                    about: Link(NoticeNumber(1)))
                letter.copy = .init(of: NoticeNumber(1), isNotice: true)
                try books.post(letter, key: "\(key)-\(room)", in: guiyuan, at: now, cutting: { [$1] })
            }
        }
    }

    @Test func `who was pointed to a notice is known, and so is when this room was told`() async throws {
        try await withStore(roll: Self.roll) { store in
            try await store.apply([.notice(Self.notice(for: Self.both))])
            let origin = Origin(
                channel: channel, room: "three", message: "m1", account: "u-wang", accountName: "王芳")
            try await store.apply([.notices(.asked(NoticeNumber(1), PersonID(1), origin, at: noon))])
            try await store.reading { books in
                let known = try books.knownNotices(to: PersonID(1), at: origin, quoted: nil, in: guiyuan)
                let other = try books.knownNotices(to: PersonID(2), at: origin, quoted: nil, in: guiyuan)
                #expect(known.heard == [NoticeNumber(1)] && other.heard.isEmpty)
                #expect(other.answeredHere == [NoticeNumber(1): noon])
            }
        }
    }

    @Test func `a notice is kept as it stands, and the last that holds is found`() async throws {
        try await withStore(roll: Self.roll) { store in
            let first = Self.notice(for: Self.both)
            let draft = Self.notice(2, state: .draft, for: Audience(all: true))
            try await store.apply([.notice(first), .notice(draft)])
            let (second, last, next) = try await store.reading { books in
                (
                    try books.notice(NoticeNumber(2), in: guiyuan), try books.lastNotice(in: guiyuan),
                    try books.nextNotice(in: guiyuan)
                )
            }
            #expect(second == draft && last == first && next == NoticeNumber(3))
        }
    }

    @Test func `homes without a group are written to alone, and those without either are unreachable`() async throws {
        try await withStore(roll: Self.roll) { store in
            let (reach, places) = try await store.reading { books in
                (
                    try books.reach(of: Self.both, telling: News([.outage]), in: guiyuan, since: noon, at: noon),
                    try books.destinations(of: Self.both, telling: News([.outage]), in: guiyuan, at: noon)
                )
            }
            #expect(reach.groups == 1 && reach.directs == 1 && reach.homes == 4)
            #expect(reach.unreachable == [HomeAddress(building: "7", room: "102")])
            #expect(places.groups.map(\.room.id) == ["three"])
            #expect(places.directs.map(\.room.room.id) == ["d-lin"])
        }
    }

    @Test func `what groups have heard today counts, a notice once`() async throws {
        try await withStore(roll: Self.roll) { store in
            try await send(store, to: ["three"])
            try await send(store, to: ["three"], key: "again")
            let (today, tomorrow) = try await store.reading { books in
                (
                    try books.reach(of: Self.both, telling: News([.outage]), in: guiyuan, since: noon, at: noon)
                        .heardToday,
                    try books.reach(
                        of: Self.both, telling: News([.outage]), in: guiyuan, since: noon + .hours(24), at: noon
                    ).heardToday
                )
            }
            #expect(today == 1 && tomorrow == 0)
        }
    }

    @Test func `figures tell of the last copy in each room, with the reason it failed`() async throws {
        try await withStore(roll: Self.roll) { store in
            try await send(store, to: ["three", "five"])
            for delivery in try await store.claim() {
                let failed = delivery.message.room.id == "five"
                try await store.transaction {
                    try $0.settle(delivery, failed ? .dead(because: "HTTP 403") : .delivered("m"), at: noon)
                }
            }
            var figures = try await store.reading { try $0.figures(of: NoticeNumber(1), in: guiyuan) }
            #expect(figures.delivered == 1 && figures.failed == [.init(why: "HTTP 403", count: 1)])
            try await send(store, to: ["five"], key: "again")
            figures = try await store.reading { try $0.figures(of: NoticeNumber(1), in: guiyuan) }
            #expect(figures.delivered == 1 && figures.failures == 0 && figures.waiting == 1)
        }
    }

    @Test func `copies of a recalled notice that wait are never claimed`() async throws {
        try await withStore(roll: Self.roll) { store in
            try await send(store, to: ["three", "five"])
            try await store.apply([.stopCopies(NoticeNumber(1))])
            #expect(try await store.claim().isEmpty)
        }
    }

    @Test func `a quote of a copy means the notice, and no ticket of that number`() async throws {
        try await withStore(roll: Self.roll) { store in
            try await send(store, to: ["three"])
            let delivery = try #require(try await store.claim().first)
            try await store.transaction { try $0.settle(delivery, .delivered("b-1"), at: noon) }
            let room = Room(id: "three", kind: .group)
            let link = try await store.reading {
                try $0.quoted(by: message("m-2", in: room, quoting: "b-1"), on: channel, in: guiyuan)
            }
            #expect(link == Link(NoticeNumber(1)) && link?.ticket == nil)
        }
    }

    @Test func `its clock is in the table until it rings, and a superseded notice has none`() async throws {
        try await withStore(roll: Self.roll) { store in
            try await store.apply([
                .notice(Self.notice(for: Self.both)), .noticeAlarm(.end, NoticeNumber(1), at: noon + .hours(1)),
                .noticeAlarm(.soon, NoticeNumber(1), at: noon + .minutes(5)),
                .noticeAlarm(.soon, NoticeNumber(1), at: nil),
            ])
            #expect(try await store.reading { try $0.nextAlarm() } == noon + .hours(1))
            #expect(try await store.transaction { try $0.takeDueNotice(at: noon) == nil })
            let due = try await store.transaction { try $0.takeDueNotice(at: noon + .hours(2)) }
            #expect(due?.waking.kind == .end && due?.due == noon + .hours(1))
            try await store.apply([.noticeAlarm(.end, NoticeNumber(1), at: noon), .superseded(NoticeNumber(1))])
            #expect(try await store.reading { try $0.nextAlarm() } == nil)
            #expect(try await store.reading { try $0.notice(NoticeNumber(1), in: guiyuan)?.state } == .replaced)
        }
    }
}
