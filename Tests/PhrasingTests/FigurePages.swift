import Chat
import ServiceDesk
import Testing

@testable import Phrasing

/// Pages of figures with everything that can stand on one.
enum FigurePages {
    static let week = CivilSpan(CivilDay(year: 2026, month: 3, day: 2), until: CivilDay(year: 2026, month: 3, day: 9))

    static let letter = ServiceLetter(
        span: week, received: 120, closed: 110,
        lines: [.init(.acceptHalf, .minutes(6, of: 110)), .init(.stars, .score(hundredths: 460, of: 50))].compactMap(
            \.self),
        troubles: [.init(.waterLeak, 30), .init(.powerLight, 12)])

    static let all = FigureSheet(
        span: week, scope: [.building("3"), .family("elevator"), .category(.waterLeak), .complaints],
        grouping: nil, measure: nil,
        parts: [
            .counts(received: 12, closed: 9, open: 3, withdrawn: 1),
            .line(index: 1, .accepted, .share(199, of: 200), target: 950, isReached: true, change: nil),
            .line(index: nil, .stars, .score(hundredths: 425, of: 8), target: 430, isReached: false, change: -12),
            .waits([.init(.accept, half: 4, most: 12), .init(.finish, half: 40, most: 3000)]),
            .most([.init(.category(.waterLeak), 4), .init(.building("3"), 2)]),
            .ranked(index: 1, .person(ServiceName("李师傅")), .count(5), cases: 5),
            .ranked(index: 2, .department(.engineering), .share(1, of: 300), cases: 300),
            .ranked(index: 3, .building("5"), .money(fen: 3550), cases: 2),
            .fewer([.person(ServiceName("王师傅"))], than: 10),
            .tickets([Filled.choice], of: 21, missing: .accepted), .tickets([Filled.choice], of: 1, missing: .cameBack),
            .tickets([Filled.choice], of: 1, missing: nil), .choose, .uncounted(7), .nothing,
            .missed(.accepted, .share(1, of: 3), target: 950, .init([TicketNumber(1002)], of: 8)),
            .missed(.stars, .score(hundredths: 400, of: 3), target: 430, nil), .reached,
            .hotSpot(
                HotSpot(
                    category: .elevatorFault, building: "3", count: 5, usual: 8,
                    numbers: [TicketNumber(1002), TicketNumber(1010)])),
            .department(.engineering, received: 5, closed: 4),
        ])
}

@Suite struct FigurePagesTests {
    private func page(_ parts: FigureSheet.Part...) throws -> [String] {
        let sheet = FigureSheet(span: FigurePages.week, scope: [], grouping: nil, measure: nil, parts: parts)
        let text = try Shipped.book(.chinese).say([.init(.figures, .figures(sheet))], by: .morning).text.plain
        return text.split(separator: "\n").dropFirst().map(String.init)
    }

    @Test(arguments: [(1, 300, "1%"), (299, 300, "99%"), (0, 5, "0%"), (5, 5, "100%"), (2, 3, "67%"), (1, 2, "50%")])
    func `a share is never all where one is missing, never none where there is one`(_ part: Int, of: Int, text: String)
        throws
    {
        let line = try page(.line(index: nil, .arrived, .share(part, of: of), target: nil, isReached: nil, change: nil))
        #expect(line == ["到场及时 \(text)（\(part)/\(of)）"])
    }

    @Test func `what has changed little is not said to have changed`() throws {
        let line = { (change: Int) in
            try page(.line(index: 2, .arrived, .share(1, of: 2), target: 950, isReached: false, change: change))
        }
        #expect(try line(4) == ["2 到场及时 50%（1/2），没到目标 95%"])
        #expect(try line(-31) == ["2 到场及时 50%（1/2），没到目标 95%，比上期低 3 个点"])
        #expect(try line(50) == ["2 到场及时 50%（1/2），没到目标 95%，比上期高 5 个点"])
    }

    @Test(arguments: Shipped.languages) func `every name is there in every language`(_ language: Language) throws {
        let names = try Shipped.book(language).names.figures
        #expect(Set(names.indicators.keys) == Set(Indicator.allCases))
        #expect(Set(names.families.keys) == ServiceDesk.Category.families)
        #expect(Set(names.wordings.keys) == Set(FigureNames.Wording.allCases))
    }
}
