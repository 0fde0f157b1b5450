import Testing

@testable import ServiceDesk

/// That a public statement cannot be given a private slot is the compiler's; here is what its own slots can carry.
@Suite struct PrivacyTests {
    /// One slot of each factory; a new one must be added here to be seen.
    private static let all: [PublicSlot] = [
        .number(TicketNumber(1)), .numbers([TicketNumber(1)]), .owner(ServiceName("小周")), .staff(ServiceName("李师傅")),
        .state(.done), .at(Town.morning), .wait(.minutes(3)), .choices(PlaceChoice.allCases),
    ]

    @Test func `the kinds of values in a group are numbers, names at work, states, times and fixed choices`() {
        for slot in Self.all {
            let kind = Mirror(reflecting: slot.value).children.first?.label ?? "\(slot.value)"
            #expect(["numbers", "name", "state", "moment", "wait", "places"].contains(kind))
        }
    }

    @Test func `every slot a public wording may use can be made, and none carries more`() {
        let made = Set(Self.all.map(\.name))
        let used = PublicKey.allCases.reduce(into: Set<SlotName>()) { $0.formUnion($1.always.union($1.sometimes)) }
        #expect(used == made)
        #expect(made.isDisjoint(with: [.place, .words, .money, .phone, .timeline, .tickets, .category, .pictures]))
    }

    @Test(arguments: [("13800138000", "138****8000"), ("02887654321", "028****4321"), ("87654321", "87****21")])
    func `the middle of a phone number is hidden`(_ digits: String, _ shown: String) {
        #expect(MaskedPhone(digits)?.shown == shown)
        #expect(MaskedPhone("12345") == nil)
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
