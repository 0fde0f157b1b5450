/// The names of cues that have a meaning beyond being asked for by rules.
package enum CueName {
    /// False for a name in a family such as `time` or `at` that says nothing known there.
    package static func isMeaningful(_ name: String) -> Bool { Sense(cue: name) != nil }

    /// What kind of word a cue's name makes of its words; decides which words inside longer ones are heard.
    enum Kind {
        /// `t.*`, `area.*`, `place.*`, `department.*`, `fee.*`, `time.*`, `everyone`, `at.*.before`: what can be named inside a longer phrase.
        case thing
        /// `s.*` and `f.*`: what is wrong.
        case trouble
        /// `scope.*`: what takes a trouble back.
        case scope
        /// `mask.*`: what only sounds like one.
        case mask
        /// `reason.*`, `figures.*`: what a recogniser looks for on its own; it takes nothing from other words.
        /// `notice.*`, `check.*`: the same.
        case aside
        /// `ground.*`: that it is one's own or going on; `news.*`: what people are sent alone; `weather.*`, `alert.*`:
        /// warnings. Heard inside everything, and hides nothing.
        case ground
        case other

        init(_ name: String) {
            switch name.prefix(while: { $0 != "." }) {
            case "t", "area", "department", "fee", "time", "place", "everyone": self = .thing
            case "ground", "news", "weather", "alert": self = .ground
            // tell building 5: what stands before its number is heard inside the command; the floor of floors is not.
            case "at" where name.hasSuffix(".before") && !name.hasPrefix("at.floor"): self = .thing
            case "s", "f": self = .trouble
            case "scope": self = .scope
            case "mask": self = .mask
            case "reason", "figures", "notice", "check": self = .aside
            default: self = .other
            }
        }
    }
}
