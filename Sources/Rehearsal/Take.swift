import Foundation

/// How a scene is played; it must come out the same in each.
package enum Mode: String, CaseIterable, Sendable {
    case plain
    /// The process restarts after the opening and after every line that did something.
    case restarting
    /// Every message is delivered a second time, which must draw nothing.
    case twice
}

/// One playing of a scene, and everything in it that was not as written.
package struct Take: Sendable {
    package let mode: Mode
    /// In the order they were noticed; empty when all was as written.
    package internal(set) var findings: [Finding] = []
    /// Why the stage broke down, if it did; then nothing can be said about the scene.
    package internal(set) var breakdown: String?
    /// What `{name}`s stood for, and what the steps' messages are called on the stage.
    var memory = Memory()

    package var asWritten: Bool { findings.isEmpty && breakdown == nil }
}

/// Something that was not as written.
package enum Finding: Sendable {
    /// A line of the bot's came, but otherwise.
    case different(step: Int, Overheard, [Difference])
    /// A line of the bot's did not come, or not by then.
    case missing(step: Int)
    /// The bot said something that is not written.
    ///
    /// - `after`, `before`: the nearest of the bot's lines written for this room since people last spoke there.
    case unexpected(Overheard, after: Int?, before: Int?)
    /// A person's line could not be said as written, for what it builds on did not come.
    case hampered(step: Int, because: String)
}

/// In what a line differs from its script.
package enum Difference: Hashable, Sendable {
    case words
    /// The words would fit if `{name}` did not already stand for something else.
    case name(String, was: String, is: String)
    case time(said: Date)
    case quote
}

/// Something heard, and what the script was at.
package struct Overheard: Sendable {
    package let heard: Heard
    package let cue: Cue
}

/// What was being played when something was heard.
package enum Cue: Hashable, Sendable {
    case opening
    /// The time in front of a step passed.
    case time(step: Int)
    case action(step: Int)
    /// A step's message was delivered a second time.
    case again(step: Int)
}

/// What playing a scene has brought to light so far.
struct Memory: Sendable {
    var names: [String: String] = [:]
    var handles: [Int: Handle] = [:]
}
