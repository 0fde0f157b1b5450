import ServiceDesk

/// What the parts of a printed ticket are called; from `sheet` of `names.yaml`.
package enum SheetLabel: String, CaseIterable, Hashable, Sendable {
    case category, urgency, state, place, words, opened, owner, staff, result, cost, rating, homes, leftOverFrom
    case unconfirmed, drill, timeline, pictures
}

/// A ticket on one sheet, to be kept or printed: for those who work here, and for nobody's eyes besides.
package struct TicketSheet: Sendable {
    package struct Row: Hashable, Sendable {
        package let label: String
        package let value: String
    }

    package let title: String
    package let rows: [Row]
    package let timelineTitle: String
    /// A line an event, the oldest first.
    package let timeline: [String]
    package let picturesTitle: String
}

extension PhraseBook {
    package func sheet(of ticket: Ticket, _ history: [HistoryEntry], by voice: Voice) -> TicketSheet {
        let values: [(SheetLabel, String?)] = [
            (.drill, ticket.isDrill ? names.drillMark : nil),
            (.category, render(.category(ticket.category), voice)), (.urgency, render(.urgency(ticket.urgency), voice)),
            (.state, render(.state(ticket.state), voice)),
            (.place, ticket.place.isEmpty ? nil : render(ticket.place)), (.words, oneLine(ticket.words)),
            (.opened, stamp(ticket.openedAt, voice)), (.owner, ticket.ownerName?.shown),
            (.staff, ticket.job.assigneeName?.shown), (.result, ticket.job.result.map(oneLine)),
            (.cost, ticket.job.cost.map { render(.money(fen: $0), voice) }),
            (.rating, ticket.rating.map { String($0) }),
            (.homes, ticket.households > 1 ? String(ticket.households) : nil),
            (.leftOverFrom, ticket.leftOverFrom?.description), (.unconfirmed, ticket.unconfirmed ? "✓" : nil),
        ]
        return TicketSheet(
            title: ticket.number.description,
            rows: values.compactMap { label, value in
                value.map { TicketSheet.Row(label: self.label(label), value: $0) }
            },
            timelineTitle: label(.timeline), timeline: history.map { line($0, voice) }, picturesTitle: label(.pictures))
    }

    private func label(_ label: SheetLabel) -> String { names.sheet[label] ?? label.rawValue }

    private func line(_ entry: HistoryEntry, _ voice: Voice) -> String {
        names.historyLine.filled { slot in
            switch slot {
            case "at": stamp(entry.at, voice)
            case "event": names.events[entry.event] ?? entry.event.rawValue
            case "staff": entry.byName?.shown
            case "words": entry.words.map(oneLine)
            default: nil
            }
        }
    }

    /// A sheet is read years later: date and time in full.
    private func stamp(_ moment: Instant, _ voice: Voice) -> String {
        let civil = voice.civil(moment)
        let day = CivilDay(number: Int(civil.day)).parts
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(day.year)-\(two(day.month))-\(two(day.day)) \(two(civil.hour)):\(two(civil.minute))"
    }
}
