import Foundation

/// What one message, or a part of it, means: an intent and whatever it tells along with it.
///
/// A message means a list of acts; an empty list means that the desk stays silent.
package struct Act: Hashable, Sendable, Codable {
    package var intent: Intent
    package var category: Category?
    package var urgency: Urgency?
    package var place: Place?
    package var when: Window?
    /// `YYYY-MM`, `YYYY-Qn`, `YYYY-Hn` or `YYYY`.
    package var period: String?
    package var feeKind: FeeKind?
    /// In integer fen or cents.
    package var amount: Int?
    /// 1…5.
    package var rating: Int?
    package var ticket: Int?
    /// Digits as written, no spaces.
    package var phone: String?
    /// A name or @handle the text hands the job to.
    package var person: String?
    package var department: Department?
    package var audience: Audience?
    /// Minutes.
    package var duration: Int?
    /// What a sum is made of, where the message tells it apart.
    package var items: [Charge]?
    /// Why work has to wait.
    package var reason: HoldReason?
    /// Digits that are to let somebody in. Beyond the corpus.
    package var code: String?
    /// What of the figures is asked.
    package var figures: FigureRequest?
    /// What a question about fees is after.
    package var aspect: FeeAspect?
    /// What was found where, of a checklist.
    package var checks: CheckReading?
    /// What of the news that people are sent alone it is about.
    package var news: [NewsKind]?
    /// Public warnings it tells of.
    package var warnings: [WarningReading]?

    package init(
        _ intent: Intent, category: Category? = nil, urgency: Urgency? = nil, place: Place? = nil, when: Window? = nil,
        ticket: Int? = nil, rating: Int? = nil, amount: Int? = nil, duration: Int? = nil, phone: String? = nil
    ) {
        self.intent = intent
        self.category = category
        self.urgency = urgency
        self.place = place
        self.when = when
        self.ticket = ticket
        self.rating = rating
        self.amount = amount
        self.duration = duration
        self.phone = phone
    }
}

/// A span of time; either end may be open, the end is exclusive.
package struct Window: Hashable, Sendable, Codable {
    package var from: Date?
    package var to: Date?

    package init(from: Date?, to: Date?) {
        self.from = from
        self.to = to
    }
}

/// Whom a notice is for; homes that are named are all it is for, else floors and stacks narrow buildings and units.
package struct Audience: Hashable, Sendable, Codable {
    package var buildings: [String]
    package var units: [String]
    package var all: Bool
    package var floors: [String] = []
    /// Rooms one above the other, by the end of their numbers: `01`.
    package var stacks: [String] = []
    package var homes: [HomeAddress] = []

    package init(buildings: [String] = [], units: [String] = [], all: Bool = false) {
        self.buildings = buildings
        self.units = units
        self.all = all
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        buildings = try container.decode([String].self, forKey: .buildings)
        units = try container.decode([String].self, forKey: .units)
        all = try container.decode(Bool.self, forKey: .all)
        // Missing in what an older version wrote.
        floors = try container.decodeIfPresent([String].self, forKey: .floors) ?? []
        stacks = try container.decodeIfPresent([String].self, forKey: .stacks) ?? []
        homes = try container.decodeIfPresent([HomeAddress].self, forKey: .homes) ?? []
    }

    /// So few homes that their neighbours' group is not the place to tell them.
    package var isPrivate: Bool { !homes.isEmpty || !floors.isEmpty || !stacks.isEmpty }

    package func holds(_ home: HomeAddress) -> Bool {
        if all { return true }
        if !homes.isEmpty { return homes.contains(home) }
        guard buildings.contains(home.building), units.isEmpty || home.unit.map(units.contains) == true,
            floors.isEmpty || home.floor.map(floors.contains) == true
        else { return false }
        return stacks.isEmpty || stacks.contains { home.room.count > $0.count && home.room.hasSuffix($0) }
    }
}

extension HomeAddress {
    /// The floor a room number tells: 501 is on 5, 1203 on 12; nil for numbers that tell none.
    package var floor: String? {
        guard room.count >= 3, room.allSatisfy(\.isNumber) else { return nil }
        return String(room.dropLast(2))
    }
}
