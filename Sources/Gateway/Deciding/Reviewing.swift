import Chat
import ServiceDesk
import Storage
import Understanding

// What was read wrongly is kept, so that it becomes a saying.
extension Office {
    /// Keeps the message a ticket came from, with what it really means and nothing of anybody's own in it.
    func keepForReview(_ correction: Correction, in community: CommunityFacts, _ store: Books) throws {
        guard let understander = understander(for: community),
            let first = try store.firstMessage(of: correction.ticket, in: community.id)
        else { return }
        let inbound = first.message
        let speaker = try store.speaker(
            inbound.sender, in: inbound.room, on: first.channel, community: community.id, at: first.received)
        let colleagues = try store.colleagues(in: community.id, at: first.received).map(\.name.shown)
        let line = try understander.reviewLine(
            of: Misread(
                id: "review-\(community.id)-\(correction.ticket.value)", text: inbound.words,
                hearing: Hearing(
                    role: speaker.role, chat: inbound.room.kind, mentioned: inbound.mentioned, home: speaker.onlyHome,
                    now: first.received.date, zone: community.zone),
                names: [speaker.name, inbound.sender.name ?? ""] + colleagues, correction: correction))
        try store.keepForReview(line, in: community.id)
    }
}
