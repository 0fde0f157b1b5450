import Foundation
import ServiceDesk
import Wire

/// Open-Meteo's forecast by day. Source: open-meteo.com/en/docs.
package enum OpenMeteo {
    /// An answer holds a week in about 700 bytes.
    static let longestReply = 64 << 10
    private static let days = 7
    private static let units = ["°C", "°C", "mm", "m/s"]

    static func call(_ settings: WeatherSettings, zone: TimeZone) -> HTTPCall {
        let daily = Daily.CodingKeys.measured.map(\.rawValue).joined(separator: ",")
        let query = [
            "latitude=\(settings.latitude)", "longitude=\(settings.longitude)", "daily=\(daily)",
            "timezone=\(zone.identifier.replacing("/", with: "%2F").replacing("+", with: "%2B"))",
            "forecast_days=\(days)", "wind_speed_unit=ms",
        ].joined(separator: "&")
        return HTTPCall(method: .get, url: "\(settings.address)/v1/forecast?\(query)")
    }

    /// Why an answer is no forecast; fixed words, never the server's.
    package enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
        case status(Int)
        case unreadable
        case lengths
        case otherUnits
        case unbelievable(Forecast.Doubt)

        package var description: String {
            switch self {
            case .status(let status): "HTTP \(status)"
            case .unreadable: "not the JSON of a forecast"
            case .lengths: "lists of different lengths"
            case .otherUnits: "other units than asked for"
            case .unbelievable(let doubt): "cannot be believed: \(doubt.rawValue)"
            }
        }
    }

    static func read(_ reply: HTTPReply, zone: TimeZone, at now: Instant) throws(Fault) -> Forecast {
        guard reply.status == 200 else { throw .status(reply.status) }
        return try read(reply.body, zone: zone, at: now)
    }

    package static func read(_ body: [UInt8], zone: TimeZone, at now: Instant) throws(Fault) -> Forecast {
        guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(body)) else { throw .unreadable }
        let daily = answer.daily
        let given = [daily.high, daily.low, daily.rain, daily.gust]
        guard given.allSatisfy({ $0.count == daily.time.count }) else { throw .lengths }
        if let units = answer.daily_units {
            guard [units.high, units.low, units.rain, units.gust] == Self.units else { throw .otherUnits }
        }
        let days = daily.time.compactMap { CivilDay(written: $0) }
        guard days.count == daily.time.count else { throw .unreadable }
        // Beyond what anybody believes, and within what can be counted with.
        let numbers = given.joined().compactMap(\.self)
        guard numbers.allSatisfy({ $0.isFinite && abs($0) < 1e6 }) else { throw .unbelievable(.temperature) }
        let foretold = days.indices.map { index in
            Forecast.Day(
                days[index], rain: tenths(daily.rain[index]), low: tenths(daily.low[index]),
                high: tenths(daily.high[index]), gust: tenths(daily.gust[index]))
        }
        do throws(Forecast.Doubt) {
            return try Forecast(foretold, fetched: now, today: WallZone(zone).reading(of: now).day)
        } catch { throw .unbelievable(error) }
    }

    private static func tenths(_ value: Double?) -> Int? { value.map { Int(($0 * 10).rounded()) } }

    private struct Answer: Decodable {
        let daily: Daily
        let daily_units: Units?
    }

    private struct Daily: Decodable {
        let time: [String]
        let high: [Double?]
        let low: [Double?]
        let rain: [Double?]
        let gust: [Double?]

        enum CodingKeys: String, CodingKey {
            case time
            case high = "temperature_2m_max"
            case low = "temperature_2m_min"
            case rain = "precipitation_sum"
            case gust = "wind_gusts_10m_max"

            static let measured = [high, low, rain, gust]
        }
    }

    private struct Units: Decodable {
        let time: String?
        let high: String
        let low: String
        let rain: String
        let gust: String

        typealias CodingKeys = Daily.CodingKeys
    }
}
