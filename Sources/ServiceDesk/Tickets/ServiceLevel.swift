/// How long each step may take; every number is a setting of the community.
///
/// Defaults: DOMAIN C1, C2 and C4 of the product's reference.
package struct ServiceLevel: Hashable, Sendable, Codable {
    /// Of every class.
    package var classes: [ServiceClass: ClassLimits] = ClassLimits.standard
    /// Of categories that have limits of their own, in every class but that of danger.
    ///
    /// A charge that somebody disagrees with is answered in 7 days. Source: DOMAIN C6, C7.
    package var categories: [Category: LimitOverride] = [.fee: LimitOverride(finish: .days(7))]
    /// Categories whose tickets are planned works.
    package var projects: Set<Category> = []
    package var hours = WorkingHours.standard
    /// Until an unanswered question is asked again, and once more until the desk goes on without an answer.
    package var clarification: Minutes = .init(10)
    /// Until a resident who was asked whether it is fixed is reminded.
    package var confirmationReminder: Minutes = .init(24 * 60)
    /// Until the ticket is archived without an answer.
    package var confirmationSilence: Minutes = .init(7 * 24 * 60)
    /// How long after the end “broken again” means the same ticket.
    package var reopening: Minutes = .init(15 * 24 * 60)
    /// How long after a report pictures and more words belong to it.
    package var followOn: Minutes = .init(15)

    /// How long a wait may last before somebody looks again, where no time was named.
    package var nextLook: Minutes = .init(24 * 60)
    /// Until what was left over at the end of a shift has to be taken over.
    package var handOver: Minutes = .init(30)
    /// What holds for notices; nil: what is shipped.
    package var notices: NoticeRules?

    package var codes = CodePolicy()
    /// So many affected homes raise a fault one tier.
    package var manyHomes = 5
    /// Those who tell the same in a group within so many seconds get one answer.
    package var answerTogetherSeconds = 30

    /// Whom an emergency needs from outside.
    package var outside: [OutsideService: String] = [:]

    /// Until the resident has to have been called: after a complaint, after what was urgent or came back or leaked, and
    /// for those drawn of the rest. Source: DOMAIN C4.
    package var callAfterComplaint: Minutes = .init(48 * 60)
    package var callAfterUrgent: Minutes = .init(24 * 60)
    package var callOfSample: Minutes = .init(72 * 60)
    /// How many of a hundred other repairs are drawn.
    package var samplePercent = 30
    /// Within which a manager calls whoever gave one or two points.
    package var callAfterLowRating: Limit = .workingMinutes(240)
    /// What limits become in a storm.
    package var stormPercent = 150
    /// Nil: at any hour.
    package var quiet: QuietHours? = .standard
    /// The most tickets one person may open within a day; emergencies are exempt. Source: DOMAIN C1.
    package var ticketsPerDay = 10

    package init() {}

    package struct Minutes: Hashable, Sendable, Codable {
        package let count: Int

        package init(_ count: Int) { self.count = count }
        package init(from decoder: any Decoder) throws { count = try decoder.singleValueContainer().decode(Int.self) }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(count)
        }

        package var duration: Duration { .minutes(count) }
    }

    /// The limits that hold for a ticket as it is now.
    package func limits(for ticket: Ticket) -> ClassLimits {
        let kind = ticket.serviceClass(self)
        let limits = classes[kind] ?? ClassLimits(accept: .minutes(15), levels: [.init(100, .owner)])
        if let inspection = ticket.inspection { return LimitOverride(finish: inspection.within).over(limits) }
        guard kind != .lifeSafety, let own = categories[ticket.category] else { return limits }
        return own.over(limits)
    }
}
