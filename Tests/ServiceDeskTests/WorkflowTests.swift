import Testing

@testable import ServiceDesk

@Suite struct WorkflowTests {
    /// PRODUCT 3, and two moves more: withdrawn until somebody is there, filed by silence.
    static let legal: [TicketState: Set<TicketState>] = [
        .received: [.dispatched, .cancelled], .dispatched: [.accepted, .dispatched, .cancelled],
        .accepted: [.onSite, .onHold, .done, .dispatched, .cancelled], .onSite: [.onHold, .done],
        .onHold: [.accepted, .onSite, .done, .cancelled], .done: [.followUp, .reopened, .archived],
        .followUp: [.archived, .reopened], .reopened: [.dispatched], .archived: [.reopened], .cancelled: [],
    ]

    @Test(arguments: TicketState.allCases, TicketState.allCases)
    func `a ticket moves where the workflow leads and nowhere else`(_ from: TicketState, _ to: TicketState) throws {
        var ticket = try #require(Town.withLeak()[1001])
        ticket.state = from
        let before = ticket
        let later = Town.morning + .hours(1)
        if try #require(Self.legal[from]).contains(to) {
            try ticket.move(to: to, at: later)
            #expect(ticket.state == to && ticket.changedAt == later)
        } else {
            #expect(throws: IllegalMove(from: from, to: to)) { try ticket.move(to: to, at: later) }
            #expect(ticket == before)
        }
    }

    @Test(arguments: TicketState.allCases)
    func `whoever waits for staff is open, and what is closed leads only back`(_ state: TicketState) {
        #expect(state.isOpen || !state.waitsForStaff)
        #expect(state.isOpen || state.next.isSubset(of: [.followUp, .reopened, .archived]))
    }
}
