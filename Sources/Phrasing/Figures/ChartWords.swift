import ServiceDesk

/// Words that stand in charts.
extension PhraseBook {
    package func written(_ indicator: Indicator) -> String { names.figures.indicators[indicator] ?? indicator.rawValue }
    package func written(_ figure: Figure) -> String { value(figure) }
    package func written(_ name: FigureName) -> String { self.name(name) }
    package func written(_ span: CivilSpan) -> String { dates(span) }
    /// `3-2`: a day where there is little room.
    package func short(_ day: CivilDay) -> String {
        fill(.shortDate, ["month": String(day.parts.month), "day": String(day.parts.day)])
    }
    package func written(_ title: FigureNames.Wording) -> String { fill(title, [:]) }
}
