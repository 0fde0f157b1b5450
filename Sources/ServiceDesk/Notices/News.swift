/// Sorts of what people are sent alone without having asked.
package enum NewsKind: String, CaseIterable, Sendable, Codable {
    case outage, safety, works, event, fees, bills, parking, care, survey, general

    /// Goes to everybody: it is dangerous to miss. Source: PRODUCT 6.
    package var isAlways: Bool { self == .outage || self == .safety }

    package static let optional = allCases.filter { !$0.isAlways }
}

/// Of what sorts a message is.
package struct News: Hashable, Sendable {
    package let kinds: Set<NewsKind>
    /// Who asked not to be sent such is sent it.
    package let isForAll: Bool

    package init(_ kinds: Set<NewsKind>, isForAll: Bool = false) {
        self.kinds = kinds
        self.isForAll = isForAll || kinds.contains(where: \.isAlways)
    }

    package init(_ kind: NoticeKind, isAboutParking: Bool, isEmergency: Bool) {
        self.init(isAboutParking ? [kind.news, .parking] : [kind.news], isForAll: isEmergency)
    }
}

extension NoticeKind {
    fileprivate var news: NewsKind {
        switch self {
        case .outage: .outage
        case .safety: .safety
        case .works: .works
        case .event: .event
        case .fees: .fees
        case .general: .general
        }
    }
}

extension Notice {
    package var news: News { News(kind, isAboutParking: isAboutParking, isEmergency: isEmergency) }
}

extension NoticeReading {
    /// Of what sorts a notice with these words is.
    ///
    /// - Parameter notice: the one they change; nil: it is a new one.
    package func news(changing notice: Notice?) -> News {
        News(
            notice?.kind == .outage ? .outage : kind ?? notice?.kind ?? .general,
            isAboutParking: isAboutParking || notice?.isAboutParking == true,
            isEmergency: isEmergency || notice?.isEmergency == true)
    }
}
