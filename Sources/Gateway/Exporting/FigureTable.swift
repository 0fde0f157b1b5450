import ServiceDesk
import Storage

/// Every figure of a period as a table, one figure a line, with the tickets that bring it down.
package struct FigureTable: Sendable {
    private static let columns = [
        "community", "from", "to", "by", "name", "indicator", "value", "unit", "part", "of", "target", "reached",
        "tickets",
    ]
    private static let listed = 200

    package private(set) var csv = CSVText(columns: Self.columns)

    /// - Parameters:
    ///   - span: the days looked at.
    ///   - grouping: what stands below the whole; nil: nothing does.
    package init(
        of span: CivilSpan, by grouping: FigureGrouping?, in community: CommunityFacts, _ books: Books
    ) throws {
        let question = FigureQuestion(span: span, today: span.last)
        try add(try books.figures(question, in: community), "", "", in: community, books)
        guard let grouping else { return }
        var ask = question
        ask.grouping = grouping
        ask.measure = .received
        let colleagues = try books.colleagues(in: community.id, at: Instant(milliseconds: 0))
        for group in try books.figures(ask, in: community).groups {
            var part = question
            let name: String
            switch group.label {
            case .category(let category):
                part.scope.categories = [category]
                name = category.rawValue
            case .building(let building):
                part.scope.building = building
                name = building
            case .department(let department):
                part.scope.department = department
                name = department.rawValue
            case .person(let person):
                part.scope.person = person
                name = colleagues.first { $0.person == person }?.name.shown ?? String(person.value)
            }
            try add(try books.figures(part, in: community), grouping.rawValue, name, in: community, books)
        }
    }

    private mutating func add(
        _ answer: FigureAnswer, _ grouping: String, _ name: String, in community: CommunityFacts, _ books: Books
    ) throws {
        let span = answer.question.span
        for indicator in Indicator.allCases {
            guard let figure = indicator.figure(in: answer.tally) else { continue }
            var ask = answer.question
            ask.tickets = .missing(indicator)
            let missed: [TicketChoice]
            if case .share = figure {
                missed = try books.figures(ask, in: community, listing: Self.listed).tickets
            } else {
                missed = []
            }
            let target = answer.settings.targets[indicator]
            csv.add([
                .text(community.id), .text(Self.written(span.first)), .text(Self.written(span.last)), .text(grouping),
                .text(name), .text(indicator.rawValue), .number(Self.written(figure.size, like: figure)),
                .text(Self.unit(of: figure)), Self.part(of: figure), figure.cases.map { .number(String($0)) } ?? .empty,
                target.map { .number(Self.written($0, like: figure)) } ?? .empty,
                answer.settings.isReached(indicator, by: figure).map { .text($0 ? "yes" : "no") } ?? .empty,
                .text(missed.map { String($0.number.value) }.joined(separator: " ")),
            ])
        }
    }

    private static func written(_ day: CivilDay) -> String {
        let (year, month, day) = day.parts
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    private static func unit(of figure: Figure) -> String {
        switch figure {
        case .count: "tickets"
        case .share: "percent"
        case .score: "mean"
        case .minutes: "minutes"
        case .money: "yuan"
        }
    }

    private static func part(of figure: Figure) -> CSVText.Field {
        if case .share(let part, _) = figure { .number(String(part)) } else { .empty }
    }

    private static func written(_ size: Int, like figure: Figure) -> String {
        switch figure {
        case .count, .minutes: String(size)
        case .share: "\(size / 10).\(size % 10)"
        case .score, .money: "\(size / 100).\(size % 100 < 10 ? "0" : "")\(size % 100)"
        }
    }
}
