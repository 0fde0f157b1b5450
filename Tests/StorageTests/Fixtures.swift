import Chat
import Foundation
import GRDB
import ServiceDesk
import Testing

@testable import Phrasing
@testable import Storage

let channel: ChannelID = "app"
let guiyuan = "guiyuan"
let noon = Instant(milliseconds: 1_795_579_200_000)  // 2026-11-25T04:00:00Z

/// Gives the work a path for a store in a folder of its own, which goes afterwards.
func inFolder<Value>(_ work: (String) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await work(folder.appending(path: "house.sqlite").path)
}

/// Gives the work a store that has the roll in it.
func withStore<Value>(
    patience: Duration = .seconds(5), roll: Roll = .sample, _ work: (Store) async throws -> Value
) async throws -> Value {
    try await inFolder { path in
        let store = try Store(at: path, patience: patience)
        try await store.transaction { try $0.enrol(roll) }
        let value = try await work(store)
        try store.close()
        return value
    }
}

extension Roll {
    static let sample = Roll(
        community: .init(
            id: guiyuan, name: "桂园小区", zone: .gmt, language: .chinese, level: ServiceLevel()),
        rooms: [
            .init(channel: channel, id: "residents", setting: .residents, name: "业主群"),
            .init(channel: channel, id: "staff", setting: .staff, name: "员工群"),
            .init(channel: channel, id: "guards", setting: .staff, department: .security, name: "秩序群"),
            .init(channel: channel, id: "managers", setting: .managers, name: "管理群"),
        ],
        homes: [
            HomeAddress(building: "3", unit: "2", room: "501"), HomeAddress(building: "3", unit: "2", room: "502"),
        ],
        people: [
            .init(
                id: "wang", role: .resident, name: "王芳", homes: [HomeAddress(building: "3", unit: "2", room: "501")],
                accounts: [.init(channel: channel, sender: "u-wang", direct: "d-wang")]),
            .init(
                id: "li", role: .staff, name: "李师傅", department: .engineering, phone: "13800138001",
                accounts: [
                    .init(channel: channel, sender: "u-li", direct: nil),
                    .init(channel: "telegram", sender: "77", direct: nil),
                ]),
            .init(
                id: "zhao", role: .manager, name: "赵经理",
                accounts: [.init(channel: channel, sender: "u-zhao", direct: "d-zhao")]),
        ])

    func with(people: [Person]? = nil, rooms: [Room]? = nil) -> Roll {
        Roll(community: community, rooms: rooms ?? self.rooms, homes: homes, people: people ?? self.people)
    }
}

extension Room {
    static let residents = Room(id: "residents", kind: .group, name: "业主群")
    static let staff = Room(id: "staff", kind: .group, name: "员工群")
    static func direct(_ id: String) -> Room { Room(id: ChatID(id), kind: .direct) }
}

func message(
    _ id: String, in room: Room = .residents, by sender: String = "u-wang", text: String = "厨房漏水了",
    quoting: MessageID? = nil
) -> Inbound {
    Inbound(
        id: MessageID(id), dedupe: "wh-\(id)", room: room, sender: Sender(id: SenderID(sender), name: "芳"), text: text,
        quoting: quoting, sentAt: noon.date)
}

func row(_ message: Inbound, at now: Instant = noon) -> InboxRow {
    InboxRow(channel: channel, message: message, raw: Array(message.text.utf8), received: now)
}

func words(_ text: String) -> Spoken<WorkPlane> { Spoken(text: RichText(plain: text)) }

extension Store {
    /// The person behind an account, met in a room.
    func meet(_ sender: String, in room: Room = .residents, on channel: ChannelID = channel) async throws -> Speaker {
        try await transaction {
            try $0.speaker(
                Sender(id: SenderID(sender), name: nil), in: room, on: channel, community: guiyuan, at: noon)
        }
    }

    func count(_ sql: String) async throws -> Int {
        try await reading { try Int.fetchOne($0.db, sql: "SELECT count(*) FROM \(sql)") ?? -1 }
    }

    func apply(_ changes: [Change] = [], alarms: [AlarmOrder] = []) async throws {
        try await transaction { try $0.apply(Decision(changes: changes, alarms: alarms), in: guiyuan) }
    }

    /// Puts a letter into the outbox, for a room of staff of that name.
    func post(
        _ text: String, on channel: ChannelID = channel, to room: String = "staff", key: String,
        haste: Haste = .routine,
        about link: Link? = nil, isReplaceable: Bool = false, at now: Instant = noon
    ) async throws {
        let place = WorkRoom(channel: channel, room: Room(id: ChatID(room), kind: .group))
        try await transaction {
            var letter = Letter(to: place, words(text), about: link)
            letter.haste = haste
            letter.isReplaceable = isReplaceable
            try $0.post(letter, key: key, in: guiyuan, at: now, cutting: { [$1] })
        }
    }

    func claim(at now: Instant = noon, limit: Int = 100) async throws -> [Delivery] {
        try await transaction { try $0.claimDeliveries(at: now, limit: limit) }
    }

    func settle(_ delivery: Delivery, _ settlement: Settlement, at now: Instant = noon) async throws {
        try await transaction { try $0.settle(delivery, settlement, at: now) }
    }
}

extension Ticket {
    static func sample(
        _ number: Int, by reporter: PersonID, state: TicketState = .dispatched, home: HomeID? = nil,
        lead: Department = .engineering, changed: Instant = noon, from message: MessageID? = "m-1",
        in room: ChatID = "residents"
    ) -> Ticket {
        Ticket(
            number: TicketNumber(number), state: state, category: .waterLeak, urgency: .normal, concern: .fault,
            place: Place(),
            words: "厨房漏水了", reporter: reporter, home: home, unverified: false, owner: nil, ownerName: nil, lead: lead,
            job: Job(department: lead), openedAt: noon, changedAt: changed, doneAt: nil, rating: nil, reopenings: 0,
            unconfirmed: false, chased: 0, clock: FinishClock(began: noon, running: noon, spent: 0),
            origin: Origin(channel: channel, room: room, message: message, account: "u-wang", accountName: "芳"))
    }
}

extension WorkingTime {
    /// The standard hours of a community without a calendar.
    static func always(_ community: CommunityFacts) -> WorkingTime {
        WorkingTime(hours: .standard, calendar: .weekends, zone: community.zone)
    }
}
