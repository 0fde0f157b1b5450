import Chat
import Foundation
import ServiceDesk

/// A message of the corpus with neutral phones, rooms and names in place of somebody's own.
///
/// Words, word order and the way a number is written stay, for they are what a test is about. Buildings and units stay
/// too: without a room they are nobody's.
package struct Neutral: Sendable {
    package private(set) var text: String
    package private(set) var home: HomeAddress?
    /// What became of rooms, phones and persons, for labels that name them.
    package private(set) var renamed: [String: String] = [:]

    init(_ text: String, home: HomeAddress?, names: [String], heardBy heard: (String) -> Heard?, language: Language) {
        let stand = StandIns(language)
        var text = text
        for name in Set(names).sorted(by: { ($0.count, $0) > ($1.count, $1) })
        where name.count >= 2 && name != stand.name && text.contains(name) {
            text = text.replacing(name, with: stand.name)
            renamed[name] = stand.name
        }
        self.home = home
        self.text = text
        guard let heard = heard(text) else { return }
        var edits = Edits(heard: heard, stand: stand)
        edits.replacePhones()
        edits.replaceRooms(home: home?.room)
        edits.replacePersons()
        renamed.merge(edits.renamed) { first, _ in first }
        self.text = edits.applied
        if let home, let room = edits.renamed[home.room] {
            self.home = HomeAddress(building: home.building, unit: home.unit, room: room)
        }
    }
}

extension Understander {
    /// The message of an item without anybody's own phone, room and name.
    ///
    /// - Parameter names: people known to the books, whom the text may name; single characters are left alone.
    package func neutral(_ text: String, in hearing: Hearing, names: [String] = []) -> Neutral {
        Neutral(
            text, home: hearing.home, names: names, heardBy: { heard($0, in: hearing) }, language: language(of: text))
    }
}
