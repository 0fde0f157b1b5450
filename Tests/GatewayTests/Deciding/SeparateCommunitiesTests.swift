import Channels
import Chat
import Foundation
import Gateway
import ServiceDesk
import Storage
import Testing

/// Two communities over one store and one channel know nothing of each other.
@Suite struct SeparateCommunitiesTests {
    private static let other = "haitang"

    /// The same addresses, the same names, the same numbers: only the community tells them apart.
    private static let haitang = Roll(
        community: .init(
            id: other, name: "海棠园", zone: .gmt, language: .chinese, level: ServiceLevel(), dispatching: .take),
        rooms: [
            .init(channel: channel, id: "h-residents", setting: .residents, name: "业主群"),
            .init(channel: channel, id: "h-staff", setting: .staff, name: "员工群"),
            .init(channel: channel, id: "h-managers", setting: .managers, name: "管理群"),
        ],
        homes: [HomeAddress(building: "3", unit: "2", room: "501")],
        people: [
            .init(
                id: "wang", role: .resident, name: "王芳", homes: [HomeAddress(building: "3", unit: "2", room: "501")],
                accounts: [.init(channel: channel, sender: "h-wang", direct: "d-h-wang")]),
            .init(
                id: "li", role: .staff, name: "李师傅", department: .engineering,
                accounts: [.init(channel: channel, sender: "h-li", direct: nil)]),
            .init(
                id: "zhao", role: .manager, name: "赵经理",
                accounts: [.init(channel: channel, sender: "h-zhao", direct: "d-h-zhao")]),
        ])

    /// Rooms in which somebody of the second community would hear it.
    private func isTheirs(_ room: String) -> Bool { room.hasPrefix("h-") || room.hasPrefix("d-h-") }

    private func both(_ work: (Desk) async throws -> Void) async throws {
        try await Desk.open { desk in
            try await desk.store.transaction { try $0.enrol(Self.haitang) }
            try await work(desk)
        }
    }

    @Test func `the same fault in both is two tickets, each told at home, and joined by neither`() async throws {
        try await both { desk in
            let here = try await desk.hear("3号楼停水了", by: "u-wang", in: "residents")
            let there = try await desk.hear("3号楼停水了", by: "h-wang", in: "h-residents")
            #expect(!here.keys.contains(where: isTheirs))
            #expect(!there.isEmpty && there.keys.allSatisfy(isTheirs))
            let tickets = try await desk.store.reading { books in
                try [guiyuan, Self.other].map { community in
                    var numbers: [Int] = []
                    try books.eachTicket(in: community) { numbers.append($0.number.value) }
                    return numbers
                }
            }
            #expect(tickets == [[1001], [1001]])
        }
    }

    @Test(arguments: ["1001 进度", "收到 1001", "1001 修好了", "取消 1001", "催一下 1001", "改类 1001 停电", "我的单", "负荷", "暴雨模式开"])
    func `nothing anybody there says touches a ticket here`(_ words: String) async throws {
        try await both { desk in
            try await desk.hear(leak, by: "u-wang", in: "residents")
            let before = try await desk.store.reading { try $0.record(of: TicketNumber(1001), in: guiyuan)?.0 }
            for (sender, room) in [
                ("h-wang", "h-residents"), ("h-wang", "d-h-wang"), ("h-li", "h-staff"), ("h-zhao", "h-managers"),
            ] {
                let said = try await desk.hear(words, by: sender, in: room)
                #expect(said.keys.allSatisfy(isTheirs), "\(said)")
                for text in said.values { #expect(!text.contains("漏水") && !text.contains("厨房"), "\(text)") }
            }
            let after = try await desk.store.reading { try $0.record(of: TicketNumber(1001), in: guiyuan)?.0 }
            #expect(before == after)
            let isStormy = try await desk.store.reading { try $0.community(guiyuan)?.isStormy }
            #expect(isStormy == false)
        }
    }

    @Test func `who works there is a resident like others here`() async throws {
        try await both { desk in
            try await desk.hear(leak, by: "u-wang", in: "residents")
            let said = try await desk.hear("收到 1001", by: "h-li", in: "staff")
            #expect(said["staff"]?.contains("李师傅") != true)
            let ticket = try await desk.store.reading { try $0.record(of: TicketNumber(1001), in: guiyuan)?.0 }
            #expect(ticket?.job.assignee == nil)
        }
    }

    @Test func `an alarm of one is heard in its own rooms only`() async throws {
        try await both { desk in
            try await desk.hear("我家停水了，3栋2单元", by: "u-wang", in: "residents")
            try await desk.hear("我家停水了，3栋2单元", by: "h-wang", in: "h-residents")
            let late = Desk.noon + .hours(30)
            let keeper = Timekeeper(
                store: desk.store, office: desk.office, watch: Watch(now: { late }, chance: { $0 }), alarms: Bell(),
                outgoing: Bell(), log: silence)
            while try await keeper.wakeOne() {}
            let letters = try await desk.store.outgoing()
            #expect(letters.contains { isTheirs($0.chat) } && letters.contains { !isTheirs($0.chat) })
            #expect(letters.allSatisfy { isTheirs($0.chat) == ($0.community == Self.other) })
        }
    }
}

extension Store {
    fileprivate func outgoing() async throws -> [(chat: String, community: String)] {
        try await reading { try $0.letterRooms() }
    }
}
