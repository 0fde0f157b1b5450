/// The names of cues that have a meaning beyond being asked for by rules.
package enum CueName {
    /// False for a name in a family such as `time` or `at` that says nothing known there.
    package static func isMeaningful(_ name: String) -> Bool { Sense(cue: name) != nil }

    /// What kind of word a cue's name makes of its words; decides which words inside longer ones are heard.
    enum Kind {
        /// `t.*` and `area.*`: things and places.
        case thing
        /// `s.*` and `f.*`: what is wrong.
        case trouble
        /// `scope.*`: what takes a trouble back.
        case scope
        case other

        init(_ name: String) {
            switch name.prefix(while: { $0 != "." }) {
            case "t", "area": self = .thing
            case "s", "f": self = .trouble
            case "scope": self = .scope
            default: self = .other
            }
        }
    }
}
