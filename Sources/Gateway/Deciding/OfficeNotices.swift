import Chat
import ServiceDesk
import Storage
import Understanding

// What a word about a notice is decided on, and what follows when a notice's time has come.
extension Office {
    /// What a manager's word about a notice rests on; nil where it is about none.
    func noticeFile(
        of inbound: Inbound, _ speaker: Speaker, _ venue: Venue, _ heard: Understood, _ pending: Pending?,
        _ quoted: Link?, in community: CommunityFacts, _ store: Books, at now: Instant
    ) throws -> NoticeFile? {
        guard speaker.role == .manager, heard.acts.contains(where: { Intent.aboutNotices.contains($0.intent) }) else {
            return nil
        }
        let hearing = Hearing(
            role: speaker.role, chat: venue.room.kind, now: now.date, zone: community.zone)
        let reading =
            understander(for: community)?.notice(inbound.words, in: hearing) ?? NoticeReading(words: inbound.words)
        let meant = try (quoted?.notice ?? (quoted == nil ? pending?.notice : nil))
            .flatMap { try store.notice($0, in: community.id) }
        let inHand = try meant ?? store.lastNotice(in: community.id)
        let isNew = heard.acts.contains { $0.intent == .broadcast }
        let audience = reading.audience ?? (isNew ? nil : inHand?.audience)
        var file = NoticeFile(
            next: try store.nextNotice(in: community.id), reading: reading, inHand: inHand, isMeant: meant != nil,
            reach: try store.reach(
                of: audience, telling: reading.news(changing: isNew ? nil : inHand), in: community.id,
                since: WallZone(community.zone).midnight(before: now), at: now),
            figures: try inHand.map { try store.figures(of: $0.number, in: community.id) } ?? DeliveryFigures())
        file.homesRead = try inHand.flatMap { try store.homesRead(of: $0, in: community.id, at: now) }
        return file
    }
}
