/// What holds for notices; every number is a setting of the community. Source: DOMAIN C8.
package struct NoticeRules: Hashable, Sendable, Codable {
    /// The desk's own number; it stands under every notice that tells of none.
    package var contact: DeskPhone?
    /// Hours before a planned stop by which it has to be told.
    package var lead: [NoticeService: Int] = [.water: 24, .gas: 48, .power: 168]
    /// The same for every other stop and for works of our own.
    package var ownLead = 48
    /// The most notices a group hears in a day.
    package var perDay = 2
    /// Minutes between two notices to one person.
    package var apart = 60
    /// Minutes before it begins at which people are reminded.
    package var reminder = 120
    /// Minutes after which the writer hears whom it reached.
    package var receipt = 2
    /// Minutes after which news of an emergency are due.
    package var news = 30
    /// Minutes after which homes that have not said that they read it are reminded, and after which they are left to the
    /// service desk. As long as a resident is waited for elsewhere. Source: PRODUCT 3, silence by the resident.
    package var readingReminder: Int { reading?.reminder ?? 24 * 60 }
    package var readingEnd: Int { reading?.end ?? 72 * 60 }
    /// Nil: the shipped waits.
    package var reading: ReadingWaits?

    /// In minutes.
    package struct ReadingWaits: Hashable, Sendable, Codable {
        package let reminder: Int
        package let end: Int

        package init(reminder: Int, end: Int) {
            self.reminder = reminder
            self.end = end
        }
    }

    package init() {}
}

/// The number of the service desk, from the settings: no resident's.
package struct DeskPhone: Hashable, Sendable, Codable {
    package let shown: String

    package init(_ shown: String) { self.shown = shown }
    package init(from decoder: any Decoder) throws { shown = try decoder.singleValueContainer().decode(String.self) }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(shown)
    }
}

extension NoticeService: CodingKeyRepresentable {}

extension NoticeRules {
    /// How long before its beginning a notice has to be told; nil: at any time.
    func lead(of notice: Notice) -> Duration? {
        switch notice.kind {
        case .outage: .hours(notice.service.flatMap { lead[$0] } ?? ownLead)
        case .works: .hours(ownLead)
        case .safety, .event, .fees, .general: nil
        }
    }
}
