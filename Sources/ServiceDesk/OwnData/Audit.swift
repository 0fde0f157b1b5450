/// One line of the record of who did what to whom; it is only ever added to.
package struct AuditEntry: Hashable, Sendable {
    package enum Act: String, CaseIterable, Sendable, Codable {
        case codeIssued, codeUsed, codeLocked, movedIn, movedOut, merged
        case ownDataShown, lookedUp, erased
    }

    package let act: Act
    /// Who did it; nil: somebody at the command line.
    package let by: PersonID?
    /// The name they go by at work; residents have none here.
    package let byName: ServiceName?
    /// What it was done to, by the books' own numbers: `home 12`, `person 7`, `3-2-501`; never a name or a phone.
    package let about: String

    package init(_ act: Act, by: PersonID?, byName: ServiceName?, about: String) {
        self.act = act
        self.by = by
        self.byName = byName
        self.about = about
    }
}

extension Decision {
    /// What of it belongs on the record.
    package func audit(by speaker: Speaker) -> [AuditEntry] {
        changes.compactMap { change in
            guard case .register(let change) = change, let (act, about) = change.audited else { return nil }
            return AuditEntry(
                act, by: speaker.person, byName: speaker.worksHere ? speaker.serviceName : nil, about: about)
        }
    }
}

extension RegisterChange {
    fileprivate var audited: (AuditEntry.Act, String)? {
        switch self {
        case .issued(let code):
            (.codeIssued, "home \(code.home.value)" + (code.person.map { ", person \($0.value)" } ?? ""))
        case .wrongCode(let person, _, let locked): locked == nil ? nil : (.codeLocked, "person \(person.value)")
        case .spent(let code, let person, _): (.codeUsed, "home \(code.home.id.value), person \(person.value)")
        case .movedIn(let person, let home, _, _): (.movedIn, "\(home.written), person \(person.value)")
        case .movedOut(let person, let home, _): (.movedOut, "home \(home.value), person \(person.value)")
        case .merged(let person, let other): (.merged, "person \(person.value) into \(other.value)")
        case .shown(let person): (.ownDataShown, "person \(person.value)")
        case .lookedUp(let home): (.lookedUp, "home \(home.id.value)")
        case .erased(let person, _): (.erased, "person \(person.value)")
        case .usual, .toldPrivacy: nil
        }
    }
}
