import Foundation

/// What follows from the weather as it is known: which plans begin, and whether it may be a storm.
package struct Outlook: Sendable {
    package internal(set) var weather: Weather
    /// Those the community keeps.
    package let plans: [CarePlan]
    /// Rounds that are not at their end.
    package let running: [Ticket]
    package let isStormy: Bool
    /// Hours after which a forecast says nothing any more.
    package let keep: Int
    package let zone: TimeZone

    /// How many days are looked at, today included: what is farther off is foretold too loosely to send people out.
    private static let ahead = 2
    /// Better weather for no longer than this does not make two spells of one.
    private static let calm = Duration.hours(24)
    /// What a forecast needs to be a storm. Source: 大暴雨 of GB/T 28592 begins at 100 mm a day, 大风橙色预警 at gusts of
    /// 28.5 m/s (11级).
    private static let storms: [CareWeather] = [.rain(1000), .gust(285)]

    package init(
        weather: Weather, plans: [CarePlan], running: [Ticket], isStormy: Bool, keep: Int, zone: TimeZone
    ) {
        self.weather = weather
        self.plans = plans
        self.running = running
        self.isStormy = isStormy
        self.keep = keep
        self.zone = zone
    }

    /// A plan that is to begin, and the weather it begins with.
    package struct Beginning: Hashable, Sendable {
        package let plan: CarePlan
        package let spell: WeatherSpell
    }

    /// What follows.
    package struct Consequence: Sendable {
        package var weather: Weather
        package var begins: [Beginning] = []
        /// Rounds that are under way, and that the weather hurries.
        package var hurried: [(ticket: Ticket, spell: WeatherSpell)] = []
        /// The storm managers are to be asked about; nil: none, or they were.
        package var storm: WeatherSpell?

        package var isNothing: Bool { begins.isEmpty && hurried.isEmpty && storm == nil }
        /// What it rests on, each once.
        package var signs: [WeatherSign] {
            (begins.flatMap(\.spell.signs) + hurried.flatMap(\.spell.signs) + (storm?.signs ?? [])).once
        }
    }

    package func consequence(at now: Instant) -> Consequence {
        var found = Consequence(weather: weather)
        found.weather.look = nil
        if isRainy(at: now) { found.weather.rained = WallZone(zone).reading(of: now).day.number }
        for plan in plans {
            guard let spell = spell(of: plan.times.weather, at: now) else { continue }
            let last = weather.spells[plan.id]
            found.weather.spells[plan.id] = max(spell.until, last ?? spell.until)
            guard isNew(spell, after: last) else { continue }
            if let ticket = running.first(where: { $0.inspection?.plan == plan.id }) {
                found.hurried.append((ticket, spell))
            } else {
                found.begins.append(Beginning(plan: plan, spell: spell))
            }
        }
        if let until = weather.stormUntil, until + Self.calm < now, !isStormy { found.weather.stormUntil = nil }
        if let spell = storm(at: now) {
            found.weather.stormUntil = max(spell.until, weather.stormUntil ?? spell.until)
            if !isStormy, isNew(spell, after: weather.stormUntil) { found.storm = spell }
        }
        return found
    }

    /// The weather that may be a storm, now or soon; nil: there is none.
    func storm(at now: Instant) -> WeatherSpell? {
        let warned = weather.warnings.filter { $0.isGrave && $0.until > now }
            .map { WeatherSpell(from: $0.from, until: $0.until, signs: [.warning($0)]) }
        return joined(warned + [spell(of: Self.storms, at: now)].compactMap(\.self))
    }

    /// Weather of one of these kinds, now or soon; nil: there is none.
    func spell(of kinds: [CareWeather], at now: Instant) -> WeatherSpell? {
        let clock = WallClock(zone: zone, now: now.date)
        let near = fresh(at: now).filter { (0..<Self.ahead).contains($0.number - clock.today.number) }
        let spells = kinds.flatMap { kind in
            if case .warning(let wanted, let least) = kind {
                return weather.warnings.filter { $0.kind == wanted && $0.colour >= least && $0.until > now }
                    .map { WeatherSpell(from: $0.from, until: $0.until, signs: [.warning($0)]) }
            }
            return near.compactMap { day in
                kind.sign(of: day).map { sign in
                    WeatherSpell(
                        from: Instant(clock.date(day.day, minute: 0)),
                        until: Instant(clock.date(day.day + 1, minute: 0)), signs: [sign])
                }
            }
        }
        return joined(spells)
    }

    /// Enough to show what leaks. Source: 中雨 of GB/T 28592 begins at 10 mm a day.
    private static let wet = 100

    private func isRainy(at now: Instant) -> Bool {
        let today = WallZone(zone).reading(of: now).day.number
        if let rain = fresh(at: now).first(where: { $0.number == today })?.rain, rain >= Self.wet { return true }
        return weather.warnings.contains {
            ($0.kind == .rainstorm || $0.kind == .typhoon) && $0.from <= now && now < $0.until
        }
    }

    /// The days of the last forecast; empty once it is stale.
    func fresh(at now: Instant) -> [Forecast.Day] {
        weather.forecast.flatMap { now - $0.fetched <= .hours(keep) ? $0.days : nil } ?? []
    }

    /// From the first of them to the last; the earliest say what it is.
    private func joined(_ spells: [WeatherSpell]) -> WeatherSpell? {
        guard let first = spells.min(by: { $0.from < $1.from }), let until = spells.map(\.until).max() else {
            return nil
        }
        let signs = spells.filter { $0.from == first.from }.flatMap(\.signs).once
        return WeatherSpell(from: first.from, until: until, signs: signs)
    }

    private func isNew(_ spell: WeatherSpell, after last: Instant?) -> Bool {
        last.map { spell.from > $0 + Self.calm } ?? true
    }
}

extension [WeatherSign] {
    fileprivate var once: [WeatherSign] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
