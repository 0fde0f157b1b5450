import ServiceDesk
import Testing

@testable import Gateway

@Suite struct WeatherSettingsTests {
    private static func care(_ weather: String) -> String { "language: zh\n    care: { weather: {\(weather)} }" }

    private func read(_ weather: String) throws -> Configuration {
        let text = sample.replacing("language: zh", with: Self.care(weather), maxReplacements: 1)
        return try Configuration(text: text, file: "house.yaml", environment: environment)
    }

    @Test func `two numbers are enough, and a place is named for people`() throws {
        let plain = try read("latitude: 30.27, longitude: -120.15")
        let settings = try #require(plain.communities.first?.community.care.weather)
        #expect(settings.address == "https://api.open-meteo.com" && settings.every == 3 && settings.keep == 24)
        #expect(
            plain.forecastPlaces == [
                "guiyuan: the forecast is for (30.27, -120.15), every 3 h from https://api.open-meteo.com"
            ])
        let named = try read(
            "latitude: 30.27, longitude: 120.15, place: 杭州, base_url: 'http://10.0.0.2:8080/', every_hours: 6, keep_hours: 12"
        )
        #expect(
            named.forecastPlaces == [
                "guiyuan: the forecast is for 杭州 (30.27, 120.15), every 6 h from http://10.0.0.2:8080"
            ])
    }

    @Test func `a community that says nothing has no forecast`() throws {
        let configuration = try Configuration(text: sample, file: "house.yaml", environment: environment)
        #expect(configuration.forecastPlaces.isEmpty)
        #expect(configuration.communities.first?.community.care.weather == nil)
    }

    @Test(arguments: [
        ("latitude: 30.27", "weather has no ‘longitude’; add it: degrees, such as 121.47"),
        (
            "latitude: 91, longitude: 1",
            "weather.latitude is ‘91’; write degrees from -90 to 90, such as 31.23"
        ),
        (
            "latitude: 1, longitude: east",
            "weather.longitude is ‘east’; write degrees from -180 to 180, such as 121.47"
        ),
        ("latitude: 1, longitude: nan", "weather.longitude is ‘nan’"),
        ("latitude: 1, longitude: 1, every_hours: 0", "weather.every_hours is ‘0’; write a whole number from 1 to 24"),
        ("latitude: 1, longitude: 1, base_url: 'ftp://x'", "weather.base_url is ‘ftp://x’"),
        ("latitude: 1, longitude: 1, city: x", "weather has a key ‘city’ that means nothing"),
    ])
    func `a fault is told with its line`(_ weather: String, _ problem: String) {
        let found = faults(replacing: "language: zh", with: Self.care(weather))
        #expect(
            found.count == 1 && found.allSatisfy { $0.hasPrefix("house.yaml:13: communities[0].care.\(problem)") },
            "\(found)")
    }
}
