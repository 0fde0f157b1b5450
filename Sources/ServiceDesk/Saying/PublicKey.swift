/// All that a residents' group can be told.
package enum PublicKey: String, StatementKey {
    case received, receivedHere, passedOn, voiceTaken, voiceAdded
    case safety
    case askPlace, askPlaceChoice, askLift, askInside, askProblem, askRating, askWhich
    case taken, late, slipping, slow, released, arrived, held, done, archived, reopened, cancelled, detailTaken, chased
    case progress, noSuchTicket, nothingOpen, notNow, tooMany, help
    case quote, quoteAgreed, quoteDeclined, waitsForYou, ownerChanged
    case bindAlone, claimSettled, askHome, ownDataAlone
    case commonAnswer, answeredAlone
    case joined, joinedTogether, backNoted, leftOver
    case feePrivately, feeOpenDirect, feeNotYours
    case noticeOutage, noticeSafety, noticeWorks, noticeEvent, noticeFees, noticeGeneral, noticeChanged
    case noticeSoon, noticeStarted, noticeRestored, noticeRecalled, noticeKnown, noticePlanned
    case serviceLetter
    case accounts, accountsNone, accountsWhich
    case accountsNever
    case noticeUnread, noticeAsksRead
    case newsOff, newsOn, newsAlways, newsOpenDirect
    case stormBegins, stormEnds
    case inspected

    package var always: Set<SlotName> {
        switch self {
        case .received, .receivedHere, .passedOn, .voiceTaken: [.numbers]
        case .voiceAdded: [.number]
        case .safety: [.safety]
        case .askPlace, .askLift, .askInside, .askProblem, .nothingOpen, .tooMany, .help: []
        case .askPlaceChoice: [.choices]
        case .askWhich: [.numbers]
        case .taken, .arrived: [.number, .staff]
        case .late: [.number, .wait]
        case .askRating, .slipping, .slow, .released, .held, .done, .archived, .reopened, .cancelled, .detailTaken,
            .noSuchTicket:
            [.number]
        case .ownerChanged: [.number, .owner]
        case .quote, .quoteAgreed, .quoteDeclined, .waitsForYou: [.number]
        case .commonAnswer: [.answer, .source]
        case .answeredAlone: [.number, .staff]
        case .bindAlone, .askHome, .ownDataAlone: []
        case .claimSettled: [.number]
        case .chased, .progress, .notNow, .joined, .joinedTogether: [.number, .state]
        case .backNoted: [.number]
        case .stormBegins, .stormEnds: []
        case .leftOver: [.number, .linked]
        case .feePrivately, .feeOpenDirect, .feeNotYours: []
        case .noticeOutage, .noticeSafety, .noticeWorks, .noticeEvent, .noticeFees, .noticeGeneral, .noticeChanged:
            [.title, .text]
        case .noticeSoon, .noticePlanned: [.title, .span]
        case .noticeStarted, .noticeRestored, .noticeRecalled, .noticeKnown: [.title]
        case .serviceLetter: [.letter]
        case .accounts: [.sheet]
        case .accountsNone, .accountsWhich: [.published]
        case .inspected: [.round, .checked, .total]
        case .noticeUnread: [.title, .households]
        case .accountsNever, .noticeAsksRead, .newsOff, .newsOn, .newsAlways, .newsOpenDirect: []
        }
    }

    package var sometimes: Set<SlotName> {
        switch self {
        case .safety: [.outside]
        case .received, .receivedHere, .passedOn, .voiceTaken, .late, .reopened, .leftOver: [.owner]
        case .voiceAdded: []
        case .joined, .joinedTogether: [.staff, .owner, .at, .wait, .households]
        case .taken, .held: [.at]
        case .bindAlone, .claimSettled, .askHome, .ownDataAlone, .commonAnswer, .answeredAlone: []
        case .slipping: [.staff, .at, .owner]
        case .slow: [.staff, .owner]
        case .chased, .progress: [.staff, .owner, .at]
        case .noticeOutage, .noticeSafety, .noticeWorks, .noticeEvent, .noticeFees, .noticeGeneral, .noticeChanged:
            [.span, .scope, .contact]
        case .noticeSoon, .noticeRestored, .noticePlanned: [.scope]
        case .noticeKnown: [.at, .scope]
        case .noticeStarted: [.at]
        case .askPlace, .askPlaceChoice, .askLift, .askInside, .askProblem, .askRating, .askWhich, .released, .arrived,
            .done,
            .archived,
            .cancelled, .detailTaken, .noSuchTicket, .nothingOpen, .notNow, .tooMany, .help, .quote, .quoteAgreed,
            .quoteDeclined, .waitsForYou, .ownerChanged, .backNoted, .feePrivately,
            .feeOpenDirect, .feeNotYours, .noticeRecalled, .serviceLetter, .accounts, .accountsWhich, .stormBegins,
            .stormEnds:
            []
        case .accountsNone: [.period]
        case .accountsNever: [.staff]
        case .noticeUnread, .noticeAsksRead, .newsOff, .newsOn, .newsAlways, .newsOpenDirect: []
        case .inspected: [.faults, .numbers]
        }
    }
}

extension PublicKey {
    /// News for everybody whom a shared fault hits; all else is between the desk and the reporter.
    package var concernsAll: Bool {
        switch self {
        case .taken, .late, .slipping, .slow, .released, .arrived, .held, .done, .reopened, .ownerChanged: true
        case .received, .receivedHere, .passedOn, .voiceTaken, .voiceAdded, .safety, .askPlace, .askPlaceChoice,
            .askLift, .askInside,
            .askProblem, .askRating, .askWhich,
            .archived, .cancelled, .detailTaken, .chased, .progress, .noSuchTicket, .nothingOpen, .notNow, .tooMany,
            .help, .quote, .quoteAgreed, .quoteDeclined, .waitsForYou, .joined, .joinedTogether, .backNoted, .leftOver,
            .bindAlone, .claimSettled, .askHome, .ownDataAlone, .commonAnswer, .answeredAlone, .feePrivately,
            .feeOpenDirect, .feeNotYours, .accounts, .accountsNone, .accountsWhich, .noticeOutage, .noticeSafety,
            .noticeWorks, .noticeEvent,
            .noticeFees, .noticeGeneral, .noticeChanged, .noticeSoon, .noticeStarted, .noticeRestored, .noticeRecalled,
            .noticeKnown, .noticePlanned, .serviceLetter, .stormBegins, .stormEnds, .inspected,
            .accountsNever, .noticeUnread, .noticeAsksRead, .newsOff, .newsOn, .newsAlways, .newsOpenDirect:
            false
        }
    }
}
