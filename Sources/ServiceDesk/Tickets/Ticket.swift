import Chat

/// One concern of a resident, from the first word to the archive.
package struct Ticket: Hashable, Sendable {
    package let number: TicketNumber
    package internal(set) var state: TicketState
    package var category: Category
    package var urgency: Urgency
    package internal(set) var concern: Concern
    package var grounds = Grounds()
    package var place: Place
    /// What the reporter wrote, cut to a length that fits a card.
    package var words: String
    package let reporter: PersonID
    /// The home it is about; nil in public areas and for homes nobody entered in the books.
    package var home: HomeID?
    /// Reported for a home the reporter is not bound to.
    package var unverified: Bool
    package var owner: PersonID?
    package var ownerName: ServiceName?
    package var lead: Department
    package var job: Job
    /// Other departments' parts; the ticket is done only when all are.
    package var assisting: [Job] = []
    /// Whom it hits, the reporter among them; empty where only the reporter's own home can be hit.
    package var affected: [Affected] = []
    /// Done for all others; this is what one home still has of it.
    package var leftOverFrom: TicketNumber?
    /// Tried out, not true: marked wherever it is told, and in no figure.
    package var isDrill = false
    package var quote: Quote?
    /// Who the reporter says they are; nil: the ticket is about something else.
    package var claim: Claim?
    /// Set where a plan has something looked at.
    package var inspection: Inspection?
    /// Set while it is on hold.
    package var hold: Hold?
    /// Who was asked to become its owner, and has not answered.
    package var ownerOffered: PersonID?
    package let openedAt: Instant
    package internal(set) var changedAt: Instant
    package var doneAt: Instant?
    package var rating: Int?
    /// How often it came back.
    package var reopenings: Int
    /// Closed by silence, not by a word.
    package var unconfirmed: Bool
    /// Chased by the reporter; the second time raises the urgency.
    package var chased: Int
    /// How much of the time to the end is used up.
    package internal(set) var clock: FinishClock
    /// Where it was reported, so that the answer can quote it.
    package let origin: Origin

    package init(
        number: TicketNumber, category: Category, urgency: Urgency, concern: Concern = .fault, place: Place,
        words: String, reporter: PersonID,
        home: HomeID?, unverified: Bool, owner: Colleague?, lead: Department, openedAt: Instant, origin: Origin
    ) {
        self.init(
            number: number, state: .received, category: category, urgency: urgency, concern: concern, place: place,
            words: words,
            reporter: reporter, home: home, unverified: unverified, owner: owner?.person, ownerName: owner?.name,
            lead: lead, job: Job(department: lead), openedAt: openedAt, changedAt: openedAt, doneAt: nil, rating: nil,
            reopenings: 0, unconfirmed: false, chased: 0,
            clock: FinishClock(began: openedAt, running: openedAt, spent: 0), origin: origin)
    }

    /// As the store kept it.
    package init(
        number: TicketNumber, state: TicketState, category: Category, urgency: Urgency, concern: Concern, place: Place,
        words: String,
        reporter: PersonID, home: HomeID?, unverified: Bool, owner: PersonID?, ownerName: ServiceName?,
        lead: Department, job: Job, openedAt: Instant, changedAt: Instant, doneAt: Instant?, rating: Int?,
        reopenings: Int, unconfirmed: Bool, chased: Int, clock: FinishClock, origin: Origin
    ) {
        self.number = number
        self.state = state
        self.category = category
        self.urgency = urgency
        self.concern = concern
        self.place = place
        self.words = words
        self.reporter = reporter
        self.home = home
        self.unverified = unverified
        self.owner = owner
        self.ownerName = ownerName
        self.lead = lead
        self.job = job
        self.openedAt = openedAt
        self.changedAt = changedAt
        self.doneAt = doneAt
        self.rating = rating
        self.reopenings = reopenings
        self.unconfirmed = unconfirmed
        self.chased = chased
        self.clock = clock
        self.origin = origin
    }
}

/// The message a ticket came from.
package struct Origin: Hashable, Sendable, Codable {
    package let channel: ChannelID
    package let room: ChatID
    package let message: MessageID?
    package let account: SenderID
    /// The name the platform showed, for calling the person in that room.
    package let accountName: String

    package init(channel: ChannelID, room: ChatID, message: MessageID?, account: SenderID, accountName: String) {
        self.channel = channel
        self.room = room
        self.message = message
        self.account = account
        self.accountName = accountName
    }
}
