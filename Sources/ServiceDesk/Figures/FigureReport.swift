/// A report that is due: what the books say, laid out and sent where it belongs.
package struct FigureReport: Sendable {
    package let kind: ReportKind
    package var answer: FigureAnswer
    /// For an assessment: each department that had tickets.
    package var departments: [FigureAnswer] = []

    package init(_ kind: ReportKind, _ answer: FigureAnswer) {
        self.kind = kind
        self.answer = answer
    }

    /// The question whose answer a report of a kind tells when it is due on a day.
    package static func question(_ kind: ReportKind, dueOn day: CivilDay) -> FigureQuestion {
        FigureQuestion(span: kind.span(dueOn: day), today: day)
    }

    /// Nothing received, nothing closed, nothing open: nothing is said.
    package func decide() -> Decision {
        guard answer.tally[.opened] > 0 || answer.tally[.ended] > 0 || answer.open > 0 else { return .nothing }
        switch kind {
        case .daily, .weekly, .assessment:
            return Decision(messages: [.report([.init(.figures, .figures(sheet))], about: nil)])
        case .letter:
            return ServiceLetter(answer).map { Decision(messages: [.publish([.init(.serviceLetter, .letter($0))])]) }
                ?? .nothing
        }
    }

    private var sheet: FigureSheet {
        let parts: [FigureSheet.Part]
        switch kind {
        case .daily: parts = [counts(answer)] + missed(in: answer)
        case .weekly, .letter:
            parts = FigurePage(answer: answer, colleagues: []).reported + answer.hotSpots.map { .hotSpot($0) }
        case .assessment:
            parts = departments.flatMap { answer -> [FigureSheet.Part] in
                guard let department = answer.question.scope.department else { return [] }
                let page = FigurePage(answer: answer, colleagues: [])
                return [.department(department, received: answer.tally[.opened], closed: answer.tally[.ended])]
                    + page.assessed
            }
        }
        return FigureSheet(span: answer.question.span, report: kind, parts: parts)
    }

    private func counts(_ answer: FigureAnswer) -> FigureSheet.Part {
        .counts(
            received: answer.tally[.opened], closed: answer.tally[.ended], open: answer.open,
            withdrawn: answer.tally[.withdrawn])
    }

    /// Of the day before only what did not go well.
    private func missed(in answer: FigureAnswer) -> [FigureSheet.Part] {
        answer.tally[.opened] > 0 ? FigurePage(answer: answer, colleagues: []).assessed : []
    }
}
