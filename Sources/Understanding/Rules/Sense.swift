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
    /// 毛: tenths of what 块 counts.
    case tenths
    /// 材料, 人工: what a part of a sum is for.
    case costItem
    /// 一共: the sum of all.
    case costTotal
    case span(minutes: Int)
    case workingDays
    case lasting(minutes: Int)
    case time(TimeSense)
    case period(PeriodSense)
    case person(PersonSense)
    /// Why work has to wait.
    case reason(HoldReason)
    /// What is asked of the figures.
    case figures(FigureSense)
    /// What people are sent alone.
    case news(NewsKind)
    /// What a public warning is of.
    case weather(WarningKind)
    /// The colour of one.
    case alert(WarningColour)

    /// Stands behind a number and says what it counts: 楼, 点, 块.
    var counts: Bool {
        switch self {
        case .address(_, .after), .money(.after), .tenths, .ratingUnit, .time(.hour), .time(.dayUnit),
            .time(.monthUnit),
            .period(.monthUnit), .period(.quarterUnit), .period(.yearUnit), .span, .workingDays:
            true
        case .plain, .area, .home, .ours, .passing, .number, .floor, .address(_, .before), .and,
            .upTo, .everyone, .fee, .category, .department, .rating, .ticket, .money(.before), .costItem, .costTotal,
            .lasting, .time, .period,
            .person, .reason, .figures, .news, .weather, .alert:
            false
        }
    }

    /// Stands behind a number and makes a span of time of it.
    var isLength: Bool {
        switch self {
        case .span, .workingDays: true
        case .plain, .area, .home, .ours, .passing, .number, .floor, .address, .and, .upTo, .everyone, .fee, .category,
            .department, .rating, .ratingUnit, .ticket, .money, .tenths, .costItem, .costTotal, .lasting, .time,
            .period, .person, .reason, .figures, .news, .weather, .alert:
            false
        }
    }

    /// Names a day or a part of one.
    var isDay: Bool {
        switch self {
        case .time(.day), .time(.weekday), .time(.part), .time(.weekend), .time(.dayUnit), .time(.holiday): true
        case .plain, .area, .home, .ours, .passing, .number, .floor, .address, .and, .upTo, .everyone, .fee, .category,
            .department, .rating, .ratingUnit, .ticket, .money, .tenths, .costItem, .costTotal, .span, .workingDays,
            .lasting, .time, .period, .person, .reason, .figures, .news, .weather, .alert:
            false
        }
    }

    /// A `roomish` word makes a room of a number that looks like one; a `buildingish` one a building of a small number
    /// besides: behind 7, in front of 702.
    enum Part: String, CaseIterable, Sendable { case building, unit, room, floor, roomish, buildingish }
    /// Where the word stands as seen from the number.
    enum Side: String, CaseIterable, Sendable { case before, after }

    enum TimeSense: Sendable, Equatable {
        case day(Int), days(Int, Int), nextDay, weekday(Int), week(Int), weekend(Int), shift(Int), part(Int, Int)
        case month(Int), monthPart(Int, Int?), monthEnd, yearEnd, weekEnd(Int), holiday(Holiday)
        case hour, half, minutes(Int), am, pm, clock(Int), halfPast, quarterPast, quarterTo, past, short
        case after(Side), before(Side), at, by, until, within(Side), ahead, ago, lasting, between
        case fromNow, now, since, each, monthUnit, dayUnit, to, or, glue
        /// Behind 3号: something numbered, no day.
        case numbered
        /// Words in which no time is meant: 早上好.
        case mask
    }

    /// A feast by its name in the calendar, or by its date.
    enum Holiday: Sendable, Equatable {
        /// All the days off.
        case days(String)
        case feast(String)
        case eve(String)
        case date(Int, Int)
    }

    enum PeriodSense: Sendable, Equatable {
        case month(Int), quarter(Int), year(Int), half(Int), monthUnit, quarterUnit, yearUnit
    }

    enum PersonSense: String, CaseIterable, Sendable { case surname, titleAfter, titleBefore, nick, lead, introduced }

    /// Families whose names have a meaning here; a name in one of them that means nothing is a fault of the folder.
    static let families = [
        "area", "place", "number", "floor", "at", "list", "everyone", "fee", "department", "rating", "ticket", "money",
        "span", "lasting", "time", "period", "person", "category", "reason", "figures", "news",
        "weather", "alert",
    ]

    private static let costs: [String: Self] = [
        "money.tenths": .tenths, "money.item": .costItem, "money.total": .costTotal,
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
            if let cost = Self.costs[name] {
                self = cost
                return
            }
            guard let side = Side(rawValue: tail) else { return nil }
            self = family == "ticket" ? .ticket(side) : .money(side)
        case "span", "lasting":
            if family == "span", tail == "working" {
                self = .workingDays
                return
            }
            guard let minutes = Int(tail), minutes > 0 else { return nil }
            self = family == "span" ? .span(minutes: minutes) : .lasting(minutes: minutes)
        case "time":
            guard let time = TimeSense(parts: Array(parts.dropFirst())) else { return nil }
            self = .time(time)
        case "period":
            guard let period = PeriodSense(parts: Array(parts.dropFirst())) else { return nil }
            self = .period(period)
        case "reason":
            guard let reason = HoldReason(rawValue: tail) else { return nil }
            self = .reason(reason)
        case "figures":
            guard let asked = FigureSense(parts: Array(parts.dropFirst())) else { return nil }
            self = .figures(asked)
        case "news":
            guard let kind = NewsKind(rawValue: tail) else { return nil }
            self = .news(kind)
        case "weather":
            guard let kind = WarningKind(rawValue: tail) else { return nil }
            self = .weather(kind)
        case "alert":
            guard let colour = WarningColour(rawValue: tail) else { return nil }
            self = .alert(colour)
        case "person":
            guard let person = PersonSense(rawValue: tail) else { return nil }
            self = .person(person)
        default: return nil
        }
    }
}

extension Sense.TimeSense {
    /// Those without anything behind their name.
    private static let plain: [String: Self] = [
        "nextDay": .nextDay, "monthEnd": .monthEnd, "yearEnd": .yearEnd, "hour": .hour, "half": .half,
        "quarter": .minutes(15), "am": .am, "pm": .pm, "halfPast": .halfPast, "quarterPast": .quarterPast,
        "quarterTo": .quarterTo, "past": .past, "short": .short, "at": .at, "by": .by, "until": .until, "ahead": .ahead,
        "ago": .ago, "lasting": .lasting, "between": .between, "fromNow": .fromNow, "now": .now, "since": .since,
        "each": .each, "monthUnit": .monthUnit, "dayUnit": .dayUnit, "to": .to, "or": .or, "glue": .glue,
        "numbered": .numbered,
        "mask": .mask,
    ]

    fileprivate init?(parts: [String]) {
        guard let head = parts.first else { return nil }
        if parts.count == 1 {
            guard let plain = Self.plain[head] else { return nil }
            self = plain
            return
        }
        guard parts.count == 2 else { return nil }
        switch (head, Int(parts[1]), Sense.Side(rawValue: parts[1])) {
        case ("day", let days?, _): self = .day(days)
        case ("weekday", let day?, _) where (1...7).contains(day): self = .weekday(day)
        case ("week", let weeks?, _): self = .week(weeks)
        case ("weekend", let weeks?, _): self = .weekend(weeks)
        case ("weekEnd", let weeks?, _): self = .weekEnd(weeks)
        case ("shift", let weeks?, _): self = .shift(weeks)
        case ("month", let month?, _) where (1...12).contains(month): self = .month(month)
        case ("clock", let hour?, _) where (0...24).contains(hour): self = .clock(hour)
        case ("minutes", let minutes?, _) where (1...59).contains(minutes): self = .minutes(minutes)
        case ("after", _, let side?): self = .after(side)
        case ("before", _, let side?): self = .before(side)
        case ("within", _, let side?): self = .within(side)
        case ("holiday", nil, _): self = .holiday(.days(parts[1]))
        case ("feast", nil, _): self = .holiday(.feast(parts[1]))
        case ("eve", nil, _): self = .holiday(.eve(parts[1]))
        default:
            guard let (from, to) = Self.range(parts[1]) else { return nil }
            if let to, head != "date", to <= from { return nil }
            switch head {
            // time.part.8-12, time.days.0-2, time.monthPart.21-
            case "part": self = .part(from, to ?? 24)
            case "days": self = .days(from, to ?? from + 1)
            case "date":
                guard let to, CivilDay.exists(year: 2001, month: from, day: to) else { return nil }
                self = .holiday(.date(from, to))
            case "monthPart": self = .monthPart(from, to)
            default: return nil
            }
        }
    }

    private static func range(_ text: String) -> (from: Int, to: Int?)? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let from = Int(ends[0]), from >= 0 else { return nil }
        if ends[1].isEmpty { return (from, nil) }
        guard let to = Int(ends[1]), to <= 31 else { return nil }
        return (from, to)
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
