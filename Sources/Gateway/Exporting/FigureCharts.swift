import Charts
import Phrasing
import ServiceDesk
import Storage

/// The figures of a period as pictures, in a community's language; for managers.
package struct FigureCharts {
    package enum Kind: String, CaseIterable, Sendable {
        /// Each indicator beside its target.
        case targets
        /// Received and closed, day by day or month by month.
        case course
        /// Buildings down, the most frequent troubles across.
        case buildings
    }

    let book: PhraseBook
    let community: CommunityFacts
    let books: Books

    package init(_ book: PhraseBook, of community: CommunityFacts, _ books: Books) {
        self.book = book
        self.community = community
        self.books = books
    }

    /// - Parameter today: days after it are left out.
    package func picture(_ kind: Kind, of span: CivilSpan, today: CivilDay) throws -> Picture {
        let question = FigureQuestion(span: span, today: today)
        switch kind {
        case .targets: return targets(try books.figures(question, in: community), span)
        case .course: return try course(question)
        case .buildings: return try buildings(question)
        }
    }

    private func targets(_ answer: FigureAnswer, _ span: CivilSpan) -> Picture {
        let bars = Indicator.allCases.compactMap { indicator -> Bars.Bar? in
            guard case .share? = indicator.figure(in: answer.tally), let figure = indicator.figure(in: answer.tally),
                let isReached = answer.settings.isReached(indicator, by: figure)
            else { return nil }
            return Bars.Bar(
                book.written(indicator), size: figure.size, value: book.written(figure),
                mark: isReached ? nil : book.written(.chartShort))
        }
        return Bars(
            title: book.written(.chartTargets), subtitle: book.written(span), bars: bars, full: 1000,
            nothing: book.written(.nothing)
        ).picture
    }

    /// The most points of time that can be told apart.
    private static let points = 31

    private func course(_ question: FigureQuestion) throws -> Picture {
        let seen = question.seen
        let byMonth = seen.days > Self.points
        var spans: [CivilSpan] = []
        var day = seen.first
        while day < seen.end {
            let next = byMonth ? CivilDay.first(ofMonth: day.parts.month + 1, year: day.parts.year) : day + 1
            spans.append(CivilSpan(day, until: min(next, seen.end)))
            day = next
        }
        let tallies = try spans.map {
            try books.tally(FigureScope(), in: $0, community: community.id, fromSums: true)
        }
        let isEmpty = tallies.allSatisfy { $0[.opened] == 0 && $0[.ended] == 0 }
        return Lines(
            title: book.written(.chartCourse), subtitle: book.written(seen),
            ticks: spans.map { book.short($0.first) },
            series: isEmpty
                ? []
                : [
                    .init(book.written(.received), tallies.map { $0[.opened] }),
                    .init(book.written(.closed), tallies.map { $0[.ended] }),
                ], nothing: book.written(.nothing)
        ).picture
    }

    private func buildings(_ question: FigureQuestion) throws -> Picture {
        let troubles = try books.figures(question, in: community).troubles.prefix(5).compactMap { group in
            if case .category(let category) = group.label { category } else { nil as ServiceDesk.Category? }
        }
        var rows: [String: [Int]] = [:]
        for (column, category) in troubles.enumerated() {
            var ask = question
            ask.scope.categories = [category]
            ask.grouping = .building
            for group in try books.figures(ask, in: community).groups {
                guard case .building(let building) = group.label else { continue }
                rows[building, default: Array(repeating: 0, count: troubles.count)][column] = group.tally[.opened]
            }
        }
        let sorted = rows.sorted { Self.order($0.key) < Self.order($1.key) }
        return HeatMap(
            title: book.written(.chartBuildings), subtitle: book.written(question.seen),
            columns: troubles.map { book.written(.category($0)) },
            rows: sorted.map { .init(book.written(.building($0.key)), $0.value) }, nothing: book.written(.nothing)
        ).picture
    }

    /// 2 before 10, numbers before letters.
    private static func order(_ building: String) -> String {
        String(repeating: " ", count: max(0, 8 - building.count)) + building
    }
}
