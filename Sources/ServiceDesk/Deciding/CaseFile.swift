import Chat

/// All that a decision about one message, or one alarm, may rest on.
///
/// The store loads just this; its size does not grow with the archive.
package struct CaseFile: Sendable {
    package let level: ServiceLevel
    package let time: WorkingTime
    package let speaker: Speaker
    package let setting: Setting
    /// The message, for the card and the history.
    package internal(set) var words: String
    package let pictures: Int
    /// Voice messages that nobody wrote down; the message has no words then.
    package var recordings = 0
    package let origin: Origin
    package let source: InboxID?
    /// The number the next ticket gets.
    package internal(set) var nextNumber: TicketNumber
    /// What the desk last asked the speaker.
    package internal(set) var pending: Pending?
    /// What the message quotes.
    package let quoted: Link?
    /// The quoted ticket, those named, the speaker's and their homes' open or lately closed ones, and for staff those
    /// on offer to their department or in their hands; oldest first.
    package internal(set) var tickets: [Ticket]
    /// Open tickets that what the message tells may be about: of the same trouble, or told in the same room just now.
    package var near: [Ticket] = []
    /// Histories of the tickets the message asks about.
    package let histories: [TicketNumber: [HistoryEntry]]
    /// Everybody who works here.
    package let colleagues: [Colleague]
    /// Tickets the speaker opened within the last day.
    package internal(set) var openedToday: Int
    /// Why the troubles of the message are read as they are.
    package var grounds: [Category: Grounds] = [:]
    /// Open tickets that may be late, oldest first; empty unless the message asks what is late.
    package var watched: [Watched] = []
    /// How jobs find their people.
    package var dispatching = DispatchMode.take
    /// Limits are stretched, and residents know.
    package var isStormy = false
    /// The weather and the plans that may begin with it; loaded where the message is about it.
    package var outlook: Outlook?
    /// Who does what in an emergency.
    package var duties: [EmergencyPlan: PlanDuty] = [:]
    /// What the message leaves open.
    package var doubt: Doubt?
    /// The message is nothing but thanks, okay, hello.
    package var isSmallTalk = false
    /// What the books say of the home and the code the message is about.
    package var register = Register()
    /// What the community has published in answer to the message; nil: nothing.
    package var commonAnswer: CommonAnswer?
    /// How each kind of work is done, in the language of the message.
    package var handbook = Handbook.empty
    /// Answers of late to questions to learn by; loaded where the message is about them: to managers everybody's.
    package var training: [TrainingEntry] = []
    /// The trade of shifts the speaker was last asked for; loaded where the message answers one.
    package var swapOffered: ShiftSwap?
    /// When colleagues are away, now or later; loaded where the message is about leave.
    package var absences: [PersonID: [Stretch]] = [:]
    /// What the books say to the question for figures that the message asks.
    package var figures: FigureAnswer?
    /// Loaded where the message is about money.
    package var fees: FeeFile?
    /// What a word about a notice rests on; nil where there is no such word.
    package var notices: NoticeFile?
    /// Notices that may explain what a resident asks or reports.
    package var known = KnownNotices()
    /// Notices the speaker's homes are asked to read and have not, newest first; loaded where somebody says so.
    package var toRead: [Notice] = []

    package init(
        level: ServiceLevel, time: WorkingTime, speaker: Speaker, setting: Setting, words: String, pictures: Int,
        origin: Origin,
        source: InboxID?, nextNumber: TicketNumber, pending: Pending?, quoted: Link?, tickets: [Ticket],
        histories: [TicketNumber: [HistoryEntry]], colleagues: [Colleague], openedToday: Int
    ) {
        self.level = level
        self.time = time
        self.speaker = speaker
        self.setting = setting
        self.words = words
        self.pictures = pictures
        self.origin = origin
        self.source = source
        self.nextNumber = nextNumber
        self.pending = pending
        self.quoted = quoted
        self.tickets = tickets
        self.histories = histories
        self.colleagues = colleagues
        self.openedToday = openedToday
    }

    /// What kind of room a message was written in.
    package enum Setting: String, Sendable, Codable {
        case residents, staff, managers, direct
    }
}

/// An open ticket, and whether one of its clocks has gone off since it was reported or came back.
package struct Watched: Hashable, Sendable {
    package let ticket: Ticket
    package let hasRung: Bool

    package init(ticket: Ticket, hasRung: Bool) {
        self.ticket = ticket
        self.hasRung = hasRung
    }
}

/// A question the desk put to a person and has no answer to yet.
package struct Pending: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case question(Question)
        /// Which of several tickets the words were about; they are taken up again with the answer.
        case which(Act, words: String)
        /// Whether the tickets are to go to this colleague, as was proposed.
        case moves(to: PersonID)
        /// Figures were shown; each number leads on to another page of them.
        case figures([FigureQuestion])
        /// Whether all that is kept about them is to be erased.
        case erasure
        /// Which of so many answers to a question to learn by is right.
        case quiz(QuizReference, choices: Int)
        /// Whether the notice is to go out as it was shown.
        case send(NoticeNumber)
        /// Whether what the notice told of is over.
        case ended(NoticeNumber)
    }

    package let kind: Kind
    package let ticket: TicketNumber?
    package let places: [PlaceChoice]
    package let tickets: [TicketNumber]
    package let troubles: [Category]
    /// Of the person's homes.
    package var homes: [Home] = []
    package let askedAt: Instant

    package init(
        _ kind: Kind, ticket: TicketNumber? = nil, places: [PlaceChoice] = [], tickets: [TicketNumber] = [],
        troubles: [Category] = [], askedAt: Instant
    ) {
        self.kind = kind
        self.ticket = ticket
        self.places = places
        self.tickets = tickets
        self.troubles = troubles
        self.askedAt = askedAt
    }

    /// The question in the corpus' words; nil for a question only the desk knows.
    package var question: Question? {
        switch kind {
        case .question(let question): question
        case .which, .figures, .erasure, .quiz: nil
        // Yes and no to it are said as to a job.
        case .moves: .acceptJob
        case .send, .ended: .confirmSend
        }
    }

    /// The notice the question is about; nil: it is about none.
    package var notice: NoticeNumber? {
        switch kind {
        case .send(let number), .ended(let number): number
        case .question, .which, .moves, .figures, .erasure, .quiz: nil
        }
    }

    /// What is taken up again with the answer.
    package var resumed: Act? {
        switch kind {
        case .which(let act, _): act
        case .question, .moves, .figures, .erasure, .send, .ended, .quiz: nil
        }
    }

    /// How many numbered answers were offered.
    package var choices: Int {
        if case .figures(let pages) = kind { return pages.count }
        if case .quiz(_, let choices) = kind { return choices }
        return max(places.count, tickets.count, troubles.count, homes.count)
    }
}
