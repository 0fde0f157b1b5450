import Foundation

/// What somebody asked of the figures, as far as the words told it; place, person, department and period stand in the act.
package struct FigureRequest: Hashable, Sendable, Codable {
    /// Days named outright: 本周, 2月1日到15日.
    package var window: Window?
    /// 最近7天.
    package var lastDays: Int?
    /// Empty: all.
    package var categories: [Category] = []
    package var complaintsOnly = false
    /// 谁, 哪栋, 哪类: what is set side by side.
    package var grouping: FigureGrouping?
    /// What it is about; nil: an overview, or how many there were.
    package var measure: Indicator?
    /// The best are asked for, not the worst.
    package var bestFirst = false

    package init() {}
}

/// By what figures are set side by side.
package enum FigureGrouping: String, CaseIterable, Sendable, Codable {
    case category, building, person, department
}

/// Which tickets are looked at.
package struct FigureScope: Hashable, Sendable, Codable {
    /// Empty: all.
    package var categories: [Category] = []
    package var department: Department?
    package var building: String?
    package var person: PersonID?
    package var complaintsOnly = false

    package init() {}

    /// How many things narrow it down.
    package var conditions: Int {
        (categories.isEmpty ? 0 : 1) + (department == nil ? 0 : 1) + (building == nil ? 0 : 1) + (person == nil ? 0 : 1)
            + (complaintsOnly ? 1 : 0)
    }

    /// Whether a ticket is among those looked at.
    package func covers(_ fact: TicketFact) -> Bool {
        (categories.isEmpty || categories.contains(fact.category))
            && (department == nil || department == fact.department) && (building == nil || building == fact.building)
            && (person == nil || person == fact.person) && (!complaintsOnly || fact.concern == .complaint)
    }
}

/// A question to the figures: which tickets, which days, what of them.
package struct FigureQuestion: Hashable, Sendable, Codable {
    package var span: CivilSpan
    /// Today, which may be within the span.
    package let today: CivilDay
    package var scope = FigureScope()
    package var grouping: FigureGrouping?
    package var measure: Indicator?
    package var bestFirst = false
    /// The tickets themselves are asked for.
    package var tickets: Tickets?

    package enum Tickets: Hashable, Sendable, Codable {
        case all
        /// Those that bring an indicator down.
        case missing(Indicator)
    }

    package init(span: CivilSpan, today: CivilDay) {
        self.span = span
        self.today = today
    }

    package var seen: CivilSpan { span.until(today) }
    package var before: CivilSpan { span.before(seenUntil: today) }
}

extension FigureQuestion {
    /// - Parameters:
    ///   - today: on the community's calendar.
    ///   - person: whom the act names, once found.
    init(_ act: Act, _ request: FigureRequest, person: PersonID?, clock: WallClock) {
        self.init(span: Self.span(act, request, clock), today: clock.today)
        scope.categories = request.categories
        scope.department = act.department
        scope.building = act.place?.building
        scope.person = person
        scope.complaintsOnly = request.complaintsOnly
        grouping = request.grouping
        measure = request.measure
        bestFirst = request.bestFirst
    }

    /// Without a word about it, this month: what managers are asked about.
    private static func span(_ act: Act, _ request: FigureRequest, _ clock: WallClock) -> CivilSpan {
        let today = clock.today
        if let days = request.lastDays { return CivilSpan(today + (1 - min(days, 3660)), until: today + 1) }
        if let window = request.window, let from = window.from {
            let first = clock.day(of: from).day
            let end = window.to.map { clock.day(of: $0 - 1).day + 1 } ?? today + 1
            if first < end, first <= today { return CivilSpan(first, until: end) }
        }
        if let span = act.period.flatMap({ CivilSpan(period: $0) }), span.first <= today { return span }
        return CivilSpan(month: today.parts.month, year: today.parts.year)
    }

    /// The same tickets, narrowed to one of the things set side by side.
    func narrowed(to label: FigureLabel) -> FigureQuestion {
        var narrow = self
        switch label {
        case .category(let category): narrow.scope.categories = [category]
        case .building(let building): narrow.scope.building = building
        case .person(let person): narrow.scope.person = person
        case .department(let department): narrow.scope.department = department
        }
        narrow.grouping = nil
        narrow.tickets = measure.flatMap { if case .share = $0.formula { .missing($0) } else { nil } } ?? .all
        return narrow
    }
}

/// One of the things set side by side.
package enum FigureLabel: Hashable, Sendable, Codable {
    case category(Category)
    case building(String)
    case person(PersonID)
    case department(Department)
}
