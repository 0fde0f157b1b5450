/// What the books say to a question.
package struct FigureAnswer: Sendable {
    package let question: FigureQuestion
    package let settings: FigureSettings
    /// Over the days of the question that have come.
    package var tally = Tally()
    /// Over the period before.
    package var before = Tally()
    /// Over the period the targets were set against; nil: none was.
    package var baseline: Tally?
    /// How many were open at the end of the last day, or are now.
    package var open = 0
    /// The most frequent troubles and places, the most first.
    package var troubles: [FigureGroup] = []
    package var places: [FigureGroup] = []
    /// What was asked to be set side by side; in no order.
    package var groups: [FigureGroup] = []
    /// The tickets that were asked for, the newest first, and how many there are in all.
    package var tickets: [TicketChoice] = []
    package var ticketCount = 0
    /// The tickets behind figures below their target.
    package var missed: [Indicator: Missed] = [:]
    /// Where there were more than likely; only for a weekly report.
    package var hotSpots: [HotSpot] = []
    /// Tickets that changed and are not counted yet.
    package var uncounted = 0

    package init(_ question: FigureQuestion, _ settings: FigureSettings) {
        self.question = question
        self.settings = settings
    }
}

extension FigureAnswer {
    /// The newest tickets that bring an indicator down, and how many there are in all.
    package struct Missed: Hashable, Sendable {
        package let numbers: [TicketNumber]
        package let all: Int

        package init(_ numbers: [TicketNumber], of all: Int) {
            self.numbers = numbers
            self.all = all
        }
    }
}

package struct FigureGroup: Hashable, Sendable {
    package let label: FigureLabel
    package let tally: Tally

    package init(_ label: FigureLabel, _ tally: Tally) {
        self.label = label
        self.tally = tally
    }
}

/// A page of figures before it has words; managers read it.
package struct FigureSheet: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        /// Nothing was received and nothing closed.
        case nothing
        case counts(received: Int, closed: Int, open: Int, withdrawn: Int)
        /// One indicator; `index` is what to reply to see its tickets.
        case line(index: Int?, Indicator, Figure, target: Int?, isReached: Bool?, change: Int?)
        case waits([Waited])
        /// The most frequent, the most first.
        case most([Counted])
        case ranked(index: Int, FigureName, Figure, cases: Int)
        /// Too few tickets to be set beside the others.
        case fewer([FigureName], than: Int)
        /// Below its target, with the tickets behind it.
        case missed(Indicator, Figure, target: Int, FigureAnswer.Missed?)
        case hotSpot(HotSpot)
        /// Every figure is where it should be.
        case reached
        case department(Department, received: Int, closed: Int)
        case tickets([TicketChoice], of: Int, missing: Indicator?)
        case uncounted(Int)
        case choose
    }

    package let span: CivilSpan
    package let scope: [FigureName]
    package let grouping: FigureGrouping?
    package let measure: Indicator?
    package let parts: [Part]
    /// What it was told as, where nobody asked.
    package let report: ReportKind?

    package init(span: CivilSpan, report: ReportKind, parts: [Part]) {
        self.init(span: span, scope: [], grouping: nil, measure: nil, parts: parts, report: report)
    }

    package init(
        span: CivilSpan, scope: [FigureName], grouping: FigureGrouping?, measure: Indicator?, parts: [Part],
        report: ReportKind? = nil
    ) {
        self.report = report
        self.span = span
        self.scope = scope
        self.grouping = grouping
        self.measure = measure
        self.parts = parts
    }
}

extension FigureSheet {
    /// Half were within, nine of ten were within, in minutes.
    package struct Waited: Hashable, Sendable {
        package let wait: Tally.Wait
        package let half: Int
        package let most: Int

        package init(_ wait: Tally.Wait, half: Int, most: Int) {
            self.wait = wait
            self.half = half
            self.most = most
        }
    }

    package struct Counted: Hashable, Sendable {
        package let name: FigureName
        package let count: Int

        package init(_ name: FigureName, _ count: Int) {
            self.name = name
            self.count = count
        }
    }
}

/// A thing that is set side by side or looked at alone, as it can be written.
package enum FigureName: Hashable, Sendable {
    case category(Category)
    /// All of `water`.
    case family(String)
    case building(String)
    case person(ServiceName)
    case department(Department)
    case complaints
}
