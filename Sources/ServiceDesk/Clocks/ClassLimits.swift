/// The limits of one class; a nil limit is none.
package struct ClassLimits: Hashable, Sendable, Codable {
    /// From the offer until somebody says yes.
    package var accept: Limit
    /// From the report until somebody is there.
    package var arrive: Limit?
    /// Between two words to the resident while it is in hand.
    package var progress: Limit?
    /// From the report until it is done.
    package var finish: Limit?
    /// Who hears of an acceptance or an end that takes long, by share of its limit.
    package var levels: [Level]

    package init(
        accept: Limit, arrive: Limit? = nil, progress: Limit? = nil, finish: Limit? = nil, levels: [Level]
    ) {
        self.accept = accept
        self.arrive = arrive
        self.progress = progress
        self.finish = finish
        self.levels = levels
    }

    package struct Level: Hashable, Sendable, Codable {
        /// Of the limit; above 100 is beyond it.
        package let percent: Int
        package let listener: Listener

        package init(_ percent: Int, _ listener: Listener) {
            self.percent = percent
            self.listener = listener
        }
    }

    /// Who is told.
    package enum Listener: String, CaseIterable, Sendable, Codable {
        /// Who has the job; while nobody has it, the room of the department.
        case executor
        /// Who answers for the ticket; then the resident hears of it as well.
        case owner
        case manager
        /// The company behind the managers.
        case company
    }

    /// Source: DOMAIN C1.
    package static let standard: [ServiceClass: ClassLimits] = [
        .lifeSafety: ClassLimits(
            accept: .minutes(2), arrive: .minutes(15), progress: .minutes(10),
            levels: [Level(100, .executor), Level(100, .owner), Level(150, .manager), Level(400, .company)]),
        .urgent: ClassLimits(
            accept: .minutes(10), arrive: .minutes(30), progress: .minutes(30), finish: .minutes(24 * 60),
            levels: [Level(50, .executor), Level(100, .owner), Level(150, .manager), Level(200, .company)]),
        .repair: ClassLimits(
            accept: .workingMinutes(30), arrive: .minutes(24 * 60), progress: .workingDays(1), finish: .workingDays(3),
            levels: [Level(80, .executor), Level(100, .owner), Level(150, .manager)]),
        .publicArea: ClassLimits(
            accept: .workingMinutes(60), arrive: .workingMinutes(240), progress: .workingDays(1),
            finish: .workingDays(2),
            levels: [Level(80, .executor), Level(100, .owner), Level(150, .manager)]),
        .complaint: ClassLimits(
            accept: .workingMinutes(120), progress: .workingDays(1), finish: .workingDays(3),
            levels: [Level(50, .manager), Level(100, .owner), Level(100, .company)]),
        .enquiry: ClassLimits(
            accept: .workingMinutes(120), finish: .minutes(24 * 60), levels: [Level(100, .owner), Level(200, .manager)]),
        .suggestion: ClassLimits(
            accept: .workingDays(1), finish: .days(7), levels: [Level(100, .owner), Level(100, .manager)]),
        .project: ClassLimits(
            accept: .workingMinutes(240), arrive: .workingDays(1), progress: .workingDays(3), finish: .workingDays(5),
            levels: [Level(100, .owner), Level(150, .manager)]),
        // Not in the source; our own judgement. Each plan tells its end itself.
        .inspection: ClassLimits(
            accept: .workingMinutes(240), finish: .workingDays(5),
            levels: [Level(80, .executor), Level(100, .owner), Level(150, .manager)]),
    ]
}

/// Limits of one category in place of its class's; nil keeps the class's.
package struct LimitOverride: Hashable, Sendable, Codable {
    package var accept: Limit?
    package var arrive: Limit?
    package var progress: Limit?
    package var finish: Limit?

    package init(accept: Limit? = nil, arrive: Limit? = nil, progress: Limit? = nil, finish: Limit? = nil) {
        self.accept = accept
        self.arrive = arrive
        self.progress = progress
        self.finish = finish
    }

    func over(_ limits: ClassLimits) -> ClassLimits {
        ClassLimits(
            accept: accept ?? limits.accept, arrive: arrive ?? limits.arrive, progress: progress ?? limits.progress,
            finish: finish ?? limits.finish, levels: limits.levels)
    }
}
