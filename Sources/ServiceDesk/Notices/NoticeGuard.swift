/// Looks at a notice before it is shown: what must not be said, what is missing, whether it comes in time.
package struct NoticeGuard {
    let rules: NoticeRules
    /// Numbers of people who work here; they may stand in a notice.
    let phones: Set<String>
    let now: Instant

    /// Why words are refused. Source: DOMAIN C5, C8 and C9.
    package enum Objection: String, CaseIterable, Sendable, Codable {
        /// 民法典 944: no water, power, heat or gas may be cut to make people pay.
        case threat
        case debtors, homes, phone
    }

    /// Shows that words were looked at and nothing was found.
    package struct Clearance {
        fileprivate init() {}
    }

    package enum Verdict {
        case refused([Objection])
        case missing([NoticePart])
        /// It would have had to be told so long before.
        case late(Duration)
        case cleared(NoticeText)
    }

    func judge(_ notice: Notice, _ reading: NoticeReading) -> Verdict {
        let objections = self.objections(to: reading)
        guard objections.isEmpty else { return .refused(objections) }
        let missing = self.missing(in: notice)
        guard missing.isEmpty else { return .missing(missing) }
        // A change of what was told comes when it comes.
        if !notice.isEmergency, notice.replaces == nil, let lead = rules.lead(of: notice), let from = notice.from,
            from - now < lead
        {
            return .late(lead)
        }
        return .cleared(NoticeText(notice.told, Clearance()))
    }

    func objections(to reading: NoticeReading) -> [Objection] {
        var found: [Objection] = []
        if reading.threatens { found.append(.threat) }
        // Who owes hears it from the bill, alone.
        let isForOne = reading.audience?.homes.isEmpty == false
        if reading.tellsOfDebts, reading.namesPeople || reading.namesHomes || isForOne { found.append(.debtors) }
        if reading.namesHomes, !found.contains(.debtors) { found.append(.homes) }
        if reading.phones.contains(where: isPrivate) { found.append(.phone) }
        return found
    }

    /// A mobile number that is nobody's here.
    private func isPrivate(_ digits: String) -> Bool {
        let bare = digits.hasPrefix("86") && digits.count == 13 ? String(digits.dropFirst(2)) : digits
        return bare.count == 11 && bare.hasPrefix("1") && !phones.contains(bare)
            && rules.contact?.shown.filter(\.isNumber) != bare
    }

    private func missing(in notice: Notice) -> [NoticePart] {
        NoticePart.allCases.filter { part in
            switch part {
            case .audience: notice.audience == nil
            case .times: notice.kind == .outage && !hasTimes(notice)
            case .cause, .preparation: notice.kind == .outage && !notice.tells.contains(part)
            case .contact: notice.kind == .outage && rules.contact == nil && !notice.tells.contains(part)
            }
        }
    }

    /// When an emergency ends is not always known; a planned stop begins and ends to the minute.
    private func hasTimes(_ notice: Notice) -> Bool {
        notice.isEmergency || (notice.from != nil && notice.to != nil && notice.isExact)
    }
}
