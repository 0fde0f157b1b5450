import Chat

/// A platform whose messages do not tell whether a room is direct; only the invitation into it does.
///
/// The Gateway remembers who invited us to be alone with them, and puts it into what comes later.
package protocol KnowsRoomsByInvitation: Adapter {}

extension Arrival {
    /// The rooms it speaks of.
    package var rooms: Set<ChatID> {
        switch self {
        case .messages(let messages): Set(messages.map(\.room.id))
        case .both(let messages, let events): Set(messages.map(\.room.id) + events.compactMap(\.room))
        case .events(let events): Set(events.compactMap(\.room))
        case .challenge, .nothing: []
        }
    }

    /// Who is told to have come into a room.
    private func comers(into room: ChatID) -> [SenderID] {
        let events: [Event] =
            switch self {
            case .events(let events), .both(_, let events): events
            case .messages, .challenge, .nothing: []
            }
        return events.compactMap { event in
            if case .person(let sender, let entered, .joined) = event, entered.id == room { sender.id } else { nil }
        }
    }

    /// The same, with rooms that are known to be direct named so.
    ///
    /// - Parameter partners: who is alone with us in each of them; nil where that is not known. What anybody else writes
    ///   there was written in a group, however the room began; and so was what came together with a third person.
    package func placed(among partners: [ChatID: SenderID?]) -> Arrival {
        let partners = partners.filter { room, partner in comers(into: room).allSatisfy { $0 == partner } }
        func place(_ message: Inbound) -> Inbound {
            guard let partner = partners[message.room.id], partner == nil || partner == message.sender.id else {
                return message
            }
            return message.moved(to: Room(id: message.room.id, kind: .direct, name: message.room.name))
        }
        func place(_ event: Event) -> Event {
            if case .edited(let edit) = event { .edited(Edit(place(edit.message))) } else { event }
        }
        switch self {
        case .messages(let messages): return .messages(messages.map(place))
        case .both(let messages, let events): return .both(messages.map(place), events.map(place))
        case .events(let events): return .events(events.map(place))
        case .challenge, .nothing: return self
        }
    }
}

extension Event {
    fileprivate var room: ChatID? {
        switch self {
        case .edited(let edit): edit.message.room.id
        case .pressed, .deleted, .membership, .invited, .person, .migrated, .fate, .called, .noticed: nil
        }
    }
}
