extension Sense {
    /// What kinds of sense the cues of a text have, so that a recogniser with nothing to find need not look.
    struct Families: OptionSet, Sendable {
        let rawValue: UInt8

        /// Days, hours, spans, and whatever else a time can be made of besides numbers.
        static let times = Families(rawValue: 1)
        static let people = Families(rawValue: 2)
        /// Ratings and spans that are words by themselves: 满意, 半小时.
        static let sums = Families(rawValue: 4)
        static let floors = Families(rawValue: 8)
        /// Number words: two, 俩.
        static let numbers = Families(rawValue: 16)

        init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Of a cue, by its name. A family not listed here may be part of a time.
        init(cue name: String) {
            let family = String(name.prefix { $0 != "." })
            switch family {
            case "area", "place", "at", "fee", "department", "ticket", "money", "everyone", "list", "figures", "news",
                "weather", "alert":
                self = []
            case "person": self = .people
            case "rating": self = .sums
            case "lasting": self = [.sums, .times]
            case "floor": self = .floors
            case "number": self = .numbers
            default: self = Sense.families.contains(family) ? .times : []
            }
        }
    }
}
