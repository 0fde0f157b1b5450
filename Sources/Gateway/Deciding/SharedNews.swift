import Chat
import Phrasing
import ServiceDesk
import Storage

/// One update reaches everybody whom a fault hits: alone where they can be told alone, else once in each group.
extension Posting {
    /// - Parameter said: where a group has heard it already.
    func toCompanions(
        _ people: [Affected], _ news: [PublicStatement], of ticket: Ticket, besides said: Origin? = nil
    ) throws -> [Letter] {
        guard !news.isEmpty else { return [] }
        let link = Link(.ticket, ticket.number)
        var letters: [Letter] = []
        var inGroups: [Affected] = []
        for entry in people {
            guard let alone = try store.directRoom(of: entry.person, preferring: entry.origin.channel) else {
                inGroups.append(entry)
                continue
            }
            let book = self.book(try store.language(of: entry.person) ?? community.language)
            letters.append(Letter(to: alone, book.sayAlone(news, by: voice), about: link))
        }
        // What hits many is news for those as well who have not asked.
        let isMany = ticket.households >= community.level.manyHomes
        let rooms = isMany ? [ticket.origin] + ticket.affected.map(\.origin) : inGroups.map(\.origin)
        var done = said.map { [$0] } ?? []
        for origin in rooms where !done.contains(where: { $0.isSameRoom(as: origin) }) {
            done.append(origin)
            letters += try inGroup(
                like: origin, calling: inGroups.map(\.origin).filter { $0.isSameRoom(as: origin) }, news, about: link)
        }
        return letters
    }

    /// The one answer for several who told the same within seconds.
    func together(_ people: [Affected], _ open: [PublicStatement], about ticket: Ticket) throws -> [Letter] {
        var letters: [Letter] = []
        var done: [Origin] = []
        for entry in people where !done.contains(where: { $0.isSameRoom(as: entry.origin) }) {
            done.append(entry.origin)
            let there = people.map(\.origin).filter { $0.isSameRoom(as: entry.origin) }
            letters += try inGroup(like: entry.origin, calling: there, open, about: Link(.ticket, ticket.number))
        }
        return letters
    }

    private func inGroup(
        like origin: Origin, calling people: [Origin], _ open: [PublicStatement], about link: Link
    ) throws -> [Letter] {
        guard let room = try store.residentsRoom(of: origin) else { return [] }
        let words = book(community.language).say(open, by: voice).calling(people)
        return [Letter(to: room, words, about: link)]
    }
}

extension Spoken<PublicPlane> {
    /// The most people one message calls; more would be noise, and platforms allow no more.
    private static var mostCalled: Int { 20 }

    /// The same words with a call to each, once.
    func calling(_ people: [Origin]) -> Self {
        var seen: Set<SenderID> = []
        let once = people.filter { seen.insert($0.account).inserted }.prefix(Self.mostCalled)
        return once.reversed().reduce(self) { $0.calling($1.account, name: $1.accountName) }
    }
}
