/// What residents are told of a month: no names, no homes, no numbers of tickets, and nothing that rests on so few
/// tickets that somebody could be told by it.
package struct ServiceLetter: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package let indicator: Indicator
        package let figure: Figure

        /// - Returns: nil for money and for bare counts: no amount can stand in a letter.
        package init?(_ indicator: Indicator, _ figure: Figure) {
            switch figure {
            case .share, .score, .minutes: break
            case .count, .money: return nil
            }
            self.indicator = indicator
            self.figure = figure
        }
    }

    package struct Trouble: Hashable, Sendable {
        package let category: Category
        package let count: Int

        package init(_ category: Category, _ count: Int) {
            self.category = category
            self.count = count
        }
    }

    package let span: CivilSpan
    package let received: Int
    package let closed: Int
    package let lines: [Line]
    package let troubles: [Trouble]

    /// What residents may want to know.
    private static let told: [Indicator] = [.acceptHalf, .accepted, .finished, .fixedAtOnce, .stars, .ratedWell]
    /// Figures over fewer tickets are left out. Source: none; our own judgement.
    static let fewest = 5

    package init(
        span: CivilSpan, received: Int, closed: Int, lines: [Line], troubles: [Trouble]
    ) {
        self.span = span
        self.received = received
        self.closed = closed
        self.lines = lines
        self.troubles = troubles
    }

    /// - Returns: nil where there was too little to tell anything of.
    init?(_ answer: FigureAnswer) {
        guard answer.tally[.opened] >= Self.fewest else { return nil }
        self.init(
            span: answer.question.span, received: answer.tally[.opened], closed: answer.tally[.ended],
            lines: Self.told.compactMap { indicator in
                guard let figure = indicator.figure(in: answer.tally), figure.cases ?? 0 >= Self.fewest else {
                    return nil
                }
                return Line(indicator, figure)
            },
            troubles: answer.troubles.prefix(3).compactMap { group in
                guard case .category(let category) = group.label, group.tally[.opened] >= Self.fewest,
                    category != .service
                else { return nil }
                return Trouble(category, group.tally[.opened])
            })
    }
}
