/// Something that is looked at before it breaks: when, where, by whom, and what of it. Data of
/// `Conversations/<language>/standards/care`.
package struct CarePlan: Hashable, Sendable {
    package let id: CarePlanID
    package let name: CareName
    package let department: Department
    /// What its job counts as when it is given to somebody.
    package let category: Category
    package let times: CareTimes
    /// Until all of it has to be looked at.
    package let within: Limit
    package let places: CarePlaces
    package let items: [CheckItem]
    /// What residents are told when it begins, once a manager has confirmed it; nil: nothing.
    package var notice: CareNotice?
    /// Who hears that it is done.
    package var listener = Listener.residents
    /// The repairs it looks at again; empty: it is about none.
    package var about: [TicketNumber] = []

    package enum Listener: String, CaseIterable, Sendable, Codable {
        /// Their groups, and the managers.
        case residents
        case managers
    }

    package init(
        id: CarePlanID, name: CareName, department: Department, category: Category, times: CareTimes, within: Limit,
        places: CarePlaces, items: [CheckItem]
    ) {
        self.id = id
        self.name = name
        self.department = department
        self.category = category
        self.times = times
        self.within = within
        self.places = places
        self.items = items
    }
}

/// The name of a plan's file: `drains`.
package struct CarePlanID: Hashable, Sendable, Comparable, Codable {
    package let value: String

    package init(_ value: String) { self.value = value }
    package init(from decoder: any Decoder) throws { value = try decoder.singleValueContainer().decode(String.self) }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    package static func < (one: CarePlanID, other: CarePlanID) -> Bool { one.value < other.value }
}

/// What a plan is called, from its file: fit for any room, never anybody's words.
package struct CareName: Hashable, Sendable, Codable {
    package let shown: String

    package init(_ shown: String) { self.shown = shown }
    package init(from decoder: any Decoder) throws { shown = try decoder.singleValueContainer().decode(String.self) }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(shown)
    }
}

/// One line of a checklist, and what a repair of it is.
package struct CheckItem: Hashable, Sendable, Codable {
    package let what: String
    package let category: Category
    package let urgency: Urgency

    package init(_ what: String, category: Category, urgency: Urgency = .normal) {
        self.what = what
        self.category = category
        self.urgency = urgency
    }
}

/// Where a plan has to be looked at, each place by itself.
package enum CarePlaces: Hashable, Sendable {
    case buildings, units
    /// One place: all of it.
    case community
    case areas([Area])
    case these([Place])
}

/// A notice a plan begins with.
package struct CareNotice: Hashable, Sendable {
    package let kind: NoticeKind
    package let text: String

    package init(kind: NoticeKind, text: String) {
        self.kind = kind
        self.text = text
    }
}
