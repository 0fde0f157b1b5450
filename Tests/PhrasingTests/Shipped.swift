import Chat
import Foundation
import ServiceDesk

@testable import Conversations
@testable import Phrasing

/// The wordings as they ship.
enum Shipped {
    /// The checkout's folder `Conversations/`.
    static func folder(from file: String = #filePath) -> URL? {
        var place = URL(filePath: file)
        while place.path.count > 1 {
            place = place.deletingLastPathComponent()
            let folder = place.appending(path: "Conversations")
            if FileManager.default.fileExists(atPath: folder.appending(path: "zh/phrases").path) { return folder }
        }
        return nil
    }

    struct Missing: Error {}

    static func book(_ language: Language) throws -> PhraseBook {
        guard let folder = folder() else { throw Missing() }
        var files = PhraseFiles(language: language, folder: folder.appending(path: language.code))
        guard let book = files.read() else { throw FileFaults(files.faults) }
        return book
    }

    static let languages: [Language] = [.chinese, .english]
}

extension Voice {
    /// 2026-03-02 09:00 in Shanghai.
    static let morning = Voice(
        now: Instant(milliseconds: 1_772_413_200_000), zone: .init(identifier: "Asia/Shanghai") ?? .gmt)
}

/// A slot of each name, with a value as it often is.
enum Filled {
    static let place = Place(building: "3", unit: "2", room: "501", area: .kitchen)
    static let choice = TicketChoice(number: TicketNumber(1023), category: .waterLeak, place: place)
    static let entry = HistoryEntry(
        ticket: TicketNumber(1023), event: .accepted, at: Voice.morning.now, by: nil, byName: ServiceName("李师傅"),
        source: nil)

    static func open(_ name: SlotName) -> PublicSlot? {
        switch name {
        case .number: .number(TicketNumber(1023))
        case .numbers: .numbers([TicketNumber(1023), TicketNumber(1024)])
        case .owner: .owner(ServiceName("小周"))
        case .staff: .staff(ServiceName("李师傅"))
        case .state: .state(.accepted)
        case .at: .at(Voice.morning.now + .minutes(20))
        case .wait: .wait(.minutes(15))
        case .choices: .choices(PlaceChoice.allCases)
        case .households: .households(6)
        case .linked: .linked(TicketNumber(1001))
        case .tickets, .category, .place, .words, .money, .phone, .timeline, .rating, .urgency, .pictures,
            .unverified, .troubles, .because, .urgentBecause, .department, .items, .agreed,
            .reason, .people, .from, .refusals, .departments, .loads, .homes, .code, .left, .until, .listed, .unlisted,
            .figures:
            nil
        }
    }

    static func personal(_ name: SlotName) -> PrivateSlot? {
        switch name {
        case .number, .numbers, .owner, .staff, .state, .at, .wait, .choices, .households, .linked:
            open(name).map { .open($0) }
        case .tickets: .tickets([choice, choice])
        case .category: .category(.waterLeak)
        case .place: .place(place)
        case .words: .words("换了个角阀")
        case .money: .money(fen: 3500)
        case .phone: MaskedPhone("13800138000").map { .phone($0) }
        case .timeline: .timeline([entry])
        case .rating: .rating(2)
        case .homes: .homes([HomeAddress(building: "3", unit: "2", room: "501")])
        case .code: .code("58302114")
        case .left: .left(2)
        case .troubles: .troubles([.powerOutage, .powerTrip])
        case .items: .charges([Charge("材料", fen: 3500), Charge("人工", fen: 8500)])
        case .urgency, .pictures, .unverified, .because, .urgentBecause, .department, .agreed, .reason, .people, .from,
            .refusals,
            .departments, .loads, .until, .listed, .unlisted, .figures:
            nil
        }
    }

    static func work(_ name: SlotName) -> WorkSlot? {
        switch name {
        case .number: .number(TicketNumber(1023))
        case .owner: .owner(ServiceName("小周"))
        case .staff: .staff(ServiceName("李师傅"))
        case .state: .state(.accepted)
        case .at: .at(Voice.morning.now + .minutes(20))
        case .wait: .wait(.minutes(15))
        case .tickets: .tickets([choice, choice])
        case .category: .category(.waterLeak)
        case .place: .place(place)
        case .words: .words("厨房水管漏水了")
        case .money: .money(fen: 3500)
        case .timeline: .timeline([entry])
        case .rating: .rating(2)
        case .urgency: .urgency(.emergency)
        case .pictures: .pictures(2)
        case .unverified: .unverified
        case .because: .because(.said(words: ["水管", "漏水"], rule: "zh/rules/faults.yaml:5"))
        case .urgentBecause: .urgentBecause(.corrected(by: ServiceName("赵经理"), at: Voice.morning.now))
        case .department: .department(.engineering)
        case .numbers: .numbers([TicketNumber(1023), TicketNumber(1024)])
        case .people: .people([ServiceName("李师傅"), ServiceName("王师傅")])
        case .from: .from(ServiceName("小周"))
        case .refusals: .refusals(2)
        case .loads: .loads([Load(name: ServiceName("李师傅"), department: .engineering, jobs: 3, onDuty: false)])
        case .figures: .figures(FigurePages.all)
        case .departments: .departments([.cleaning, .security])
        case .agreed: .agreed(fen: 12000)
        case .reason: .reason(.parts)
        case .code: .code("58302114")
        case .left: .left(2)
        case .until: .until(Voice.morning.now + .hours(48))
        case .listed: .listed
        case .unlisted: .unlisted
        case .households: .households(6)
        case .linked: .linked(TicketNumber(1001))
        case .choices, .phone, .troubles, .items, .homes: nil
        }
    }
}

extension StatementKey {
    /// In a steady order.
    func slots(_ some: Set<SlotName>) -> [SlotName] { some.sorted { $0.rawValue < $1.rawValue } }
}
