import ServiceDesk

/// How a language writes what is told of the weather.
package struct WeatherForms: Sendable {
    package var kinds: [WarningKind: String] = [:]
    package var colours: [WarningColour: String] = [:]
    /// Slots: colour, kind.
    package var warning: Template
    /// No slots of the next two; slots of the third: month, day.
    package var today: Template
    package var tomorrow: Template
    package var day: Template
    /// Slots of the next four: day, count.
    package var rain: Template
    package var low: Template
    package var high: Template
    package var gust: Template
    /// Slots of a day of a forecast: day, low, high, rain, gust.
    package var line: Template

    package init(
        warning: Template, today: Template, tomorrow: Template, day: Template, rain: Template, low: Template,
        high: Template, gust: Template, line: Template
    ) {
        self.warning = warning
        self.today = today
        self.tomorrow = tomorrow
        self.day = day
        self.rain = rain
        self.low = low
        self.high = high
        self.gust = gust
        self.line = line
    }
}

extension PhraseBook {
    func render(_ warning: WeatherWarning) -> String {
        names.weather.warning.filled { slot in
            switch slot {
            case "kind": names.weather.kinds[warning.kind] ?? warning.kind.rawValue
            case "colour": names.weather.colours[warning.colour] ?? warning.colour.rawValue
            default: nil
            }
        }
    }

    func render(_ sign: WeatherSign, _ voice: Voice) -> String {
        let forms = names.weather
        return switch sign {
        case .warning(let warning): render(warning)
        case .rain(let tenths, let day): told(forms.rain, tenths, day, voice)
        case .low(let tenths, let day): told(forms.low, tenths, day, voice)
        case .high(let tenths, let day): told(forms.high, tenths, day, voice)
        case .gust(let tenths, let day): told(forms.gust, tenths, day, voice)
        }
    }

    func render(_ day: Forecast.Day, _ voice: Voice) -> String {
        names.weather.line.filled { slot in
            switch slot {
            case "day": name(of: day.day, voice)
            case "low": day.low.map(whole)
            case "high": day.high.map(whole)
            case "rain": day.rain.map(whole)
            case "gust": day.gust.map(whole)
            default: nil
            }
        }
    }

    private func told(_ form: Template, _ tenths: Int, _ day: CivilDay, _ voice: Voice) -> String {
        form.filled { slot in
            switch slot {
            case "day": name(of: day, voice)
            case "count": whole(tenths)
            default: nil
            }
        }
    }

    private func name(of day: CivilDay, _ voice: Voice) -> String {
        let ahead = Int64(day.number) - voice.civil(voice.now).day
        let form = ahead == 0 ? names.weather.today : ahead == 1 ? names.weather.tomorrow : names.weather.day
        return form.filled { slot in
            switch slot {
            case "month": String(day.parts.month)
            case "day": String(day.parts.day)
            default: nil
            }
        }
    }

    /// Nobody needs tenths of a forecast.
    private func whole(_ tenths: Int) -> String { String(Int((Double(tenths) / 10).rounded())) }
}
