import Chat
import GRDB
import ServiceDesk

extension Books {
    /// Writes down what was decided: changes and alarms, in order.
    package func apply(_ decision: Decision, in community: String) throws {
        for change in decision.changes {
            switch change {
            case .ticket(let ticket):
                try save(ticket, in: community)
                try linkOrigin(of: ticket, in: community)
                try markRechecked(by: ticket, in: community)
            case .history(let entry): try save(entry, in: community)
            case .storm(let isOn):
                try db.run(sql: "UPDATE community SET storm = ? WHERE id = ?", arguments: [isOn, community])
            case .weather(let weather): try keep(weather, in: community)
            case .affected(let ticket, let entry): try save(entry, of: ticket, in: community)
            case .asked(let person, let pending):
                try db.run(
                    sql: """
                        INSERT INTO question (person, community, pending) VALUES (?, ?, ?)
                        ON CONFLICT (person) DO UPDATE SET community = excluded.community,
                            pending = excluded.pending
                        """, arguments: [person.value, community, try JSONText.of(PendingText(pending))])
            // Kept by who can word it; see `keepForReview`.
            case .corrected: break
            case .register(let change): try apply(change, in: community)
            case .fees(let change): try apply(change, in: community)
            case .notices(let change): try apply(change, in: community)
            case .trained(let entry): try save(entry, in: community)
            case .swap(let person, let swap): try save(swap, for: person, in: community)
            case .leaveCancelled(let person, let now): try cancelLeave(of: person, at: now)
            case .duty(let person, let isOn, let from, let until):
                try db.run(
                    sql: "INSERT INTO duty (person, is_on, since, until) VALUES (?, ?, ?, ?)",
                    arguments: [person.value, isOn, from.milliseconds, until?.milliseconds])
            case .answered(let person):
                try db.run(sql: "DELETE FROM question WHERE person = ?", arguments: [person.value])
            }
        }
        for order in decision.alarms { try apply(order, in: community) }
    }

    private func apply(_ order: AlarmOrder, in community: String) throws {
        switch order {
        case .set(let kind, let ticket, let due, let since):
            try db.run(
                sql: """
                    INSERT INTO alarm (community, ticket, kind, due, since) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (community, ticket, kind) DO UPDATE SET due = excluded.due, since = excluded.since
                    """,
                arguments: [community, ticket.value, kind.rawValue, due.milliseconds, since.milliseconds])
        case .cancel(let kind, let ticket):
            try db.run(
                sql: "DELETE FROM alarm WHERE community = ? AND ticket = ? AND kind = ?",
                arguments: [community, ticket.value, kind.rawValue])
        }
    }

    /// A quote of the message a ticket came from means that ticket.
    private func linkOrigin(of ticket: Ticket, in community: String) throws {
        guard let message = ticket.origin.message else { return }
        try link(
            message, in: ticket.origin.room, on: ticket.origin.channel, to: Link(.ticket, ticket.number),
            community: community)
    }

    func link(
        _ message: MessageID, in chat: ChatID, on channel: ChannelID, to link: Link, community: String
    ) throws {
        try db.run(
            sql: """
                INSERT INTO link (channel, chat, message, community, kind, ticket) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
            arguments: [channel.raw, chat.raw, message.raw, community, link.kind.rawValue, link.number])
    }
}
