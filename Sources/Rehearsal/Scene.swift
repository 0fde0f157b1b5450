import Chat
import Foundation

/// A scene as its file tells it: who is there, what people say, and what the bot must answer.
package struct Scene: Sendable {
    /// As the caller named it; shown in faults and diffs.
    package let file: String
    package let cast: Cast
    /// Set in a scene that is not yet true; such a scene must fail.
    package let pending: Pending?
    package let steps: [Step]
    /// The file's lines without their line feeds, so that a rewritten file differs only where it must.
    package let source: [String]

    /// Why a scene is not yet true, and the line that says so, counted from 1.
    package struct Pending: Hashable, Sendable {
        package let reason: String
        package let line: Int
    }
}

extension Scene {
    /// Where something is said: a group by its name, or a person's direct chat with the bot.
    package enum Place: Hashable, Sendable, CustomStringConvertible {
        case group(String)
        case direct(String)

        package var name: String {
            switch self {
            case .group(let name), .direct(let name): name
            }
        }

        package var description: String { name }
    }

    /// One line of the script, with the lines that continue it.
    package struct Step: Hashable, Sendable {
        /// Indexes into `source`.
        package internal(set) var lines: Range<Int>
        /// The time written in front of the line, or alone on it, as it was written; nil where none is.
        package let time: String?
        /// What the clock shows once `time` has passed.
        package let clock: Date
        /// The room that holds here; nil above the first one.
        package let room: Place?
        package internal(set) var action: Action

        /// The first line as people count, from 1.
        package var number: Int { lines.lowerBound + 1 }
    }

    package enum Action: Hashable, Sendable {
        case section(String)
        case enter
        /// Only time passes.
        case pass
        case say(Speech)
        case expect(Speech)
        case silence
        case restart
        case redeliver
        /// A table is imported, from a file beside the scene; or corrects what was imported before.
        case bring(String, correcting: Bool)
    }

    /// A line somebody says.
    package struct Speech: Hashable, Sendable {
        package let speaker: String
        /// With the mention of the bot cut out. In the bot's lines wildcards stand for text, see `Pattern`.
        package internal(set) var text: String
        package let mentioned: Bool
        /// What later lines quote it by.
        package let label: String?
        /// The index of the quoted step; nil where the line marks no quote.
        package let quote: Int?
        /// Where the text begins in the first line, in Unicode scalars.
        let textStart: Int
    }

    /// The script's instant before a step's own time passes.
    func clock(before index: Int) -> Date { index > 0 ? steps[index - 1].clock : cast.start }
}
