/// What the books say of the home and the code that a message is about.
///
/// Loaded only for messages that are about homes and codes; empty for all others.
package struct Register: Hashable, Sendable {
    /// The home the message names; nil: it names none, or the books have none there.
    package var household: Household?
    /// What the code in the message opens; nil: nothing, or no longer.
    package var opened: HomeCode?
    /// Codes the speaker got wrong since the last right one.
    package var tries = 0
    /// Until then no code of the speaker's is looked at.
    package var lockedUntil: Instant?
    /// A code nobody has yet, for giving out; nil where none is asked for.
    package var fresh: String?

    package init() {}
}

/// A home with all who are bound to it now.
package struct Household: Hashable, Sendable {
    package let home: Home
    package let people: [Member]
    /// Names in the office's list of homes, for comparing; empty where it has none.
    package let listed: [String]

    package struct Member: Hashable, Sendable {
        package let person: PersonID
        package let name: String

        package init(person: PersonID, name: String) {
            self.person = person
            self.name = name
        }
    }

    package init(home: Home, people: [Member], listed: [String]) {
        self.home = home
        self.people = people
        self.listed = listed
    }
}

/// A code that is good now: it opens one home, once.
package struct HomeCode: Hashable, Sendable {
    package let id: Int64
    package let home: Home
    /// Whose further account it makes; nil: whoever comes is somebody new in the home.
    package let person: PersonID?
    /// What the office calls who it was given to; nil: their platform's name will do.
    package let name: String?
    /// When a tenancy ends; nil: no end is known.
    package let residentUntil: Instant?
    /// Bound to the home already, other than `person`; they are told who comes.
    package let neighbours: [PersonID]

    package init(
        id: Int64, home: Home, person: PersonID?, name: String?, residentUntil: Instant?, neighbours: [PersonID]
    ) {
        self.id = id
        self.name = name
        self.home = home
        self.person = person
        self.residentUntil = residentUntil
        self.neighbours = neighbours
    }
}

/// Who somebody says they are, until the office has looked.
package struct Claim: Hashable, Sendable, Codable {
    package let address: HomeAddress

    package init(_ address: HomeAddress) { self.address = address }
}

/// A change to who lives where.
package enum RegisterChange: Hashable, Sendable {
    case issued(NewCode)
    /// So many wrong ones in a row; locked from the last one allowed on.
    case wrongCode(PersonID, tries: Int, lockedUntil: Instant?)
    case spent(HomeCode, by: PersonID, at: Instant)
    /// `name`: as the office knows them; nil keeps the one there is.
    case movedIn(PersonID, HomeAddress, name: String?, until: Instant?)
    /// Access ends at once, and so do the home's codes.
    case movedOut(PersonID, HomeID, at: Instant)
    /// One human after all: the first's accounts, homes and tickets become the second's.
    case merged(PersonID, into: PersonID)
    /// Which of their homes somebody means when they name none.
    case usual(PersonID, HomeID)
    /// Told what is kept about them; once is enough.
    case toldPrivacy(PersonID)
    /// All that is kept about them is gone; tickets stay without whose they were.
    case erased(PersonID, at: Instant)
    /// Nothing changes, but it is on the record: somebody saw what is kept about them, staff saw who lives in a home.
    case shown(PersonID)
    case lookedUp(Home)
}

/// A code as it is given out; only its hash is kept.
package struct NewCode: Hashable, Sendable {
    package let digits: String
    package let home: HomeID
    package let person: PersonID?
    package let name: String?
    package let residentUntil: Instant?
    package let issued: Instant
    package let expires: Instant

    package init(
        digits: String, home: HomeID, person: PersonID? = nil, name: String? = nil, residentUntil: Instant? = nil,
        issued: Instant, expires: Instant
    ) {
        self.digits = digits
        self.home = home
        self.person = person
        self.name = name
        self.residentUntil = residentUntil
        self.issued = issued
        self.expires = expires
    }
}
