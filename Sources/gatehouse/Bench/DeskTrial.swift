import ArgumentParser
import Channels
import Chat
import Conversations
import Foundation
import Gateway
import Logging
import ServiceDesk
import Storage

/// One store, and messages decided in it.
struct DeskTrial {
    let perSecond: Double
    /// In milliseconds.
    let alarmCheck: Double

    private static let channel: ChannelID = "bench"
    private static let community = "bench"
    /// 2026-03-02 09:00 in Shanghai.
    private static let now = Instant(milliseconds: 1_772_413_200_000)
    private static let buildings = 20
    private static let homesEach = 100

    static func played(_ library: Library, _ years: Years, _ messages: Int, _ rounds: Int) async throws -> DeskTrial {
        let folder = FileManager.default.temporaryDirectory.appending(path: "gatehouse-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try Store(at: folder.appending(path: "bench.sqlite").path)
        try await store.transaction { books in
            try books.enrol(roll)
            try books.fill(community, with: years, at: now)
        }
        let adapter = try Registry.adapter(
            platform: "standard",
            options: Options([
                "secret": ["whsec_\(Data((0..<32).map { UInt8($0) }).base64EncodedString())"],
                "send_url": ["https://bench.invalid"],
            ]))
        guard
            let office = Office(
                understanders: library.understanders, books: library.books,
                lines: [channel: .init(community: community, adapter: adapter)], calendar: library.calendar,
                duties: library.duties)
        else { throw ValidationError("the folder Conversations/ has no wordings") }
        let log = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
        let watch = Watch(now: { now }, chance: { $0 })
        let clerk = Clerk(store: store, office: office, watch: watch, arrivals: Bell(), after: [], log: log)
        let clock = ContinuousClock()
        var best = Duration.seconds(3600)
        for round in 0..<rounds {
            for start in stride(from: 0, to: messages, by: 500) {
                let rows = (start..<min(start + 500, messages)).map { row(round * messages + $0) }
                _ = try await store.keep(rows)
            }
            best = min(best, try await clock.measure { while try await clerk.decideSome() > 0 {} })
        }
        let time = office.time
        var check = Duration.seconds(3600)
        for _ in 0..<20 {
            check = min(
                check,
                try await clock.measure {
                    _ = try await store.transaction { try $0.takeDueAlarm(at: now + .hours(-48), time: time) == nil }
                    _ = try await store.reading { try $0.nextAlarm() }
                })
        }
        try store.close()
        return DeskTrial(
            perSecond: Double(messages) / (best / .seconds(1)), alarmCheck: check / .milliseconds(1))
    }

    /// What residents and staff write on a busy day; every tenth is a report.
    private static func row(_ index: Int) -> InboxRow {
        let home = (index &* 7919) % (buildings * homesEach)
        let (sender, room, text): (String, String, String) =
            switch index % 10 {
            case 0: ("u-\(home)", "residents", "我家厨房水管漏水了，地上都是水")
            case 1: ("u-\(home)", "residents", "今天天气倒是不错")
            case 2: ("u-\(home)", "d-\(home)", "进度")
            case 3: ("s-\(index % 4)", "staff", "收到")
            case 4: ("u-\(home)", "residents", "谁家有多余的纸箱吗")
            case 5: ("u-\(home)", "d-\(home)", "怎么还没人来")
            case 6: ("s-\(index % 4)", "staff", "今天中午吃什么")
            case 7: ("u-\(home)", "residents", "我家也停水了")
            case 8: ("u-\(home)", "d-\(home)", "谢谢")
            case _: ("u-\(home)", "residents", "楼下快递柜满了")
            }
        let message = Inbound(
            id: MessageID("m-\(index)"), dedupe: "m-\(index)",
            room: Room(id: ChatID(room), kind: room.hasPrefix("d-") ? .direct : .group),
            sender: Sender(id: SenderID(sender), name: "住户"), text: text, sentAt: now.date)
        return InboxRow(channel: channel, message: message, raw: Array(text.utf8), received: now)
    }

    private static let roll = Roll(
        community: .init(
            id: community, name: community, zone: TimeZone(identifier: "Asia/Shanghai") ?? .gmt, language: .chinese,
            level: ServiceLevel()),
        rooms: [
            .init(channel: channel, id: "residents", setting: .residents),
            .init(channel: channel, id: "staff", setting: .staff),
            .init(channel: channel, id: "managers", setting: .managers),
        ], homes: [],
        people: (0..<(buildings * homesEach)).map { index in
            Roll.Person(
                id: "u-\(index)", role: .resident, name: "住户\(index)",
                homes: [
                    HomeAddress(
                        building: String(index / homesEach + 1), unit: String(index % 4 + 1),
                        room: String(100 + index % homesEach))
                ], accounts: [.init(channel: channel, sender: SenderID("u-\(index)"), direct: ChatID("d-\(index)"))])
        }
            + (0..<4).map { index in
                Roll.Person(
                    id: "s-\(index)", role: .staff, name: "师傅\(index)", department: .engineering,
                    accounts: [.init(channel: channel, sender: SenderID("s-\(index)"), direct: nil)])
            })
}
