import Foundation
import Testing

@testable import ServiceDesk

@Suite struct OutlookTests {
    /// 2026-07-01 09:00 in Shanghai.
    private static let morning = Instant(milliseconds: 1_782_867_600_000)
    private static let zone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
    private static let today = CivilDay(year: 2026, month: 7, day: 1)

    private static func plan(_ id: String, _ weather: [CareWeather]) -> CarePlan {
        var times = CareTimes()
        times.weather = weather
        return CarePlan(
            id: CarePlanID(id), name: CareName(id), department: .engineering, category: .waterDrain, times: times,
            within: .workingDays(5), places: .community, items: [CheckItem("雨水口", category: .waterDrain)])
    }

    private static let rain = plan("rain", [.rain(500), .warning(.rainstorm, .yellow)])

    /// - Parameter rain: of today, tomorrow and so on, in millimetres.
    private func outlook(
        rain: [Int], warnings: [WeatherWarning] = [], at now: Instant = morning, before: Weather = Weather(),
        plans: [CarePlan] = [rain], isStormy: Bool = false
    ) throws -> Outlook {
        var weather = before
        let today = WallZone(Self.zone).reading(of: now).day
        let days = rain.enumerated().map {
            Forecast.Day(today + $0, rain: $1 * 10, low: 200, high: 300, gust: 50)
        }
        if !days.isEmpty { weather.take(try Forecast(days, fetched: now, today: today)) }
        for warning in warnings { weather.take(warning, at: now) }
        return Outlook(weather: weather, plans: plans, running: [], isStormy: isStormy, keep: 24, zone: Self.zone)
    }

    private func warning(_ kind: WarningKind, _ colour: WarningColour, hours: Int = 24) -> WeatherWarning {
        WeatherWarning(kind, colour, from: Self.morning, until: Self.morning + .hours(hours))
    }

    @Test(arguments: [
        ([0, 49], false), ([0, 50], true), ([50, 0], true), ([0, 0, 80], false), ([], false), ([0], false),
    ])
    func `what is near and enough begins a plan`(_ rain: [Int], _ begins: Bool) throws {
        let found = try outlook(rain: rain).consequence(at: Self.morning)
        #expect(found.begins.map(\.plan.id) == (begins ? [CarePlanID("rain")] : []))
        #expect(found.storm == nil)
    }

    @Test(arguments: WarningKind.allCases, WarningColour.allCases)
    func `a warning begins the plans of its kind from their colour on, and from orange on a storm may begin`(
        _ kind: WarningKind, _ colour: WarningColour
    ) throws {
        let found = try outlook(rain: [], warnings: [warning(kind, colour)]).consequence(at: Self.morning)
        #expect(found.begins.isEmpty == !(kind == .rainstorm && colour >= .yellow))
        #expect((found.storm != nil) == (colour >= .orange && kind != .heat && kind != .fog))
    }

    /// The rain of each day as it is foretold that day, and the days on which the plan begins.
    @Test(arguments: [
        ([[0, 60], [60, 60], [60, 0], [0, 0], [0, 0]], [0]),
        // A day that turns out dry does not make a second spell of it.
        ([[0, 60], [60, 0], [0, 60], [60, 0], [0, 0], [0, 0]], [0]),
        ([[60, 0], [0, 0], [0, 0], [0, 60], [60, 0]], [0, 3]),
        ([[49, 49], [51, 0], [49, 51], [51, 0]], [1]),
    ])
    func `a spell begins a plan once`(_ foretold: [[Int]], _ beginnings: [Int]) throws {
        var weather = Weather()
        var begun: [Int] = []
        for (day, rain) in foretold.enumerated() {
            // A forecast comes every three hours.
            for hour in stride(from: 0, to: 24, by: 3) {
                let now = Self.morning + .hours(day * 24 + hour - 9)
                let found = try outlook(rain: rain, at: now, before: weather).consequence(at: now)
                weather = found.weather
                if !found.begins.isEmpty { begun.append(day) }
            }
        }
        #expect(begun == beginnings)
    }

    @Test func `a stale forecast says nothing`() throws {
        let outlook = try outlook(rain: [0, 60, 60])
        #expect(outlook.consequence(at: Self.morning + .hours(24)).begins.count == 1)
        #expect(outlook.consequence(at: Self.morning + .hours(25)).begins.isEmpty)
    }

    @Test func `what was lifted may come again`() throws {
        var outlook = try outlook(rain: [], warnings: [warning(.rainstorm, .red, hours: 72)])
        outlook.weather = outlook.consequence(at: Self.morning).weather
        #expect(outlook.consequence(at: Self.morning + .hours(1)).isNothing)
        let lifted = outlook.lift([.rainstorm], at: Self.morning + .hours(2))
        #expect(lifted.map(\.colour) == [.red] && outlook.weather.warnings.isEmpty)
        let next = Self.morning + .hours(28)
        outlook.weather.take(WeatherWarning(.rainstorm, .red, from: next, until: next + .hours(24)), at: next)
        #expect(outlook.consequence(at: next).begins.count == 1)
    }

    @Test func `a night is left quiet unless it is a storm`() throws {
        let morning = Self.morning + .hours(24)
        let (waiting, none) = try outlook(rain: [0, 60]).decide(quietUntil: morning, at: Self.morning)
        #expect(none.isEmpty && waiting.messages.isEmpty)
        guard case .weather(let weather)? = waiting.changes.first else { return #expect(Bool(false)) }
        #expect(weather.due == morning && weather.spells.isEmpty)
        let (_, some) = try outlook(rain: [0, 120]).decide(quietUntil: morning, at: Self.morning)
        #expect(some.count == 1)
    }

    @Test func `when the worst is over a storm's end is asked about once`() throws {
        var outlook = try outlook(rain: [120, 0], isStormy: true)
        outlook.weather = outlook.consequence(at: Self.morning).weather
        let over = try #require(outlook.weather.due)
        #expect(over == Self.morning + .hours(15))
        let (decision, _) = outlook.decide(at: over)
        #expect(decision.messages == [.report([.init(.stormOver)], about: nil)])
        guard case .weather(let known)? = decision.changes.first else { return #expect(Bool(false)) }
        #expect(known.due == nil)
        outlook.weather = known
        #expect(outlook.decide(at: over + .hours(1)).decision.isNothing)
    }

    @Test(arguments: [
        (Forecast.Day(today, rain: 0, low: -2000, high: 0, gust: 0), Forecast.Doubt.temperature),
        (Forecast.Day(today, rain: 0, low: 0, high: 9000, gust: 0), .temperature),
        (Forecast.Day(today, rain: 0, low: 10, high: 0, gust: 0), .temperature),
        (Forecast.Day(today, rain: -1, low: 0, high: 0, gust: 0), .rain),
        (Forecast.Day(today, rain: 0, low: 0, high: 0, gust: -1), .wind),
        (Forecast.Day(today, rain: nil, low: nil, high: nil, gust: nil), .empty),
        (Forecast.Day(today + 2, rain: 0, low: 0, high: 0, gust: 0), .otherDays),
    ])
    func `what nobody believes is refused`(_ day: Forecast.Day, _ doubt: Forecast.Doubt) {
        #expect(throws: doubt) { try Forecast([day], fetched: Self.morning, today: Self.today) }
    }
}
