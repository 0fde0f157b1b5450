/// Who is there, and which rooms they share.
///
/// The playground knows nothing else of the community: no roster, no ticket, no fee.
package struct Cast: Sendable {
    /// Shown at the top of the page.
    package let community: String
    /// The community's time zone, such as `Asia/Shanghai`: the page shows the times its people live by.
    package let zone: String
    /// How the bot is called in a mention, without the @.
    package let bot: String
    package let people: [Person]
    package let rooms: [Room]

    package init(community: String, zone: String = "Asia/Shanghai", bot: String, people: [Person], rooms: [Room]) {
        self.community = community
        self.zone = zone
        self.bot = bot
        self.people = people
        self.rooms = rooms
    }

    /// One of the people the page can speak as.
    package struct Person: Sendable, Encodable {
        /// Which first lines the page offers, and under which heading the person is listed.
        package enum Role: String, Sendable, Encodable { case resident, staff, manager }

        package let id: String
        /// As a platform shows it, and as the webhook carries it.
        package let name: String
        package let role: Role
        /// Shown beside the name: a home, a department; may be empty.
        package let place: String

        package init(id: String, name: String, role: Role, place: String) {
            self.id = id
            self.name = name
            self.role = role
            self.place = place
        }

        /// The id of this person's own chat with the bot.
        package var directChat: String { "direct-\(id)" }
    }

    /// A group chat.
    package struct Room: Sendable, Encodable {
        package enum Kind: String, Sendable, Encodable { case residents, staff, managers }

        package let id: String
        package let kind: Kind
        package let name: String
        /// Ids of people. Others read along on the page, but cannot speak.
        package let members: [String]

        package init(id: String, kind: Kind, name: String, members: [String]) {
            self.id = id
            self.kind = kind
            self.name = name
            self.members = members
        }
    }
}

/// A chat as a webhook describes it.
struct Chat: Sendable {
    enum Kind: String, Sendable, Encodable { case group, direct }

    let id: String
    let kind: Kind
    let name: String
    let members: Set<String>
}

extension Cast {
    /// Every chat there is: the rooms, then one direct chat per person.
    var chats: [Chat] {
        rooms.map { Chat(id: $0.id, kind: .group, name: $0.name, members: Set($0.members)) }
            + people.map { Chat(id: $0.directChat, kind: .direct, name: $0.name, members: [$0.id]) }
    }

    /// Refuses a cast in which a message could reach two places, or nobody.
    func check() throws(Fault) {
        let known = Set(people.map(\.id))
        guard known.count == people.count else { throw .cast("two people have the same id") }
        guard Set(chats.map(\.id)).count == chats.count else { throw .cast("two chats have the same id") }
        for room in rooms {
            if let stranger = room.members.first(where: { !known.contains($0) }) {
                throw .cast("room \(room.id) has the member \(stranger), who is not among the people")
            }
        }
    }
}
