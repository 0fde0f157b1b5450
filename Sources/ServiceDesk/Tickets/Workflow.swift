/// Which state may follow which.
extension TicketState {
    package var next: Set<TicketState> {
        switch self {
        case .received: [.dispatched, .cancelled]
        case .dispatched: [.accepted, .dispatched, .cancelled]
        case .accepted: [.onSite, .onHold, .done, .dispatched, .cancelled]
        case .onSite: [.onHold, .done]
        case .onHold: [.accepted, .onSite, .done, .cancelled]
        case .done: [.followUp, .reopened, .archived]
        case .followUp: [.archived, .reopened]
        case .reopened: [.dispatched]
        case .archived: [.reopened]
        case .cancelled: []
        }
    }

    /// Somebody still has to do something about it.
    package var isOpen: Bool {
        switch self {
        case .received, .dispatched, .accepted, .onSite, .onHold, .reopened: true
        case .done, .followUp, .archived, .cancelled: false
        }
    }

    /// Nobody has said yes so far.
    package var waitsForStaff: Bool {
        switch self {
        case .received, .dispatched, .reopened: true
        case .accepted, .onSite, .onHold, .done, .followUp, .archived, .cancelled: false
        }
    }
}

/// A move that the workflow does not know.
package struct IllegalMove: Error, Hashable, Sendable {
    package let from: TicketState
    package let to: TicketState
}

extension Ticket {
    /// Moves the ticket on; the only place where its state changes.
    package mutating func move(to state: TicketState, at now: Instant) throws(IllegalMove) {
        guard self.state.next.contains(state) else { throw IllegalMove(from: self.state, to: state) }
        self.state = state
        changedAt = now
    }
}
