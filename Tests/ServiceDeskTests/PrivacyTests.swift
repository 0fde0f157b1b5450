import Testing

@testable import ServiceDesk

/// That a public statement cannot be given a private slot is the compiler's; here is what its own slots can carry.
@Suite struct PrivacyTests {
    /// One slot of each factory; a new one must be added here to be seen.
    private static let all: [PublicSlot] = [
        .number(TicketNumber(1)), .numbers([TicketNumber(1)]), .owner(ServiceName("小周")), .staff(ServiceName("李师傅")),
        .state(.done), .at(Town.morning), .wait(.minutes(3)), .choices(PlaceChoice.allCases),
        .households(6), .linked(TicketNumber(1)), .letter(letter), .title(.water), .text(.cleared),
        .span(Span(from: Town.morning, to: nil)), .scope(Scope(Audience(buildings: ["3"]))),
        .contact(DeskPhone("88001234")), .sheet(sheet), .published([sheet]), .period(sheet.period),
        .safety(.gas), .outside([OutsideNumber(service: .gasRepair, number: "96777")]),
        .round(CareName("雨季前排水检查")), .checked(42), .total(42), .faults(2),
        .answer(common), .source(common),
    ]
    private static let common = CommonAnswer(text: "服务中心每天 8:30–18:00。", source: "公示栏")
    /// Of the money of all, with no place for a home.
    private static let sheet = AccountsSheet(
        kind: .repairFund, period: AccountPeriod(first: Month(year: 2026, month: 1), months: 6), opening: nil,
        income: [], expense: [], closing: nil)
    private static let letter = ServiceLetter(
        span: CivilSpan(month: 2, year: 2026), received: 30, closed: 28, lines: [], troubles: [])

    @Test
    func
        `a group hears numbers, names at work, states, times, counts, fixed choices and words, a month's letter, cleared notices, common answers and the accounts of all`()
    {
        for slot in Self.all {
            let kind = Mirror(reflecting: slot.value).children.first?.label ?? "\(slot.value)"
            let notice = ["title", "text", "span", "scope", "contact"]
            let accounts = ["sheet", "sheets", "period"]
            #expect(
                ([
                    "numbers", "name", "state", "moment", "wait", "places", "count", "letter", "safety", "outside",
                    "round", "answer", "source",
                ]
                    + notice + accounts)
                    .contains(kind))
        }
    }

    @Test func `every slot a public wording may use can be made, and none carries more`() {
        let made = Set(Self.all.map(\.name))
        let used = PublicKey.allCases.reduce(into: Set<SlotName>()) { $0.formUnion($1.always.union($1.sometimes)) }
        #expect(used == made)
        #expect(made.isDisjoint(with: [.place, .words, .money, .phone, .timeline, .tickets, .category, .pictures]))
    }

    @Test func `no amount can stand in a letter to everybody`() {
        #expect(ServiceLetter.Line(.cost, .money(fen: 3500)) == nil)
        #expect(ServiceLetter.Line(.stars, .score(hundredths: 460, of: 50)) != nil)
    }

    @Test(arguments: [("13800138000", "138****8000"), ("02887654321", "028****4321"), ("87654321", "87****21")])
    func `the middle of a phone number is hidden`(_ digits: String, _ shown: String) {
        #expect(MaskedPhone(digits)?.shown == shown)
        #expect(MaskedPhone("12345") == nil)
    }

    @Test(arguments: [
        ("我电话13800138000，尽快", "我电话138****8000，尽快"), ("138 0013 8000", "138****8000"), ("１３８００１３８０００", "138****8000"),
        ("代报 3-2-501 厨房漏水 13800138000", "代报 3-2-501 厨房漏水 138****8000"), ("打010-8888 1234", "打010****1234"),
        ("8号楼20261201下午3点，表底123456", "8号楼20261201下午3点，表底123456"), ("138****8000", "138****8000"), ("", ""),
    ])
    func `phone numbers are found among other words and figures, and hidden`(_ text: String, _ shown: String) {
        #expect(WrittenPhones.hidden(in: text) == shown)
    }

    @Test func `who takes a job is told the phone alone, or how to get it`() {
        let words = Town.Said(words: "厨房漏水，电话13800138000")
        var town = Town()
        town.say(.wang, .leak(), with: words)
        let heard = town.say(.li, Act(.accept))
        #expect(heard.confided.isEmpty && heard.atWork.map(\.key) == [.accepted, .callAtAlone])
        let asked = town.say(.li, Act(.askTicket, ticket: 1001), with: .init(setting: .direct))
        #expect(asked.atWork.last?[.words] == .words("13800138000"))
        #expect(town.say(.bao, Act(.askTicket, ticket: 1001), with: .init(setting: .direct)).atWork.count == 1)

        var alone = Town()
        alone.say(.wang, .leak(), with: words)
        #expect(alone.say(.li, Act(.accept), with: .init(setting: .direct)).atWork.last?.key == .callAt)

    }

    @Test func `nothing a staff room is told has a phone`() {
        let names = WorkKey.allCases.reduce(into: Set<SlotName>()) { $0.formUnion($1.always.union($1.sometimes)) }
        #expect(!names.contains(.phone))
    }

    @Test func `a resident's name is in no history`() {
        let town = Town.withFiledJob()
        let names = (town.histories[TicketNumber(1001)] ?? []).compactMap(\.byName?.shown)
        #expect(Set(names) == ["李师傅"])
    }
}
