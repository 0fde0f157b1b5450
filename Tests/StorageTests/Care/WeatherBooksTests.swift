import Foundation
import ServiceDesk
import Testing

@testable import Storage

@Suite struct WeatherBooksTests {
    private func roll(_ weather: WeatherSettings?) -> Roll {
        var community = Roll.sample.community
        community.care.weather = weather
        return Roll(
            community: community, rooms: Roll.sample.rooms, homes: Roll.sample.homes, people: Roll.sample.people)
    }

    private static let settings = WeatherSettings(latitude: "1", longitude: "2")

    @Test func `what is known is read back, also after forecasts are off`() async throws {
        try await withStore(roll: roll(Self.settings)) { store in
            #expect(try await store.reading { try $0.weather(in: guiyuan) } == Weather())
            var weather = Weather()
            weather.take(
                try Forecast(
                    [.init(CivilDay(year: 2026, month: 11, day: 25), rain: 623, low: -51, high: nil, gust: 70)],
                    fetched: noon, today: CivilDay(year: 2026, month: 11, day: 25)))
            let known = weather
            try await store.transaction { try $0.keep(known, in: guiyuan) }
            #expect(try await store.reading { try $0.weather(in: guiyuan) } == known)
            try await store.transaction { try $0.enrol(roll(nil)) }
            #expect(try await store.reading { try $0.weather(in: guiyuan) } == known)
            #expect(try await store.reading { try $0.nextForecast() } == nil)
        }
    }

    @Test func `a forecast is due at once, then when it was planned, whatever is enrolled meanwhile`() async throws {
        try await withStore(roll: roll(Self.settings)) { store in
            #expect(try await store.reading { try $0.dueForecast(at: noon)?.id } == guiyuan)
            try await store.transaction { try $0.planForecast(of: guiyuan, at: noon + .hours(3)) }
            try await store.transaction { try $0.enrol(roll(Self.settings)) }
            #expect(try await store.reading { try $0.nextForecast() } == noon + .hours(3))
            #expect(try await store.reading { try $0.dueForecast(at: noon + .hours(2)) } == nil)
        }
    }

    @Test func `nothing is fetched where nobody said for which place`() async throws {
        try await withStore { store in
            let forecast = try await store.reading { try $0.nextForecast() }
            let weather = try await store.reading { try $0.nextWeather() }
            #expect(forecast == nil && weather == nil)
        }
    }
}
