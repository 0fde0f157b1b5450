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
        guard var book = files.read() else { throw FileFaults(files.faults) }
        var plans = PlanFiles(language: language.code, folder: folder)
        plans.read()
        guard plans.faults.isEmpty else { throw FileFaults(plans.faults) }
        book.plans = plans.words
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

    static let day = CivilDay(year: 2026, month: 3, day: 3)
    static let warning = WeatherWarning(
        .rainstorm, .red, from: Voice.morning.now, until: Voice.morning.now + .hours(24))
    static let items = [CheckItem("雨水口", category: .waterDrain), CheckItem("水泵", category: .waterDrain)]
    static let span = Span(from: Voice.morning.now + .hours(24), to: Voice.morning.now + .hours(27))

    static let card = WorkCard(
        name: "leak", categories: [.waterLeak], standard: "先止水", steps: ["关阀", "找漏点"], sayings: ["先把水关了"],
        quiz: [QuizItem(question: "先做什么？", choices: ["找漏点", "断电"], right: 2, because: "水和电会伤人。")])
    static let answer = CommonAnswer(text: "服务中心每天 8:30–18:00。", source: "公示栏")

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
        case .answer: .answer(answer)
        case .source: .source(answer)
        case .households: .households(6)
        case .safety: .safety(.gas)
        case .outside: .outside([OutsideNumber(service: .gasRepair, number: "96777")])
        case .linked: .linked(TicketNumber(1001))
        case .letter: .letter(FigurePages.letter)
        case .title: .title(.water)
        case .text: try? .text(JSONDecoder().decode(NoticeText.self, from: Data(#""水泵检修，请提前储水""#.utf8)))
        case .span: .span(span)
        case .scope: .scope(Scope(Audience(buildings: ["3", "5"])))
        case .contact: .contact(DeskPhone("88001234"))
        case .sheet: .sheet(Money.sheet)
        case .published: .published([Money.sheet, Money.sheet])
        case .period: AccountPeriod(reading: "2026-Q3").map { .period($0) }
        case .round: .round(CareName("雨季前排水检查"))
        case .checked: .checked(42)
        case .total: .total(42)
        case .faults: .faults(2)
        case .checklist, .stops, .marks, .fine, .without, .rounds, .warnings, .signs, .forecast: nil
        case .tickets, .category, .place, .words, .money, .phone, .timeline, .rating, .urgency, .pictures, .recordings,
            .unverified, .troubles, .because, .urgentBecause, .department, .items, .agreed,
            .reason, .people, .from, .refusals, .departments, .loads, .homes, .code, .left, .until, .listed, .unlisted,
            .letters, .figures,
            .month, .months, .kinds, .missing,
            .outliers, .lines, .due, .dues, .arrears, .changes, .difference, .pay, .paid, .late, .area, .kind,
            .accountsKind, .notice, .groups, .directs, .unreachable, .count,
            .delivered, .waiting, .failures, .objections, .list, .noticeState, .emergency, .everyone, .readBack, .plan,
            .steps,
            .acceptedAfter, .arrivedAfter, .standard, .todo, .sayings, .question, .answers,
            .rightAnswer, .reasonWhy, .inReturn, .news:
            nil
        }
    }

    static func personal(_ name: SlotName) -> PrivateSlot? {
        switch name {
        case .number, .numbers, .owner, .staff, .state, .at, .wait, .choices, .households, .linked, .letter, .title,
            .text, .span, .scope, .contact, .safety, .outside, .round, .checked, .total, .faults, .answer, .source:
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
        case .urgency, .pictures, .recordings, .unverified, .because, .urgentBecause, .department, .agreed, .reason,
            .people, .from,
            .refusals,
            .departments, .loads, .letters, .until, .listed, .unlisted, .figures, .months, .kinds, .missing, .outliers,
            .notice, .groups, .directs, .unreachable, .count,
            .delivered, .waiting, .failures, .objections, .list, .noticeState, .emergency, .everyone, .readBack,
            .accountsKind,
            .plan,
            .steps, .acceptedAfter, .arrivedAfter, .standard, .todo, .sayings, .question, .answers, .rightAnswer,
            .reasonWhy, .inReturn:
            nil
        case .checklist, .stops, .marks, .fine, .without, .rounds, .warnings, .signs, .forecast: nil
        case .month: .month(Money.month)
        case .lines: .lines(Money.lines)
        case .due: .due(Money.due)
        case .dues: .dues([Due(day: Money.due, fen: 58223)])
        case .arrears: .arrears(fen: 60000)
        case .changes: .changes(Money.changes)
        case .difference: .difference(fen: 1380)
        case .pay: .pay("物业前台或银行转账")
        case .paid: .paid(fen: 60000)
        case .late: .late(LateSum(charge: Money.late, fen: 511))
        case .area: .area(Quantity(millionths: 98_560_000))
        case .period, .sheet, .published: open(name).map { .open($0) }
        case .kind: .kind(.water)
        case .news: .news([.event, .parking])
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
        case .recordings: .recordings(1)
        case .unverified: .unverified
        case .because: .because(.said(words: ["水管", "漏水"], rule: "zh/rules/faults.yaml:5"))
        case .urgentBecause: .urgentBecause(.corrected(by: ServiceName("赵经理"), at: Voice.morning.now))
        case .department: .department(.engineering)
        case .numbers: .numbers([TicketNumber(1023), TicketNumber(1024)])
        case .people: .people([ServiceName("李师傅"), ServiceName("王师傅")])
        case .from: .from(ServiceName("小周"))
        case .refusals: .refusals(2)
        case .letters: .letters(3)
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
        case .month: .month(Money.month)
        case .months: .months([Money.month, Money.month + 1])
        case .sheet: .sheet(Money.sheet)
        case .period: AccountPeriod(reading: "2026-Q3").map { .period($0) }
        case .published: .published([Money.sheet])
        case .accountsKind: .accountsKind(.commonRevenue)
        case .due: .due(Money.due)
        case .kinds: .kinds([.init(kind: .water, fen: 4140, before: 2760)])
        case .missing: .missing((1...12).map { HomeAddress(building: "3", unit: "1", room: "\($0)01") })
        case .outliers: .outliers(Money.preview.outliers)
        case .lines: .lines(Money.lines)
        case .notice: .notice(NoticeNumber(3))
        case .title: .title(.water)
        case .text: .text("水泵检修，请提前储水")
        case .span: .span(span)
        case .scope: .scope(Scope(Audience(buildings: ["3"], units: ["2"])))
        case .contact: .contact(DeskPhone("88001234"))
        case .groups: .groups(2)
        case .directs: .directs(3)
        case .unreachable: .unreachable(4)
        case .count: .count(2)
        case .delivered: .delivered(5)
        case .waiting: .waiting(1)
        case .failures: .failures([.init(why: "HTTP 403", count: 2)])
        case .objections: .objections([.threat, .phone])
        case .list: .list([HomeAddress(building: "7", room: "102")])
        case .noticeState: .noticeState(.recalled)
        case .emergency: .emergency
        case .everyone: .everyone
        case .readBack: .readBack
        case .plan: .plan(.trapped)
        case .steps: .steps(.trapped)
        case .outside: .outside([OutsideNumber(service: .gasRepair, number: "96777")])
        case .acceptedAfter: .acceptedAfter(.minutes(1))
        case .arrivedAfter: .arrivedAfter(.minutes(6))
        case .round: .round(CareName("雨季前排水检查"))
        case .rounds: .rounds([CareName("雨季前排水检查"), CareName("雪前防滑检查")])
        case .warnings: .warnings([warning])
        case .signs: .signs([.warning(warning), .rain(623, day), .low(-52, day), .high(381, day), .gust(249, day)])
        case .forecast:
            .forecast([
                Forecast.Day(day, rain: 0, low: -4, high: 105, gust: nil),
                Forecast.Day(day + 1, rain: nil, low: nil, high: nil, gust: 90),
            ])
        case .checklist: .checklist(Filled.items)
        case .stops: .stops([Place(building: "3"), Place(building: "5", unit: "2")])
        case .marks: .marks([2], of: Filled.items)
        case .fine: .fine([1, 2])
        case .without: .without([3])
        case .checked: .checked(42)
        case .total: .total(42)
        case .inReturn: .inReturn(span)
        case .standard: .standard(card)
        case .todo: .todo(card)
        case .sayings: .sayings(card)
        case .question: .question(card.quiz[0])
        case .answers: .answers(card.quiz[0])
        case .rightAnswer: .rightAnswer(card.quiz[0])
        case .reasonWhy: .reasonWhy(card.quiz[0])
        case .answer, .source: nil
        case .safety, .letter, .faults, .choices, .phone, .troubles, .items, .homes, .dues, .arrears, .changes,
            .difference, .pay, .paid, .late, .area, .kind, .news:
            nil
        }
    }
}

extension StatementKey {
    /// In a steady order.
    func slots(_ some: Set<SlotName>) -> [SlotName] { some.sorted { $0.rawValue < $1.rawValue } }
}

/// Bills with a line of each kind.
enum Money {
    static let month = Month(year: 2026, month: 2)
    static let due = CivilDay(year: 2026, month: 3, day: 31)
    static let late = LateCharge(
        perDay: Quantity(millionths: 500), grace: 3, cap: Quantity(millionths: 100_000), clause: "7.2")

    static var lines: [BillLine] {
        let (area, price) = (Quantity(millionths: 98_560_000), Quantity(millionths: 2_800_000))
        let used = Share.Consumption(quantity: Quantity(1860), unit: "度", price: Quantity(millionths: 520_000))
        let tiers = TieredPrice([
            .init(upTo: Quantity(5), price: price), .init(upTo: nil, price: Quantity(4)),
        ])
        var formulas: [(FeeKind, Formula)] = [
            (.property, .area(area, rate: price)), (.parking, .fixed(fen: 30000)),
            (.water, .meter(from: Quantity(100), to: Quantity(112), unit: "吨", price: price)),
            (.heating, .partMonth(.area(area, rate: price), days: 16, of: 31)),
            (.gas, .quantity(Quantity(3), unit: "方", price: price)),
            (.lateFee, .late(late, base: 27597, days: 37)),
        ]
        if let tiers { formulas.append((.electricity, .tiers(from: Quantity(0), to: Quantity(7), unit: "度", tiers))) }
        formulas += Share.Basis.allCases.map { basis in
            (
                .shared,
                .share(Share(total: 96720, used: used, basis: basis, own: area, whole: Quantity(15230), fen: 626))
            )
        }
        return formulas.map { kind, formula in
            BillLine(kind: kind, formula: formula, fen: formula.fen, due: due, clause: "第12条", version: 2)
        }
    }

    static var changes: [LineChange] {
        let causes: [LineChange.Cause] = [
            .new, .gone, .used(from: Quantity(8), to: Quantity(12), unit: "吨"),
            .price(from: Quantity(2), to: Quantity(3)), .whole(from: 96720, to: 99999), .divided, .other,
        ]
        return causes.map { LineChange(kind: .water, what: "A12", fen: 1380, cause: $0) }
    }

    static let sheet = AccountsSheet(
        kind: .commonRevenue, period: AccountPeriod(first: Month(year: 2026, month: 7), months: 3), opening: 1_200_000,
        income: [AccountsItem(name: "电梯广告", fen: 500_000)], expense: [AccountsItem(name: "维护", fen: 100_000)],
        closing: 1_600_000, version: 2)

    static let preview = BillPreview(
        months: [month], kinds: [], drafted: [HomeAddress(building: "3", room: "501"): 9000],
        earlier: [HomeAddress(building: "3", room: "501"): [3000, 3100]], homes: [], percent: 50)
}
