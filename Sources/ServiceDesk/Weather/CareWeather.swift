/// Weather that a plan may begin with.
package enum CareWeather: Hashable, Sendable {
    /// A warning of this kind and at least this colour.
    case warning(WarningKind, WarningColour)
    /// At least so much rain in a day, in tenths of a millimetre.
    case rain(Int)
    /// Colder than this, in tenths of a degree Celsius.
    case below(Int)
    /// Hotter than this.
    case above(Int)
    /// Gusts of at least this, in tenths of a metre a second.
    case gust(Int)

    /// What a day of a forecast has of it; nil: nothing.
    func sign(of day: Forecast.Day) -> WeatherSign? {
        switch self {
        case .warning: nil
        case .rain(let least): day.rain.flatMap { $0 >= least ? .rain($0, day.day) : nil }
        case .below(let most): day.low.flatMap { $0 < most ? .low($0, day.day) : nil }
        case .above(let least): day.high.flatMap { $0 > least ? .high($0, day.day) : nil }
        case .gust(let least): day.gust.flatMap { $0 >= least ? .gust($0, day.day) : nil }
        }
    }
}

/// What is told of the weather that something begins with; in tenths, as a forecast has them.
package enum WeatherSign: Hashable, Sendable {
    case warning(WeatherWarning)
    case rain(Int, CivilDay)
    case low(Int, CivilDay)
    case high(Int, CivilDay)
    case gust(Int, CivilDay)
}

/// A time of such weather.
package struct WeatherSpell: Hashable, Sendable {
    package let from: Instant
    package let until: Instant
    /// Of its first day; never empty.
    package let signs: [WeatherSign]
}
