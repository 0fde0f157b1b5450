import ServiceDesk

/// How a language writes what only notices carry.
package struct NoticeForms: Sendable {
    /// Slots: month, day.
    package var date: Template
    /// Slots: date, clock.
    package var moment: Template
    /// Slots: from, to.
    package var span: Template
    /// Slot: from.
    package var openEnd: Template
    /// Slot: to.
    package var openStart: Template
    /// Slot of the next two: list.
    package var buildings: Template
    package var units: Template
    /// No slots.
    package var everybody: Template
    /// Slots: why, count.
    package var failure: Template
    /// Homes that stand in one list at most; slot: count, of those left out.
    package var more: Template

    package init(
        date: Template, moment: Template, span: Template, openEnd: Template, openStart: Template, buildings: Template,
        units: Template, everybody: Template, failure: Template, more: Template
    ) {
        self.date = date
        self.moment = moment
        self.span = span
        self.openEnd = openEnd
        self.openStart = openStart
        self.buildings = buildings
        self.units = units
        self.everybody = everybody
        self.failure = failure
        self.more = more
    }
}

extension PhraseBook {
    /// The most homes of one list.
    private static let listed = 30

    /// A date in full: a notice is read later than today.
    func render(_ span: Span, _ voice: Voice) -> String {
        let forms = names.notices
        guard let from = span.from else {
            return span.to.map { end in forms.openStart.filled { $0 == "to" ? moment(end, voice) : nil } } ?? ""
        }
        guard let to = span.to else { return forms.openEnd.filled { $0 == "from" ? moment(from, voice) : nil } }
        let (start, end) = (voice.civil(from), voice.civil(to))
        let ends: (String, String)
        if start.isMidnight, end.isMidnight {
            // Whole days; the end is not counted in.
            let last = voice.civil(to + .milliseconds(-1))
            if start.day == last.day { return date(start) }
            ends = (date(start), date(last))
        } else {
            ends = (moment(from, voice), start.day == end.day ? clock(end) : moment(to, voice))
        }
        return forms.span.filled { $0 == "from" ? ends.0 : $0 == "to" ? ends.1 : nil }
    }

    func render(_ scope: Scope) -> String {
        let forms = names.notices
        guard !scope.buildings.isEmpty else { return forms.everybody.filled { _ in nil } }
        func list(_ form: Template, _ values: [String]) -> String {
            values.isEmpty
                ? "" : form.filled { $0 == "list" ? values.joined(separator: names.listSeparator) : nil }
        }
        return list(forms.buildings, scope.buildings) + list(forms.units, scope.units)
    }

    func render(_ failed: [DeliveryFigures.Failure]) -> String {
        failed.map { failure in
            names.notices.failure.filled { slot in
                switch slot {
                case "why": oneLine(failure.why)
                case "count": String(failure.count)
                default: nil
                }
            }
        }.joined(separator: names.listSeparator)
    }

    func render(_ homes: [HomeAddress]) -> String {
        let shown = homes.prefix(Self.listed).map {
            render(Place(building: $0.building, unit: $0.unit, room: $0.room))
        }
        let left = homes.count - shown.count
        let list = shown.joined(separator: names.listSeparator)
        return left == 0 ? list : list + names.notices.more.filled { $0 == "count" ? String(left) : nil }
    }

    /// Line by line, and in plain order.
    func lines(of words: String) -> String {
        words.split(whereSeparator: \.isNewline).map { oneLine(String($0)) }.filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    private func date(_ moment: CivilMoment) -> String {
        names.notices.date.filled { slot in
            switch slot {
            case "month": String(moment.month)
            case "day": String(moment.dayOfMonth)
            default: nil
            }
        }
    }

    private func moment(_ instant: Instant, _ voice: Voice) -> String {
        let civil = voice.civil(instant)
        return names.notices.moment.filled { slot in
            switch slot {
            case "date": date(civil)
            case "clock": clock(civil)
            default: nil
            }
        }
    }
}

extension CivilMoment {
    fileprivate var isMidnight: Bool { hour == 0 && minute == 0 }
}
