/// 预警: what managers pass on of public warnings, and what they are told of the weather.
extension CaseFile {
    /// A warning holds; whatever follows from it is told, and begun by whoever keeps the books.
    func warn(_ act: Act, at now: Instant) -> Decision {
        guard speaker.role == .manager, var outlook else { return .nothing }
        let from = max(now, act.when?.from.map { Instant($0) } ?? now)
        let told = act.when?.to.map { Instant($0) }
        let until = told.flatMap { $0 > from ? $0 : nil } ?? from + WeatherWarning.usual
        let warnings = (act.warnings ?? []).compactMap { reading in
            reading.colour.map { WeatherWarning(reading.kind, $0, from: from, until: until) }
        }
        guard !warnings.isEmpty else { return refuse(.init(.warnHow)) }
        for warning in warnings { outlook.weather.take(warning, at: now) }
        let found = outlook.consequence(at: now)
        outlook.weather.stormUntil = found.weather.stormUntil
        var statements: [WorkStatement] = [
            .init(.warned, .warnings(warnings), from > now ? .at(from) : nil, .until(until))
        ]
        statements += found.told
        if warnings.contains(where: \.isGrave) {
            statements.append(.init(isStormy ? .stormOn : .stormAsk))
        } else if found.begins.isEmpty, found.hurried.isEmpty {
            statements.append(.init(.careNothing))
        }
        return Decision(
            changes: [.weather(outlook.weather)], messages: [.answerAtWork(statements, about: nil)])
    }

    /// A warning is over; with the last grave one a storm is.
    func liftWarning(_ act: Act, at now: Instant) -> Decision {
        guard speaker.role == .manager, var outlook else { return .nothing }
        let lifted = outlook.lift((act.warnings ?? []).map(\.kind), at: now)
        guard !lifted.isEmpty else {
            return Decision(messages: [
                .answerAtWork([.init(.notWarned)] + (isStormy ? [.init(.stormOn)] : []), about: nil)
            ])
        }
        var statements: [WorkStatement] = [.init(.warningLifted, .warnings(lifted))]
        var decision = Decision(changes: [.weather(outlook.weather)])
        if isStormy, lifted.contains(where: \.isGrave) {
            let isOver = outlook.storm(at: now) == nil
            statements.append(.init(isOver ? .stormEnds : .stormOn))
            if isOver { decision.add(Storm.turn(on: false, from: isStormy)) }
        }
        decision.messages.insert(.answerAtWork(statements, about: nil), at: 0)
        return decision
    }

    /// “启动”: yes, it is a storm; where nobody was asked, the word means nothing.
    func startStorm(at now: Instant) -> Decision {
        guard speaker.role == .manager, let until = outlook?.weather.stormUntil, until > now else { return .nothing }
        return storm(isOn: true)
    }

    func askWeather(at now: Instant) -> Decision {
        guard speaker.worksHere, let outlook else { return .nothing }
        let warnings = outlook.weather.warnings.filter { $0.until > now }
        let days = outlook.days(at: now)
        var statements: [WorkStatement] = []
        if !warnings.isEmpty { statements.append(.init(.warnings, .warnings(warnings))) }
        if !days.isEmpty { statements.append(.init(.forecast, .forecast(days))) }
        if statements.isEmpty { statements.append(.init(.weatherUnknown)) }
        if isStormy { statements.append(.init(.stormOn)) }
        return Decision(messages: [.answerAtWork(statements, about: nil)])
    }
}

extension Outlook {
    /// How many days are told.
    private static let told = 3

    /// Today and what comes, as far as a forecast that still holds tells it; empty: none does.
    func days(at now: Instant) -> [Forecast.Day] {
        let today = WallZone(zone).reading(of: now).day.number
        return Array(fresh(at: now).filter { $0.number >= today }.prefix(Self.told))
    }

    /// What began with weather that is over now may begin again with the next.
    mutating func lift(_ kinds: [WarningKind], at now: Instant) -> [WeatherWarning] {
        let lifted = weather.lift(kinds, at: now)
        for plan in plans where spell(of: plan.times.weather, at: now) == nil {
            weather.spells[plan.id] = weather.spells[plan.id].map { min($0, now) }
        }
        if storm(at: now) == nil { weather.stormUntil = weather.stormUntil.map { min($0, now) } }
        return lifted
    }

    /// What follows by itself: managers hear what begins and are asked about a storm, and departments are hurried.
    ///
    /// - Parameters:
    ///   - isTold: managers have heard it already, as the answer to their own word.
    ///   - quietUntil: what is no storm waits until then; nil: it is not quiet.
    package func decide(
        isTold: Bool = false, quietUntil: Instant? = nil, at now: Instant
    ) -> (decision: Decision, begins: [Beginning]) {
        var found = consequence(at: now)
        if let quietUntil, !isTold, !found.isNothing, storm(at: now) == nil {
            var waiting = weather
            waiting.look = quietUntil
            return (Decision(changes: waiting == weather ? [] : [.weather(waiting)]), [])
        }
        var decision = Decision()
        if !found.isNothing, !isTold {
            let ask: [WorkStatement] = found.storm == nil ? [] : [.init(.stormAsk)]
            decision.messages.append(
                .report([.init(.weatherComes, .signs(found.signs))] + found.told + ask, about: nil))
        }
        for (ticket, spell) in found.hurried {
            decision.messages.append(
                .post(
                    ticket.lead,
                    [.init(.inspectionHurry, .number(ticket.number), .matter(of: ticket), .signs(spell.signs))]
                        + ticket.leftToCheck(), about: Link(.job, ticket.number)))
        }
        if isStormy, let until = weather.stormUntil, until <= now, storm(at: now) == nil {
            found.weather.stormUntil = nil
            decision.messages.append(.report([.init(.stormOver)], about: nil))
        }
        if found.weather != weather { decision.changes.append(.weather(found.weather)) }
        return (decision, found.begins)
    }
}

extension Outlook.Consequence {
    fileprivate var told: [WorkStatement] {
        var statements: [WorkStatement] = []
        if !begins.isEmpty { statements.append(.init(.careBegins, .rounds(begins.map(\.plan.name)))) }
        if !hurried.isEmpty {
            statements.append(
                .init(
                    .careHurried, .numbers(hurried.map(\.ticket.number)),
                    .rounds(hurried.compactMap(\.ticket.inspection?.name))))
        }
        return statements
    }
}

extension Intent {
    /// What it means rests on what is known of the weather.
    package var isAboutWeather: Bool { [.warn, .liftWarning, .startStorm, .askWeather].contains(self) }
}

extension Change {
    package var isOfWeather: Bool { if case .weather = self { true } else { false } }
}
