import Chat
import Foundation
import ServiceDesk

/// All that is known about a message besides its text when it is to be understood.
package struct Hearing: Sendable {
    package var role: Role
    package var chat: ChatKind
    /// The bot was addressed by name. A direct chat counts as addressed whatever this says.
    package var mentioned: Bool
    /// The speaker's bound home.
    package var home: HomeAddress?
    /// What the desk last asked this person.
    package var pending: Question?
    /// The ticket that the pending question or the quoted message is about.
    package var ticket: Int?
    /// What kind of message of ours this one quotes.
    package var repliesTo: QuotedKind?
    /// Somebody told of a fault that others can have as well, in this room, a moment ago; to a manager: somebody is in
    /// danger, and nobody has taken it.
    package var afterFault = false
    package var now: Date
    /// The community's.
    package var zone: TimeZone
    /// The community's days off; nil where it goes by the house's.
    package var calendar: WorkCalendar?

    package init(
        role: Role, chat: ChatKind, mentioned: Bool = false, home: HomeAddress? = nil, pending: Question? = nil,
        ticket: Int? = nil, repliesTo: QuotedKind? = nil, now: Date, zone: TimeZone, calendar: WorkCalendar? = nil
    ) {
        self.role = role
        self.chat = chat
        self.mentioned = mentioned
        self.home = home
        self.pending = pending
        self.ticket = ticket
        self.repliesTo = repliesTo
        self.now = now
        self.zone = zone
        self.calendar = calendar
    }

    /// Said to the desk, or while the desk waits for an answer.
    var mayAnswerUs: Bool { chat == .direct || repliesTo != nil || pending != nil }
}

/// What a message was understood to mean, and why.
package struct Understood: Sendable {
    /// In the order of the text; empty: the desk stays silent.
    package var acts: [Act]
    /// What the message leaves open and has to be asked; nil: nothing.
    package var doubt: Doubt?
    /// In a direct chat, quoting us or while an answer is awaited: no act, and nothing but small words: thanks, okay,
    /// hello.
    package var isSmallTalk: Bool
    /// The language to answer in.
    package var language: Language
    /// What led there, one step a line, for `--explain`.
    package var trail: [String]

    package init(acts: [Act], doubt: Doubt? = nil, isSmallTalk: Bool = false, language: Language, trail: [String]) {
        self.acts = acts
        self.doubt = doubt
        self.isSmallTalk = isSmallTalk
        self.language = language
        self.trail = trail
    }
}
