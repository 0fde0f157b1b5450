import Chat
import Foundation

/// What a scene is played on: the house, its platform and its clock, all of them in the stage's hands.
///
/// Every call returns only when nothing more happens by itself: what follows from it has been said and can be `heard`.
/// A failure to do so is thrown, and ends the scene as broken.
package protocol Stage: Sendable {
    /// Sets everybody and everything up, with the clock at the scene's start; called once, first.
    func open(_ cast: Scene.Cast) async throws
    /// A person writes at the present time.
    ///
    /// - Returns: the name of the message, for quoting it and for being quoted.
    func say(_ message: Spoken) async throws -> Handle
    /// Delivers the last message that was said once more, exactly as the platform would.
    func redeliverLast() async throws
    /// Imports a table, as an operator does.
    func bring(_ table: [UInt8], named name: String, correcting: Bool) async throws
    /// Lets time pass, and whatever was due on the way happen in its order, each at its own time.
    ///
    /// - Parameter time: never before the present; equal to it when nothing is to pass.
    func advance(to time: Date) async throws
    /// Ends the process and starts it again over what it had stored; people, messages and handles remain.
    func restart() async throws
    /// Everything the bot said since the last call, in its order, whatever the room.
    func heard() async throws -> [Heard]
    /// Frees what the stage holds; called once, last, also after a failure.
    func close() async
}

/// A message as the stage names it, in whatever room, whoever said it; survives restarts.
package typealias Handle = Identifier<Heard>

/// Something a person says.
package struct Spoken: Hashable, Sendable {
    package let person: String
    package let place: Scene.Place
    /// May be empty.
    package let text: String
    /// The bot is called by name; the name itself is not in the text.
    package let mentioned: Bool
    package let quoting: Handle?
    /// It is a voice message, and nobody wrote down what it says.
    package var isVoice: Bool { ["（语音）", "(voice)"].contains(text) }

    package init(person: String, place: Scene.Place, text: String, mentioned: Bool = false, quoting: Handle? = nil) {
        self.person = person
        self.place = place
        self.text = text
        self.mentioned = mentioned
        self.quoting = quoting
    }
}

/// Something the bot said.
package struct Heard: Hashable, Sendable {
    package let place: Scene.Place
    /// As people see it; blanks at the ends of lines do not count.
    package let text: String
    package let at: Date
    package let handle: Handle
    package let quoting: Handle?

    package init(place: Scene.Place, text: String, at: Date, handle: Handle, quoting: Handle? = nil) {
        self.place = place
        self.text =
            text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
            .map { Cursor(String($0)).rest }.joined(separator: "\n").trimmed
        self.at = at
        self.handle = handle
        self.quoting = quoting
    }
}
