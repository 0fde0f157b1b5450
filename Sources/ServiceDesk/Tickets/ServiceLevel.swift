/// How long each step may take; every number is a setting of the community.
///
/// Defaults: DOMAIN C1 and C4 of the product's reference for the emergency and the reminders, 15 minutes for the rest.
package struct ServiceLevel: Hashable, Sendable, Codable {
    /// Until a member of staff says yes; then the room is reminded and the manager told.
    package var acceptance: Minutes = .init(15)
    /// The same for an emergency; repeated until somebody answers.
    package var emergencyAcceptance: Minutes = .init(2)
    /// Until an unanswered question is asked again, and once more until the desk goes on without an answer.
    package var clarification: Minutes = .init(10)
    /// Until a resident who was asked whether it is fixed is reminded.
    package var confirmationReminder: Minutes = .init(24 * 60)
    /// Until the ticket is archived without an answer.
    package var confirmationSilence: Minutes = .init(72 * 60)
    /// How long after the end “broken again” means the same ticket.
    package var reopening: Minutes = .init(7 * 24 * 60)
    /// How long after a report pictures and more words belong to it.
    package var followOn: Minutes = .init(15)

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

    package func acceptance(_ urgency: Urgency) -> Duration {
        switch urgency {
        case .emergency: emergencyAcceptance.duration
        case .urgent, .normal: acceptance.duration
        }
    }
}
