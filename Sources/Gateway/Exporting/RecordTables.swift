import Foundation
import ServiceDesk
import Storage

/// Tickets, and what happened to them, as tables for a spreadsheet; drills say that they are.
package enum RecordTable {
    package static func tickets(in community: CommunityFacts, _ books: Books) throws -> String {
        var csv = CSVText(columns: [
            "number", "state", "category", "urgency", "concern", "building", "unit", "room", "floor", "area", "words",
            "owner", "department", "staff", "opened", "accepted", "arrived", "done", "result", "cost_fen", "rating",
            "reopenings", "unconfirmed", "chased", "left_over_from", "drill",
        ])
        try books.eachTicket(in: community.id) { ticket in
            let (place, job) = (ticket.place, ticket.job)
            csv.add([
                .number(ticket.number.value), .text(ticket.state.rawValue), .text(ticket.category.rawValue),
                .text(ticket.urgency.rawValue), .text(ticket.concern.rawValue), .maybe(place.building),
                .maybe(place.unit), .maybe(place.room), .maybe(place.floor), .maybe(place.area?.rawValue),
                .text(ticket.words), .maybe(ticket.ownerName?.shown), .text(ticket.lead.rawValue),
                .maybe(job.assigneeName?.shown), .time(ticket.openedAt, community), .time(job.acceptedAt, community),
                .time(job.arrivedAt, community), .time(ticket.doneAt, community), .maybe(job.result),
                .maybe(job.cost), .maybe(ticket.rating), .number(ticket.reopenings),
                .number(ticket.unconfirmed ? 1 : 0), .number(ticket.chased), .maybe(ticket.leftOverFrom?.value),
                .number(ticket.isDrill ? 1 : 0),
            ])
        }
        return csv.text
    }

    package static func history(in community: CommunityFacts, _ books: Books) throws -> String {
        var csv = CSVText(columns: ["ticket", "at", "event", "by", "words"])
        try books.eachEntry(in: community.id) { entry in
            csv.add([
                .number(entry.ticket.value), .time(entry.at, community), .text(entry.event.rawValue),
                .maybe(entry.byName?.shown), .maybe(entry.words),
            ])
        }
        return csv.text
    }
}

extension CSVText.Field {
    fileprivate static func number(_ value: Int) -> Self { .number(String(value)) }
    fileprivate static func maybe(_ text: String?) -> Self { text.map { .text($0) } ?? .empty }
    fileprivate static func maybe(_ value: Int?) -> Self { value.map { .number(String($0)) } ?? .empty }

    /// With the offset of the community's zone, so that no reader has to guess.
    fileprivate static func time(_ moment: Instant?, _ community: CommunityFacts) -> Self {
        guard let moment else { return .empty }
        let style = Date.ISO8601FormatStyle(timeZone: community.zone).year().month().day()
            .dateSeparator(.dash).time(includingFractionalSeconds: false).timeZone(separator: .colon)
        return .text(moment.date.formatted(style))
    }
}
