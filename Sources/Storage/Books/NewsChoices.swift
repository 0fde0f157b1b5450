import GRDB
import ServiceDesk

extension Books {
    /// People of a community who do not want to be sent news of these sorts alone, and those who want it besides the
    /// groups. Who wants one of the sorts and declined another is sent nothing.
    func newsChoices(about news: News, in community: String) throws -> (declined: Set<PersonID>, wanting: Set<PersonID>)
    {
        var declined: Set<PersonID> = []
        var wanting: Set<PersonID> = []
        for row in try Row.fetchAll(
            db,
            sql: """
                SELECT c.person, c.kind, c.wants FROM news_choice c JOIN person p ON p.id = c.person
                WHERE p.community = ?
                """, arguments: [community])
        {
            guard let kind = NewsKind(rawValue: row["kind"]), news.kinds.contains(kind) else { continue }
            if row["wants"] {
                wanting.insert(PersonID(row["person"]))
            } else {
                declined.insert(PersonID(row["person"]))
            }
        }
        return news.isForAll ? ([], wanting) : (declined, wanting.subtracting(declined))
    }

    package func declines(_ person: PersonID, _ kind: NewsKind) throws -> Bool {
        guard !kind.isAlways else { return false }
        return try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM news_choice WHERE person = ? AND kind = ? AND wants = 0)",
            arguments: [person.value, kind.rawValue]) ?? false
    }

    /// What was turned off comes back as it was before; where nothing was, it is sent besides the groups. What always
    /// comes cannot be turned off, but need not come twice.
    func choose(_ kinds: [NewsKind], wants: Bool, for person: PersonID) throws {
        let back = wants ? try kinds.filter { try declines(person, $0) } : kinds.filter(\.isAlways)
        for kind in back {
            try db.run(
                sql: "DELETE FROM news_choice WHERE person = ? AND kind = ?", arguments: [person.value, kind.rawValue])
        }
        if wants, !back.isEmpty { return }
        for kind in kinds where !back.contains(kind) {
            try db.run(
                sql: """
                    INSERT INTO news_choice (person, kind, wants) VALUES (?, ?, ?)
                    ON CONFLICT (person, kind) DO UPDATE SET wants = excluded.wants
                    """, arguments: [person.value, kind.rawValue, wants])
        }
    }
}
