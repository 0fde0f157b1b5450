/// What people can and cannot do over a platform. Nothing here is a promise of ours: it is what the platform gives.
package struct Abilities: Sendable, Hashable {
    package enum Hearing: String, Sendable {
        case everything, mentions, nothing
    }

    package enum Writing: Sendable, Hashable {
        case anytime
        /// Only for a while after they wrote: `48 h, 5 messages`.
        case within(String)
        case never
    }

    package var hearsGroup = Hearing.nothing
    package var hearsDirect = Hearing.nothing
    package var writesGroup = Writing.never
    package var writesDirect = Writing.never
    /// A quote of a message of ours is told with that message's id.
    package var tellsQuotes = false
    package var buttons = false
    package var images = false
    /// Sound, as it came from a resident, can be passed on.
    package var recordings = false
    /// Its address leads to one room: whatever is written over it stands there.
    package var hasOneRoom = false
    /// Words can stand beside a picture in one message.
    package var captions = false
    /// What people change in what they said is told.
    package var edits = false
    /// What people take back is told.
    package var deletions = false
    /// Whoever writes can be called by name in a group.
    package var mentions = false
    /// Everybody in a group can be called.
    package var callsEveryone = false
    /// A message sent twice after a lost answer is shown once.
    package var recognisesResend = false

    package init() {}

    package init(_ set: (inout Abilities) -> Void) {
        self.init()
        set(&self)
    }

    /// Everything a reader of `check` needs to know before relying on it, a line each; what it can do stays unsaid.
    package var shortcomings: [String] {
        var lines: [String] = []
        switch hearsGroup {
        case .everything: break
        case .mentions: lines.append("in a group it hears only what calls it by name")
        case .nothing: lines.append("it hears no group")
        }
        if hearsDirect == .nothing { lines.append("it hears nobody alone") }
        switch writesGroup {
        case .anytime: break
        case .within(let span): lines.append("in a group it can write only within \(span) of being called")
        case .never: lines.append("it cannot write in a group")
        }
        switch writesDirect {
        case .anytime: break
        case .within(let span): lines.append("to one person it can write only within \(span) of their last words")
        case .never: lines.append("it cannot write to one person alone")
        }
        if hasOneRoom { lines.append("it writes into one room") }
        let hears = hearsGroup != .nothing || hearsDirect != .nothing
        if hears, !tellsQuotes { lines.append("a quote does not tell which message of ours it answers") }
        if hears, !edits, !deletions {
            lines.append("what people change or take back is not told")
        } else if hears, !edits {
            lines.append("what people change is not told")
        } else if hears, !deletions {
            lines.append("what people take back is not told")
        }
        if !buttons { lines.append("it has no buttons, answers are written") }
        if !images { lines.append("it shows no pictures of ours") }
        if writesGroup != .never, !mentions { lines.append("nobody can be called by name") }
        return lines
    }
}
