import Chat
import Foundation
import Gateway
import ServiceDesk
import Storage
import Testing

/// Staff answer at once and in any order; whatever comes of it is one story.
@Suite struct ManyRepliesTests {
    private static let replies = [
        "收到 1001", "收到 1001，20分钟到", "到了 1001", "修好了 1001 换了角阀", "1001 做不了", "1001 等配件，明天再来", "1001 转给李师傅",
    ]

    /// SplitMix64, so that a failure can be played again.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private func row(_ text: String, by sender: String, _ id: Int) -> InboxRow {
        let message = Inbound(
            id: MessageID("m-\(id)"), dedupe: "m-\(id)", room: Room(id: "staff", kind: .group),
            sender: Sender(id: SenderID(sender), name: "同事"), text: text, sentAt: Desk.noon.date)
        return InboxRow(channel: channel, message: message, raw: Array(text.utf8), received: Desk.noon)
    }

    @Test(arguments: 1...6)
    func `in any order, all at once, at most one has the job, and its history tells how it stands`(_ seed: UInt64)
        async throws
    {
        try await Desk.open { desk in
            try await desk.hear(leak, by: "u-wang", in: "residents")
            var dice = Dice(state: seed)
            let rows = (0..<20).map { index in
                row(
                    Self.replies[Int.random(in: 0..<Self.replies.count, using: &dice)],
                    by: ["u-li", "u-zhou", "u-zhao"][Int.random(in: 0..<3, using: &dice)], index)
            }
            let (store, clerk) = (desk.store, desk.clerk)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for row in rows { group.addTask { _ = try await store.keep([row]) } }
                for _ in 0..<3 { group.addTask { _ = try await clerk.decideSome() } }
                try await group.waitForAll()
            }
            while try await clerk.decideSome() > 0 {}
            let kept = try await store.reading { try $0.record(of: TicketNumber(1001), in: guiyuan) }
            let (ticket, history) = try #require(kept)
            let states = history.map(\.event).states
            #expect(states.last == ticket.state, "\(states) and \(ticket.state)")
            let inHand = [TicketState.accepted, .onSite, .onHold].contains(ticket.state)
            #expect(!inHand || ticket.job.assignee != nil)
            // Each step is one that the workflow knows.
            for (one, next) in zip(states, states.dropFirst()) where one != next {
                #expect(one.next.contains(next), "seed \(seed): \(one) → \(next) in \(states)")
            }
            #expect(try await store.undecidedCount() == 0)
        }
    }
}

extension Store {
    fileprivate func undecidedCount() async throws -> Int {
        try await transaction { try $0.undecided(limit: 100, at: Desk.noon).count }
    }
}

extension [HistoryEntry.Event] {
    /// The states they lead through; a job handed on is first put down, which is no entry of its own.
    fileprivate var states: [TicketState] {
        reduce(into: []) { states, event in
            if event == .handedOn {
                if states.last == .onSite { states.append(.onHold) }
                if states.last == .onHold { states.append(.accepted) }
            }
            if let state = event.state { states.append(state) }
        }
    }
}

extension HistoryEntry.Event {
    /// The state a ticket is in after it; nil where it stays.
    fileprivate var state: TicketState? {
        switch self {
        case .received: .received
        case .dispatched, .referred, .handedOn: .dispatched
        case .accepted: .accepted
        case .arrived: .onSite
        case .held, .quoted: .onHold
        case .completed: .done
        case .confirmed: .followUp
        case .archived: .archived
        case .reopened: .reopened
        case .cancelled, .merged: .cancelled
        case .placed, .declined, .rated, .detail, .chased, .note, .reminded, .remindedLate, .slipped, .corrected,
            .quoteAgreed, .quoteDeclined, .assistAsked, .assistTaken, .assistDone, .partDone, .followedUp, .conferred,
            .resolved, .ownershipOffered, .ownershipTaken, .shiftEnded, .tookOver, .joined, .back, .leftOver, .checked,
            .voice:
            nil
        }
    }
}
