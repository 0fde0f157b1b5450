import Foundation
import Testing

@testable import ServiceDesk

@Suite struct ReportKindTests {
    private let zone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt

    private func moment(_ month: Int, _ day: Int, _ hour: Int, _ minute: Int = 0) -> Instant {
        Instant(
            WallClock(zone: zone, now: .distantPast).date(
                CivilDay(year: 2026, month: month, day: day), minute: hour * 60 + minute))
    }

    @Test func `each is due at its own time, and never twice at the same`() {
        let at = 8 * 60 + 30
        #expect(ReportKind.daily.next(after: moment(2, 27, 8), minute: at, zone: zone) == moment(2, 27, 8, 30))
        #expect(ReportKind.daily.next(after: moment(2, 27, 8, 30), minute: at, zone: zone) == moment(2, 28, 8, 30))
        #expect(ReportKind.weekly.next(after: moment(2, 27, 8), minute: at, zone: zone) == moment(3, 2, 8, 30))
        #expect(ReportKind.letter.next(after: moment(2, 27, 8), minute: at, zone: zone) == moment(3, 1, 8, 30))
        #expect(ReportKind.assessment.next(after: moment(3, 1, 9), minute: at, zone: zone) == moment(4, 1, 8, 30))
    }

    @Test func `each is about days that are over`() {
        let monday = CivilDay(year: 2026, month: 3, day: 2)
        #expect(ReportKind.daily.span(dueOn: monday) == CivilSpan(monday + -1, until: monday))
        #expect(ReportKind.weekly.span(dueOn: monday) == CivilSpan(monday + -7, until: monday))
        #expect(ReportKind.letter.span(dueOn: CivilDay(year: 2026, month: 3, day: 1)) == CivilSpan(period: "2026-02"))
        #expect(ReportKind.letter.span(dueOn: CivilDay(year: 2026, month: 1, day: 1)) == CivilSpan(period: "2025-12"))
    }
}

@Suite struct ServiceLetterTests {
    private func answer(_ opened: Int, rated: Int = 0, troubles: [FigureGroup] = []) throws -> FigureAnswer {
        let span = try #require(CivilSpan(period: "2026-02"))
        var answer = FigureAnswer(FigureQuestion(span: span, today: span.end), FigureSettings())
        answer.tally[.opened] = opened
        answer.tally[.ended] = opened
        answer.tally[.finished] = opened
        answer.tally[.rated] = rated
        answer.tally[.stars] = rated * 4
        answer.troubles = troubles
        return answer
    }

    private func group(_ category: ServiceDesk.Category, _ count: Int) -> FigureGroup {
        var tally = Tally()
        tally[.opened] = count
        return FigureGroup(.category(category), tally)
    }

    @Test func `a month with fewer than five tickets is not told to everybody`() throws {
        #expect(ServiceLetter(try answer(4)) == nil)
        #expect(ServiceLetter(try answer(5))?.received == 5)
    }

    @Test func `nothing that rests on fewer than five is told`() throws {
        let letter = try #require(ServiceLetter(try answer(30, rated: 4)))
        #expect(!letter.lines.contains { $0.indicator == .stars })
        #expect(letter.lines.contains { $0.indicator == .fixedAtOnce })
        #expect(try #require(ServiceLetter(try answer(30, rated: 5))).lines.contains { $0.indicator == .stars })
    }

    @Test func `rare troubles and complaints about service are not named`() throws {
        let troubles = [group(.waterLeak, 12), group(.service, 9), group(.securityTheft, 1)]
        let letter = try #require(ServiceLetter(try answer(30, troubles: troubles)))
        #expect(letter.troubles.map(\.category) == [.waterLeak])
    }

    @Test func `where nothing happened nothing is said`() throws {
        for kind in ReportKind.allCases { #expect(FigureReport(kind, try answer(0)).decide() == .nothing) }
    }
}
