/// The weather as a community knows it: what was forecast last, what managers passed on, and what came of it.
package struct Weather: Hashable, Sendable, Codable {
    /// The last that could be believed; it may be stale.
    package internal(set) var forecast: Forecast?
    /// One of a kind at most.
    package internal(set) var warnings: [WeatherWarning] = []
    /// Until when the weather lasts with which a plan began: that is one spell, and the plan begins once in it.
    package internal(set) var spells: [CarePlanID: Instant] = [:]
    /// Until when the weather lasts about which managers were asked whether it is a storm.
    package internal(set) var stormUntil: Instant?
    /// The last day of rain, in days since 1970-01-01.
    package internal(set) var rained: Int?
    /// When it is to be looked what follows from it, where that has to wait for the morning.
    package internal(set) var look: Instant?

    package init() {}

    package mutating func take(_ forecast: Forecast) { self.forecast = forecast }

    /// When something is to be done about it by itself; nil: never.
    package var due: Instant? { [look, stormUntil].compactMap(\.self).min() }

    mutating func take(_ warning: WeatherWarning, at now: Instant) {
        warnings.removeAll { $0.kind == warning.kind || $0.until <= now }
        warnings.append(warning)
    }

    /// - Returns: those of these kinds that held.
    mutating func lift(_ kinds: [WarningKind], at now: Instant) -> [WeatherWarning] {
        let lifted = warnings.filter { kinds.contains($0.kind) && $0.until > now }
        warnings.removeAll { kinds.contains($0.kind) || $0.until <= now }
        return lifted
    }
}

/// Where the forecast of a community comes from.
package struct WeatherSettings: Hashable, Sendable, Codable {
    package var address = WeatherSettings.openMeteo
    /// In degrees, as they were written.
    package let latitude: String
    package let longitude: String
    /// What people call it; nil: it has no name.
    package var place: String?
    /// Hours between two forecasts.
    package var every = 3
    /// Hours after which a forecast says nothing any more.
    package var keep = 24

    package static let openMeteo = "https://api.open-meteo.com"

    package init(latitude: String, longitude: String) {
        self.latitude = latitude
        self.longitude = longitude
    }
}
