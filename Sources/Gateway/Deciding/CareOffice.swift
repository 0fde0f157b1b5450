import Chat
import ServiceDesk
import Storage
import Understanding

/// What is looked at before it breaks: the plans of a day, and answers to checklists.
extension Office {
    /// Begins the plans of a community that are due.
    func begin(_ due: DueLook, in store: Books, at now: Instant) throws {
        let today = WallZone(due.community.zone).reading(of: now).day
        // Before the calendar: what the weather begins today the date need not begin again.
        try weigh(due.community, in: store, key: "l-\(due.community.id)-\(due.due.milliseconds)", at: now)
        let last = try store.lastRounds(in: due.community)
        for plan in carePlans(of: due.community) where plan.times.isDue(on: today, last: last[plan.id]) {
            try begin(
                plan, in: due.community.id, store, key: "c-\(due.community.id)-\(plan.id.value)-\(today.number)",
                at: now)
        }
        try recheck(due, in: store, at: now)
    }

    /// Has looked at again what was put right, once the next rain or its days are over.
    private func recheck(_ due: DueLook, in store: Books, at now: Instant) throws {
        let rained = try store.weather(in: due.community.id).rained.map { CivilDay(number: $0) }
        for plan in carePlans(of: due.community) {
            guard let rechecking = Rechecking(plan, rained: rained, zone: due.community.zone) else { continue }
            let done = try store.repaired(
                rechecking.repaired.categories, since: rechecking.since(now), in: due.community.id)
            for (index, round) in rechecking.rounds(of: done, at: now).enumerated() {
                try begin(
                    round, in: due.community.id, store,
                    key: "k-\(due.community.id)-\(plan.id.value)-\(due.due.milliseconds)-\(index)", at: now)
            }
        }
    }

    /// Those a community keeps, in its language.
    func carePlans(of community: CommunityFacts) -> [CarePlan] {
        let care = wording.words.care
        return (care[community.language] ?? []).filter { community.care.keeps($0.id) }
    }

    /// - Parameters:
    ///   - weather: it begins with; nil: the calendar's.
    ///   - key: the same for the same beginning.
    func begin(
        _ plan: CarePlan, with weather: WeatherSpell? = nil, in id: String, _ store: Books, key: String, at now: Instant
    ) throws {
        // Its next number follows from what began before it.
        guard let community = try store.community(id) else { return }
        var opening = CareOpening(
            plan: plan, number: community.nextTicket, places: try store.places(of: plan.places, in: id),
            desk: try store.desk(of: id), level: community.level, time: time(community),
            roster: Roster(try store.colleagues(in: id, at: now), mode: community.dispatching))
        opening.weather = weather
        opening.notice = try plan.notice.map { try offer($0, in: community, store, at: now) }
        let decision = opening.decide(at: now)
        try store.apply(decision, in: id)
        let words = wording.words
        let posting = Posting(
            store: store, books: words.books, fallback: words.anyBook, community: community, now: now, answering: nil)
        try post(decision, by: posting, key: key, in: community, store, now)
    }

    private func offer(
        _ notice: CareNotice, in community: CommunityFacts, _ store: Books, at now: Instant
    ) throws -> CareOpening.Offer {
        let hearing = Hearing(role: .manager, chat: .group, now: now.date, zone: community.zone)
        var reading =
            understander(for: community)?.notice(notice.text, in: hearing) ?? NoticeReading(words: notice.text)
        reading.words = notice.text
        let managers = try store.colleagues(in: community.id, at: now).filter { $0.role == .manager }
        let only = managers.count == 1 ? managers.first?.person : nil
        return CareOpening.Offer(
            next: try store.nextNotice(in: community.id), reading: reading,
            reach: try store.reach(
                of: Audience(all: true), telling: reading.news(changing: nil), in: community.id,
                since: WallZone(community.zone).midnight(before: now),
                at: now),
            askable: try only.flatMap { try store.pending(of: $0, in: community.id) == nil ? $0 : nil })
    }

    /// Takes a message as an answer to a checklist where it is one; then it means nothing else.
    func takeChecklist(
        in inbound: Inbound, into file: inout CaseFile, _ heard: inout Understood, _ community: CommunityFacts,
        _ store: Books, at now: Instant
    ) throws -> Bool {
        let rounds = file.checkable.compactMap(\.inspection)
        guard let most = rounds.map(\.items.count).max() else { return false }
        let hearing = Hearing(role: file.speaker.role, chat: inbound.room.kind, now: now.date, zone: community.zone)
        // Asked where, people answer with the number of the building.
        let place = bareNumber(in: inbound.words).map { CheckReading.Part(places: [Place(building: String($0))]) }
        let reading =
            understander(for: community)?.checklist(inbound.words, in: hearing, most: most)
            ?? place.map { CheckReading(parts: [$0], isWeak: true) }
        guard let reading, let act = file.checked(reading, at: now) else { return false }
        heard.acts = [act]
        heard.doubt = nil
        file.doubt = nil
        file.near += try store.tickets(like: rounds, in: community.id)
        return true
    }
}
