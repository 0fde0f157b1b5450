/// All that one resident can be told alone.
package enum PrivateKey: String, StatementKey {
    case received, passedOn, voiceTaken, voiceAdded
    case safety
    case askPlace, askPlaceChoice, askLift, askInside, askProblem, askTrouble, askRating, askWhich
    case taken, late, slipping, slow, released, arrived, held, done, doneReminder, archived, archivedUnconfirmed,
        reopened, cancelled
    case detailTaken, chased, lowRating
    case progress, noSuchTicket, nothingOpen, notNow, tooMany, help
    case quote, quoteAgreed, quoteDeclined, waitsForYou, ownerChanged
    case evidence
    case joined, backNoted, leftOver, progressShared
    case bill, billNone, billSame, billChange, billArea, billTotal, billOpen, billClear, billDue, billOverdue
    case lateNone, lateRule, feeBindFirst, feeNotYours
    case noticeOutage, noticeSafety, noticeWorks, noticeEvent, noticeFees, noticeGeneral, noticeChanged
    case noticeSoon, noticeStarted, noticeRestored, noticeRecalled, noticeKnown, noticePlanned
    case accounts, accountsNone, accountsWhich, accountsNever
    case noticeUnread, noticeAsksRead, noticeRead
    case newsOff, newsOn, newsAlways, newsBindFirst

    case bound, alreadyBound, bindHow, codeWrong, codeLocked, ownCode, newcomer, movedOut, claimTaken, claimRefused
    case askHome
    case commonAnswer, said
    case ownData, privacy, privacyNotice, eraseAsk, eraseOpen, erased

    package var always: Set<SlotName> {
        switch self {
        case .received: [.number, .category]
        case .passedOn, .voiceTaken, .voiceAdded: [.number]
        case .safety: [.safety]
        case .askPlace, .askLift, .askInside, .askProblem, .nothingOpen, .tooMany, .help: []
        case .askPlaceChoice: [.choices]
        case .askTrouble: [.troubles]
        case .askWhich: [.tickets]
        case .taken, .arrived: [.number, .staff]
        case .late: [.number, .wait]
        case .askRating, .slipping, .slow, .released, .held, .done, .doneReminder, .archived, .archivedUnconfirmed,
            .reopened, .cancelled,
            .detailTaken, .noSuchTicket, .lowRating:
            [.number]
        case .ownerChanged: [.number, .owner]
        case .evidence: [.number, .staff]
        case .quoteDeclined, .waitsForYou: [.number]
        case .quote, .quoteAgreed: [.number, .money]
        case .chased, .notNow, .joined: [.number, .state]
        case .backNoted: [.number]
        case .leftOver: [.number, .linked]
        case .progressShared: [.number, .state, .category]
        case .progress: [.number, .state, .category, .timeline]
        case .bindHow: []
        case .bound, .alreadyBound, .movedOut: [.place]
        case .codeWrong: [.left]
        case .codeLocked: [.at]
        case .ownCode: [.code, .wait]
        case .newcomer: [.place, .words]
        case .claimTaken, .claimRefused: [.number]
        case .askHome: [.homes]
        case .commonAnswer: [.answer, .source]
        case .said: [.number, .staff, .words]
        case .ownData: [.words, .left]
        case .privacy, .privacyNotice, .erased: []
        case .eraseAsk: [.left]
        case .eraseOpen: [.tickets]
        case .bill: [.month, .place, .money, .lines]
        case .billNone: [.month, .place]
        case .billSame: [.month, .place, .money]
        case .billChange: [.month, .place, .difference, .changes]
        case .billArea: [.place, .area]
        case .billTotal, .billOpen: [.place, .money]
        case .billClear, .lateNone: [.place]
        case .billDue, .billOverdue: [.place, .money, .due]
        case .lateRule: [.place, .late]
        case .feeBindFirst, .feeNotYours: []
        case .noticeOutage, .noticeSafety, .noticeWorks, .noticeEvent, .noticeFees, .noticeGeneral, .noticeChanged:
            [.title, .text]
        case .noticeSoon, .noticePlanned: [.title, .span]
        case .noticeStarted, .noticeRestored, .noticeRecalled, .noticeKnown: [.title]
        case .accounts: [.sheet]
        case .accountsNone, .accountsWhich: [.published]
        case .noticeUnread, .noticeRead: [.title]
        case .newsOff, .newsOn: [.news]
        case .accountsNever, .noticeAsksRead, .newsAlways, .newsBindFirst: []
        }
    }

    package var sometimes: Set<SlotName> {
        switch self {
        case .safety: [.outside]
        case .archived: [.wait]
        case .received: [.place, .owner, .wait, .at]
        case .bound: [.at]
        case .commonAnswer, .said: []
        case .ownData: [.homes, .tickets]
        case .privacy, .privacyNotice, .eraseAsk, .eraseOpen, .erased: []
        case .claimTaken: [.owner]
        case .alreadyBound, .bindHow, .codeWrong, .codeLocked, .ownCode, .newcomer, .movedOut, .claimRefused, .askHome:
            []
        case .slipping: [.staff, .at, .owner]
        case .slow: [.staff, .owner]
        case .passedOn, .voiceTaken, .late, .reopened, .lowRating, .leftOver: [.owner]
        case .voiceAdded: []
        case .joined: [.staff, .owner, .at, .wait, .households]
        case .progressShared: [.staff, .owner, .at, .households]
        case .taken: [.at, .phone]
        case .quote: [.items]
        case .held: [.at, .words]
        case .done: [.staff, .words, .money]
        case .chased: [.staff, .owner, .at]
        case .progress: [.staff, .owner, .at, .place]
        case .noticeOutage, .noticeSafety, .noticeWorks, .noticeEvent, .noticeFees, .noticeGeneral, .noticeChanged:
            [.span, .scope, .contact]
        case .noticeSoon, .noticePlanned: [.scope]
        case .noticeKnown: [.at, .scope]
        case .noticeStarted: [.at]
        case .askPlace, .askPlaceChoice, .askLift, .askInside, .askProblem, .askTrouble, .askRating, .askWhich,
            .released, .arrived,
            .doneReminder,
            .archivedUnconfirmed, .cancelled, .detailTaken, .noSuchTicket, .nothingOpen, .notNow, .tooMany,
            .help, .quoteAgreed, .quoteDeclined, .waitsForYou, .ownerChanged, .backNoted, .evidence,
            .noticeRestored, .noticeRecalled:
            []
        case .billSame, .lateNone, .lateRule, .feeBindFirst, .feeNotYours, .accounts, .accountsWhich: []
        case .accountsNone: [.period]
        case .accountsNever: [.staff]
        case .noticeUnread, .noticeAsksRead, .noticeRead, .newsOff, .newsOn, .newsAlways, .newsBindFirst: []
        case .bill: [.due, .changes, .arrears, .pay, .staff]
        case .billChange, .billArea: [.staff]
        case .billTotal: [.period, .paid, .kind]
        case .billNone: [.kind]
        case .billOpen: [.dues, .late, .pay, .staff]
        case .billClear: [.paid]
        case .billDue, .billOverdue: [.late, .pay, .staff]
        }
    }
}
