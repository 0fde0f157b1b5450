/// What an answer to a checklist tells: 3栋 1正常 2正常 3堵塞.
package struct CheckReading: Hashable, Sendable, Codable {
    /// What was found of an item.
    package enum Verdict: String, CaseIterable, Sendable, Codable {
        case fine
        /// Was wrong, and is right already.
        case fixed
        case failed
        /// There is no such thing here.
        case notThere
        /// Not looked at so far.
        case skipped
    }

    /// One or more items and what is said of them.
    package struct Mark: Hashable, Sendable, Codable {
        /// Counted from 1.
        package let items: [Int]
        package let verdict: Verdict
        /// As they were written.
        package let words: String

        package init(_ items: [Int], _ verdict: Verdict, words: String) {
            self.items = items
            self.verdict = verdict
            self.words = words
        }
    }

    /// What is told of some places together.
    package struct Part: Hashable, Sendable, Codable {
        /// Empty: none was named.
        package var places: [Place]
        package var marks: [Mark] = []
        /// Of all items not named: 都正常.
        package var rest: Verdict?

        package init(places: [Place]) { self.places = places }
        package var isEmpty: Bool { marks.isEmpty && rest == nil }
    }

    package var parts: [Part]
    /// Numbers and verdicts are few enough, or so told, that it may be talk: something must show that it is an answer.
    package var isWeak: Bool
    /// Nothing but that all of it is looked at.
    package var isEnd = false

    package init(parts: [Part], isWeak: Bool = false) {
        self.parts = parts
        self.isWeak = isWeak
    }

    /// How many things are said of single items.
    var marks: Int { parts.reduce(0) { $0 + $1.marks.count } }

    /// The same, once it is told where: 2单元 after 3栋 is 3栋2单元.
    func said(of place: Place) -> CheckReading {
        var other = self
        for index in parts.indices where parts.count == 1 || parts[index].places.isEmpty {
            var place = place
            place.building = place.building ?? parts[index].places.first?.building
            other.parts[index].places = [place]
        }
        return other
    }
}
