/// What a decision about notices may rest on, besides the rest of the file.
package struct NoticeFile: Sendable {
    /// The number the next notice gets.
    package internal(set) var next: NoticeNumber
    /// What the words tell, were they those of a notice.
    package let reading: NoticeReading
    /// The one that is quoted or was asked about; else the last one that went out.
    package let inHand: Notice?
    /// It was quoted, or the speaker was asked about it.
    package let isMeant: Bool
    /// Whom the notice in hand, or the one the words are for, would reach.
    package let reach: Reach
    /// What became of the notice in hand.
    package let figures: DeliveryFigures
    /// Nil: nobody was asked to say that they read it.
    package var homesRead: ReadingFigures?

    package init(
        next: NoticeNumber, reading: NoticeReading, inHand: Notice?, isMeant: Bool, reach: Reach,
        figures: DeliveryFigures
    ) {
        self.next = next
        self.reading = reading
        self.inHand = inHand
        self.isMeant = isMeant
        self.reach = reach
        self.figures = figures
    }
}

/// Whom a notice can reach.
package struct Reach: Hashable, Sendable {
    package var groups = 0
    /// People written to alone, for their homes have no group.
    package var directs = 0
    package var homes = 0
    /// Homes without a group and without anybody who can be written to.
    package var unreachable: [HomeAddress] = []
    /// The most notices that one of the groups has heard today.
    package var heardToday = 0
    /// When one of the people was last sent a notice alone.
    package var lastAlone: Instant?

    package init() {}
}

/// What became of the copies of a notice.
package struct DeliveryFigures: Hashable, Sendable {
    package var delivered = 0
    package var waiting = 0
    /// Reasons, each with how often.
    package var failed: [Failure] = []

    package struct Failure: Hashable, Sendable {
        /// As the platform put it.
        package let why: String
        package let count: Int

        package init(why: String, count: Int) {
            self.why = why
            self.count = count
        }
    }

    package var failures: Int { failed.map(\.count).reduce(0, +) }

    package init() {}
}
