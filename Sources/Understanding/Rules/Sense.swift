import ServiceDesk

/// What a recogniser can make of a cue, read off the cue's name: `time.weekday.3`, `at.building.after`, `area.kitchen`.
///
/// Recognisers know senses, never words; so a language is told by its folder alone.
enum Sense: Sendable, Equatable {
    case plain
    case area(Area)
    /// The speaker's home.
    case home
    /// The building and unit the speaker lives in.
    case ours
    /// A place met on the way, of which nothing is said.
    case passing
    case number(Int)
    case floor(Int)
    case address(Part, Side)
    case and, upTo
    case everyone
    case fee(FeeKind)
    case department(Department)
    /// A fault category by its name, as those who work here say it.
    case category(Category)
    case rating(Int)
    case ratingUnit
    case ticket(Side)
    case money(Side)
    case span(minutes: Int)
    case lasting(minutes: Int)
    case time(TimeSense)
    case period(PeriodSense)
    case person(PersonSense)

    /// Stands behind a number and says what it counts: 楼, 点, 块.
    var counts: Bool {
        switch self {
        case .address(_, .after), .money(.after), .ratingUnit, .time(.hour), .time(.dayUnit), .time(.monthUnit),
            .period(.monthUnit), .period(.quarterUnit), .period(.yearUnit):
            true
        case .plain, .area, .home, .ours, .passing, .number, .floor, .address(_, .before), .span, .and, .upTo,
            .everyone, .fee, .category,
            .department, .rating, .ticket, .money(.before), .lasting, .time, .period, .person:
            false
        }
    }

    enum Part: String, CaseIterable, Sendable { case building, unit, room, floor, roomish }
    /// Where the word stands as seen from the number.
    enum Side: String, CaseIterable, Sendable { case before, after }

    enum TimeSense: Sendable, Equatable {
        case day(Int), weekday(Int), nextWeekday(Int), weekend(Int), part(Int, Int), month(Int)
        case hour, half, quarter, am, pm, clock(Int), after(Side), before(Side), fromNow, since, monthEnd
        case monthUnit, dayUnit, to, glue
    }

    enum PeriodSense: Sendable, Equatable {
        case month(Int), quarter(Int), year(Int), half(Int), monthUnit, quarterUnit, yearUnit
    }

    enum PersonSense: String, CaseIterable, Sendable { case surname, titleAfter, titleBefore, nick, lead }

    /// Families whose names have a meaning here; a name in one of them that means nothing is a fault of the folder.
    static let families = [
        "area", "place", "number", "floor", "at", "list", "everyone", "fee", "department", "rating", "ticket", "money",
        "span", "lasting", "time", "period", "person", "category",
    ]

    /// - Returns: nil when the name belongs to a family above and says nothing that is known there.
    init?(cue name: String) {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let tail = parts.dropFirst().joined(separator: ".")
        guard let family = parts.first, Self.families.contains(family) else {
            self = .plain
            return
        }
        switch family {
        case "area":
            guard let area = Area(rawValue: tail) else { return nil }
            self = .area(area)
        case "place":
            switch tail {
            case "home": self = .home
            case "ours": self = .ours
            case "passing": self = .passing
            default: return nil
            }
        case "number":
            guard let value = Int(tail) else { return nil }
            self = .number(value)
        case "floor":
            guard let value = Int(tail) else { return nil }
            self = .floor(value)
        case "at":
            guard parts.count == 3, let part = Part(rawValue: parts[1]), let side = Side(rawValue: parts[2]) else {
                return nil
            }
            self = .address(part, side)
        case "list":
            switch tail {
            case "and": self = .and
            case "to": self = .upTo
            default: return nil
            }
        case "everyone": self = .everyone
        case "fee":
            guard let kind = FeeKind(rawValue: tail) else { return nil }
            self = .fee(kind)
        case "department":
            guard let department = Department(rawValue: tail) else { return nil }
            self = .department(department)
        case "category":
            guard let category = Category(rawValue: tail) else { return nil }
            self = .category(category)
        case "rating":
            if tail == "unit" {
                self = .ratingUnit
            } else if let value = Int(tail), (1...5).contains(value) {
                self = .rating(value)
            } else {
                return nil
            }
        case "ticket", "money":
            guard let side = Side(rawValue: tail) else { return nil }
            self = family == "ticket" ? .ticket(side) : .money(side)
        case "span", "lasting":
            guard let minutes = Int(tail), minutes > 0 else { return nil }
            self = family == "span" ? .span(minutes: minutes) : .lasting(minutes: minutes)
        case "time":
            guard let time = TimeSense(parts: Array(parts.dropFirst())) else { return nil }
            self = .time(time)
        case "period":
            guard let period = PeriodSense(parts: Array(parts.dropFirst())) else { return nil }
            self = .period(period)
        case "person":
            guard let person = PersonSense(rawValue: tail) else { return nil }
            self = .person(person)
        default: return nil
        }
    }
}

extension Sense.TimeSense {
    fileprivate init?(parts: [String]) {
        guard let head = parts.first else { return nil }
        let value = parts.count == 2 ? Int(parts[1]) : nil
        let side = parts.count == 2 ? Sense.Side(rawValue: parts[1]) : nil
        switch (head, value, side) {
        case ("day", let days?, _): self = .day(days)
        case ("weekday", let day?, _) where (1...7).contains(day): self = .weekday(day)
        case ("nextWeekday", let day?, _) where (1...7).contains(day): self = .nextWeekday(day)
        case ("weekend", let weeks?, _): self = .weekend(weeks)
        case ("month", let month?, _) where (1...12).contains(month): self = .month(month)
        case ("clock", let hour?, _) where (0...24).contains(hour): self = .clock(hour)
        case ("after", _, let side?): self = .after(side)
        case ("before", _, let side?): self = .before(side)
        case ("hour", nil, nil): self = .hour
        case ("half", nil, nil): self = .half
        case ("quarter", nil, nil): self = .quarter
        case ("am", nil, nil): self = .am
        case ("pm", nil, nil): self = .pm
        case ("fromNow", nil, nil): self = .fromNow
        case ("since", nil, nil): self = .since
        case ("monthEnd", nil, nil): self = .monthEnd
        case ("monthUnit", nil, nil): self = .monthUnit
        case ("dayUnit", nil, nil): self = .dayUnit
        case ("to", nil, nil): self = .to
        case ("glue", nil, nil): self = .glue
        case ("part", nil, nil):
            // time.part.8-12
            guard parts.count == 2 else { return nil }
            let hours = parts[1].split(separator: "-").compactMap { Int($0) }
            guard hours.count == 2, hours[0] < hours[1], hours[1] <= 30 else { return nil }
            self = .part(hours[0], hours[1])
        default: return nil
        }
    }
}

extension Sense.PeriodSense {
    fileprivate init?(parts: [String]) {
        guard let head = parts.first else { return nil }
        let value = parts.count == 2 ? Int(parts[1]) : nil
        switch (head, value) {
        case ("month", let offset?): self = .month(offset)
        case ("quarter", let offset?): self = .quarter(offset)
        case ("year", let offset?): self = .year(offset)
        case ("half", let half?) where half == 1 || half == 2: self = .half(half)
        case ("monthUnit", nil): self = .monthUnit
        case ("quarterUnit", nil): self = .quarterUnit
        case ("yearUnit", nil): self = .yearUnit
        default: return nil
        }
    }
}
