/// The days to come, as somebody else foretold them; in tenths of a unit, so that they are kept exactly.
package struct Forecast: Hashable, Sendable, Codable {
    package let fetched: Instant
    /// In a row, without gaps; never empty.
    package let days: [Day]

    package struct Day: Hashable, Sendable, Codable {
        /// Days since 1970-01-01.
        package let number: Int
        /// Tenths of a millimetre; nil, here and below: not foretold.
        package let rain: Int?
        /// Tenths of a degree Celsius.
        package let low: Int?
        package let high: Int?
        /// Of the strongest gust, tenths of a metre a second.
        package let gust: Int?

        package init(_ day: CivilDay, rain: Int?, low: Int?, high: Int?, gust: Int?) {
            number = day.number
            self.rain = rain
            self.low = low
            self.high = high
            self.gust = gust
        }

        package var day: CivilDay { CivilDay(number: number) }
        var isEmpty: Bool { rain == nil && low == nil && high == nil && gust == nil }
    }

    /// Why a forecast cannot be believed.
    package enum Doubt: String, Error, Sendable {
        case empty, tooLong, gap, otherDays, temperature, rain, wind
    }

    private static let longest = 16
    /// Wider than anything measured on earth: −89.2 °C and 56.7 °C, 1825 mm in a day, 113 m/s. Source: WMO archive of
    /// weather extremes.
    private static let temperatures = -900...600
    private static let rains = 0...20_000
    private static let gusts = 0...1200

    /// - Parameter today: where it is for; a forecast that does not hold today or tomorrow is of another time.
    package init(_ days: [Day], fetched: Instant, today: CivilDay) throws(Doubt) {
        guard let first = days.first, !days.allSatisfy(\.isEmpty) else { throw .empty }
        guard days.count <= Self.longest else { throw .tooLong }
        guard zip(days, days.dropFirst()).allSatisfy({ $0.number + 1 == $1.number }) else { throw .gap }
        // A server may be a day behind or ahead of the community's midnight.
        guard abs(first.number - today.number) <= 1 else { throw .otherDays }
        for day in days {
            let degrees = [day.low, day.high].compactMap(\.self)
            guard degrees.allSatisfy(Self.temperatures.contains), degrees == degrees.sorted() else {
                throw .temperature
            }
            if let rain = day.rain, !Self.rains.contains(rain) { throw .rain }
            if let gust = day.gust, !Self.gusts.contains(gust) { throw .wind }
        }
        self.fetched = fetched
        self.days = days
    }
}
