import ServiceDesk
import Storage

/// What follows from the weather: of a forecast that was fetched, of a warning that was passed on, and of their ends.
extension Office {
    /// Takes in a forecast.
    package func take(_ forecast: Forecast, for community: CommunityFacts, in store: Books, at now: Instant) throws {
        var weather = try store.weather(in: community.id)
        weather.take(forecast)
        try store.keep(weather, in: community.id)
        let key = "f-\(community.id)-\(forecast.fetched.milliseconds)"
        try weigh(community, in: store, key: key, at: now)
    }

    /// Begins what the weather asks for, and asks what has to be asked.
    ///
    /// - Parameters:
    ///   - key: the same for the same cause.
    ///   - isTold: managers have heard it already.
    func weigh(
        _ community: CommunityFacts, in store: Books, key: String, isTold: Bool = false, at now: Instant
    ) throws {
        let (decision, begins) = try outlook(of: community, store).decide(
            isTold: isTold, quietUntil: community.level.quiet?.end(at: now, in: community.zone), at: now)
        try store.apply(decision, in: community.id)
        let words = wording.words
        let posting = Posting(
            store: store, books: words.books, fallback: words.anyBook, community: community, now: now, answering: nil)
        try post(decision, by: posting, key: key, in: community, store, now)
        for begun in begins {
            try begin(
                begun.plan, with: begun.spell, in: community.id, store, key: "\(key)-\(begun.plan.id.value)", at: now)
        }
    }

    /// The weather with the plans and the rounds it may concern.
    func outlook(of community: CommunityFacts, _ store: Books) throws -> Outlook {
        let plans = carePlans(of: community).filter { !$0.times.weather.isEmpty }
        return Outlook(
            weather: try store.weather(in: community.id), plans: plans,
            running: try store.openRounds(of: plans.map(\.id), in: community.id), isStormy: community.isStormy,
            keep: community.care.weather?.keep ?? 0, zone: community.zone)
    }
}
