import Chat
import ServiceDesk

/// All rules of a language, in the order they are written.
package struct RuleBook: Sendable {
    package var faults: [FaultRule] = []
    package var urgencies: [UrgencyRule] = []
    package var acts: [ActRule] = []

    package init() {}
}

/// Which words a rule asks for. Each is the name of a cue, or a family of cues as `area.*`.
package struct Cues: Sendable {
    /// One of these; empty asks for none.
    package var any: [String] = []
    /// Of each group, one.
    package var all: [[String]] = []
    /// None of these.
    package var none: [String] = []
    /// None of these in the whole matter, however far off.
    package var nowhere: [String] = []

    package init(any: [String] = [], all: [[String]] = [], none: [String] = [], nowhere: [String] = []) {
        self.any = any
        self.all = all
        self.none = none
        self.nowhere = nowhere
    }
}

/// What trouble words tell of: 水管 with 裂 is `water.leak`.
package struct FaultRule: Sendable {
    package var category: Category
    package var cues: Cues
    package var urgency: Urgency
    /// The heavier reading of a passage wins.
    package var weight: Int
    /// Told beside one of these it is only a part of it: a door that will not open beside a lift that does not move.
    package var partOf: [Category]
    /// Told in the past it is a matter all the same: what was stolen yesterday is gone today.
    package var evenPast: Bool
    package var source: Source

    package init(
        category: Category, cues: Cues, urgency: Urgency = .normal, weight: Int = 10, partOf: [Category] = [],
        evenPast: Bool = false, source: Source
    ) {
        self.category = category
        self.cues = cues
        self.urgency = urgency
        self.weight = weight
        self.partOf = partOf
        self.evenPast = evenPast
        self.source = source
    }
}

/// What words make a trouble more or less pressing. The first that fits decides.
package struct UrgencyRule: Sendable {
    /// Where the trouble is, as far as was told.
    package enum Whereabouts: String, CaseIterable, Sendable {
        case inside, outside, unknown
    }

    package var categories: [Category]
    package var cues: Cues
    package var whereabouts: [Whereabouts]
    package var urgency: Urgency
    package var source: Source

    package init(
        categories: [Category], cues: Cues, whereabouts: [Whereabouts] = [], urgency: Urgency, source: Source
    ) {
        self.categories = categories
        self.cues = cues
        self.whereabouts = whereabouts
        self.urgency = urgency
        self.source = source
    }
}

/// When a message is an act, and what goes with it.
package struct ActRule: Sendable {
    /// What a rule asks to be told, and what an act takes along.
    package enum Slot: String, CaseIterable, Sendable {
        case ticket, place, when, visit, phone, amount, rating, duration, person, department, audience, period, feeKind
        case category, number
        /// Digits that are to let somebody in.
        case code
        /// A category by its name or code, said outright and not denied.
        case named
        /// What of the figures is asked.
        case figures
        /// Of what sort of news, of those that people are sent alone.
        case news
        /// A public warning with its colour.
        case warning
        /// A room that is not the speaker's own.
        case otherHome
        /// A number that may be what something costs, and is no ticket.
        case price
    }

    package var intent: Intent
    package var priority: Int
    package var cues = Cues()
    /// One of these opens the message.
    package var starts: [String] = []
    /// The message is made of these, fillers and numbers, and nothing else.
    package var whole: [String] = []
    package var roles: [Role] = []
    package var chat: ChatKind?
    /// By name, or in a direct chat.
    package var addressed: Bool?
    package var pending: [Question] = []
    package var replies: [QuotedKind] = []
    /// The message quotes ours or answers a question about a ticket.
    package var inContext: Bool?
    /// A fault that others can have as well was told in the room a moment ago.
    package var afterFault: Bool?
    /// Only troubles of this weight or more are told by it.
    package var least: Int?
    /// Only troubles as pressing as this or more are told by it.
    package var pressing: Urgency?
    /// A trouble must be told that is no other's, past, denied or only thought of.
    package var fault: Bool?
    package var has: [Slot] = []
    package var lacks: [Slot] = []
    /// In characters.
    package var longest: Int?
    package var take: [Slot] = []
    package var urgency: Urgency?
    package var rating: Int?
    /// What the act is about, where the words of the rule tell it.
    package var category: Category?
    /// What a question about fees is after.
    package var aspect: FeeAspect?
    /// Acts it can stand beside; otherwise the higher priority stands alone.
    package var beside: [Intent] = []
    /// The answer is silence: what comes below it is not looked at.
    package var silent = false
    /// No act, but a question of the desk; only where nothing else was understood.
    package var asks: Question?
    package var source: Source

    package init(intent: Intent, priority: Int, source: Source) {
        self.intent = intent
        self.priority = priority
        self.source = source
    }
}
