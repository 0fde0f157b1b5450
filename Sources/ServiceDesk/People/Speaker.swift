import Chat

/// A home in the books of a community.
package struct Home: Hashable, Sendable, Codable {
    package let id: HomeID
    package let address: HomeAddress

    package init(id: HomeID, address: HomeAddress) {
        self.id = id
        self.address = address
    }
}

/// Who speaks, as far as the books know.
package struct Speaker: Hashable, Sendable {
    package let person: PersonID
    package let role: Role
    /// For staff and managers the name they go by at work; for residents the name their platform shows.
    package let name: String
    package let department: Department?
    /// Empty for a stranger.
    package let homes: [Home]
    /// The desk can write to them alone.
    package let hasDirectChat: Bool

    package init(
        person: PersonID, role: Role, name: String, department: Department? = nil, homes: [Home] = [],
        hasDirectChat: Bool = false
    ) {
        self.person = person
        self.role = role
        self.name = name
        self.department = department
        self.homes = homes
        self.hasDirectChat = hasDirectChat
    }

    /// Which of several homes is meant when none is named; nil: they were never asked.
    package var usualHome: HomeID?
    /// Accounts they write from.
    package var accounts = 1
    /// Was told what is kept about them, or is in the operator's list and was told there.
    package var knowsPrivacy = true

    /// What “my home” means; nil: there is none, or it has to be asked.
    package var ownHome: Home? {
        homes.count == 1 ? homes.first : homes.first { $0.id == usualHome }
    }

    /// Works here; a resident never does.
    package var worksHere: Bool { role != .resident }
    package var serviceName: ServiceName { ServiceName(name) }
}

/// A member of staff or a manager, for dispatch and for naming an owner.
package struct Colleague: Hashable, Sendable {
    package let person: PersonID
    package let role: Role
    package let name: ServiceName
    package let department: Department?
    package let onDuty: Bool
    /// Open tickets this person owns.
    package let owned: Int
    package let phone: String?
    /// Decides for the department.
    package var isHead = false
    /// Open jobs in hand or offered by name.
    package var jobs = 0
    /// When the last job was offered to them or ended; nil: never.
    package var lastJob: Instant?
    /// Categories or families of them, `water`, `power.trip`; empty: whatever comes.
    package var skills: [String] = []
    /// Buildings; empty: all.
    package var zones: [String] = []
    /// Nil: nobody said when they work.
    package var shifts: WeeklyShifts?

    package init(
        person: PersonID, role: Role, name: ServiceName, department: Department?, onDuty: Bool, owned: Int,
        phone: String? = nil
    ) {
        self.person = person
        self.role = role
        self.name = name
        self.department = department
        self.onDuty = onDuty
        self.owned = owned
        self.phone = phone
    }
}
