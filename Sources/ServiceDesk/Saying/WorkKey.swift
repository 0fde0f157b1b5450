/// All that staff and managers can be told.
package enum WorkKey: String, StatementKey {
    case card, cardEnquiry, cardVoice, voiceAtWork, urge, detail, cancelled, reopened, confirmed, lowRating
    case unaccepted, unacceptedManager, overdueArrival, dueSoon, overdueFinish, askEta, askNews, noNews, tellCompany
    case accepted, arrived, held, completed, declined, noted
    case why, corrected, isSo, recategorised, movedAway, whichCategory, onlyManagers
    case alreadyTaken, notYours, notNow, noSuchTicket, whichJob, noJob, myJobs, progress, nothingToPublish, help
    case quoted, quoteHow, quoteAgreed, quoteDeclined, quoteOpen, quoteMore, quoteAnew, quoteLapsed, heldWhy, lookAgain
    case everybodyCalled, nobodyFree, takenBy, referred, referredToManager, handed
    case handedOn, handToWhom, nobodyNamed, whichOfThem, offDutyNow, alreadyTheirs
    case cardAssist, assistAsked, assistWhom, assistTaken, assistFinished, assistDone
    case assistRefused, endsWithYou, assistWaits, waitsForOthers, ownerAsked, ownerOffer, ownerNow
    case ownerStays, onDuty, onDutyOffers, onDutyLeft, offDuty, shiftEnds
    case tookOver, handOverWaits
    case followUpHow, followedUp, conference, conferenceCalled, resolved, minuted
    case agreementDue, escalations, noEscalations, load, proposal, nothingToMove
    case nothingMoved
    case evidence, recording, recordingKept
    case claimCard, claimHow, admitted, claimRefused, bindHow, onlyOffice
    case codeIssued, codeAlone, codeHow, noSuchHome, movedOut, moveOutHow, moveOutWho, nobodyThere
    case figures
    case callAt, callAtAlone
    case relayed
    case cardSteps, cardSayings, cardOfWhat, noCard, quiz, quizRight, quizWrong, noQuiz
    case training, trainingIdle, noTraining
    case leaveNoted, leaveTold, leaveNobodyLeft, leaveWhen, swapHow, swapNoShift, swapAsked, swapOffer, swapDone
    case swapDeclined, swapNone, leaveCancelled, relayHow
    case ownDataHow, erasedReport, lookedUp, lookUpHow, lookUpAlone
    case joined, joinedWords, manyHomes, noticeDraft
    case billPreview, billsPublished, billsDropped, feeLine, sendWhich
    case noticePreview, noticeMissing, noticeLate, noticeRefused, noticeNobody, noticeTooMany, noticeTooSoon
    case noticeSent, noticeScheduled, noticeQuiet, noticeWhen, noticeDropped, noticeReceipt, noticeCallList
    case noticeResent, noticeNoneFailed, noticeRecalled, noticeEnd, noticeRestored, noticeUntil, noticeNews
    case noticeReading, noticeUnreadList
    case noticeNotNow, noticeHow, noticeWhich, onlyManagersNotify, noticeElsewhere
    case undelivered, urgentUndelivered
    case accounts, accountsNone, accountsWhich, accountsPreview, accountsPublished, accountsDropped, publicationDue,
        publicationLate
    case checklist, drillBegun, drillHow, drillDone
    case stormBegins, stormEnds, stormHow
    case warned, warnHow, warningLifted, notWarned, warnings, forecast, weatherUnknown
    case weatherComes, careBegins, careHurried, careNothing, inspectionHurry, stormAsk, stormOn, stormOver
    case followUpDue, followUpMissed
    case inspection, inspectionNoted, inspectionFixed, inspectionFailed, inspectionKnown, inspectionMissing
    case inspectionNext, inspectionWhere, inspectionDone, inspectionNotice, completedOurs

    package var always: Set<SlotName> {
        switch self {
        case .card: [.number, .category, .words]
        case .cardEnquiry: [.number, .words]
        case .cardVoice: [.number]
        case .voiceAtWork: []
        case .urge: [.number, .state]
        case .reopened: [.number, .category]
        case .cancelled, .confirmed, .noSuchTicket, .detail: [.number]
        case .lowRating: [.number, .rating]
        case .unaccepted, .unacceptedManager, .overdueArrival, .dueSoon, .overdueFinish, .askNews, .noNews:
            [.number, .wait, .category]
        case .askEta: [.number, .at]
        case .tellCompany: [.number]
        case .accepted, .alreadyTaken, .notYours: [.number, .staff]
        case .arrived, .completed, .declined, .noted: [.number]
        case .held, .heldWhy: [.number, .at]
        case .quoted, .quoteAgreed, .quoteDeclined, .quoteOpen: [.number, .money]
        case .quoteAnew, .quoteLapsed: [.number, .money]
        case .quoteMore: [.number, .money, .agreed]
        case .lookAgain: [.number, .category, .wait]
        case .notNow: [.number, .state]
        case .whichJob, .myJobs: [.tickets]
        case .why, .corrected, .isSo, .recategorised: [.number, .category, .urgency]
        case .movedAway: [.number, .department]
        case .whichCategory: [.number]
        case .noJob, .nothingToPublish, .help, .onlyManagers, .quoteHow: []
        case .everybodyCalled: [.people]
        case .nobodyFree: [.number, .category, .department]
        case .takenBy: [.number, .staff]
        case .referred: [.number, .category, .refusals]
        case .referredToManager: [.number, .category, .refusals]
        case .handed: [.number]
        case .handedOn: [.number, .from]
        case .handToWhom: [.number]
        case .nobodyNamed: [.words]
        case .whichOfThem: [.people]
        case .offDutyNow: [.number, .staff]
        case .alreadyTheirs: [.number, .department]
        case .cardAssist: [.number, .category, .department, .words]
        case .assistAsked: [.number, .department]
        case .assistWhom: [.number]
        case .assistTaken: [.number, .staff, .department]
        case .assistFinished: [.number]
        case .assistDone: [.number, .department, .staff]
        case .assistRefused: [.number, .department, .from]
        case .endsWithYou: [.number]
        case .assistWaits: [.number, .category, .department, .wait]
        case .waitsForOthers: [.number, .departments]
        case .ownerAsked: [.number, .staff]
        case .ownerOffer: [.number, .category, .from, .staff]
        case .ownerNow: [.number, .staff]
        case .ownerStays: [.number]
        case .onDuty: [.staff]
        case .onDutyOffers: [.staff, .tickets]
        case .onDutyLeft: [.staff, .tickets]
        case .offDuty: [.staff]
        case .shiftEnds: [.staff, .tickets]
        case .tookOver: [.staff, .numbers]
        case .handOverWaits: [.numbers, .wait]
        case .followUpHow: []
        case .followedUp: [.number]
        case .conference: [.number, .category, .from]
        case .conferenceCalled: [.number]
        case .resolved: [.number, .from, .words]
        case .minuted: [.number]
        case .agreementDue: [.number, .category]
        case .escalations: [.tickets]
        case .noEscalations: []
        case .load: [.loads]
        case .proposal: [.from, .staff, .numbers]
        case .nothingToMove: []
        case .nothingMoved: []
        case .evidence: [.number, .category]
        case .recording, .recordingKept: [.number]
        case .figures: [.figures]
        case .callAt: [.number, .words]
        case .callAtAlone: [.number]
        case .joined, .joinedWords: [.number, .households]
        case .checklist: [.plan, .steps]
        case .drillBegun: [.number]
        case .drillHow: []
        case .drillDone: [.number, .category, .wait]
        case .stormBegins, .stormEnds, .stormHow: []
        case .warned: [.warnings, .until]
        case .warningLifted, .warnings: [.warnings]
        case .forecast: [.forecast]
        case .weatherComes: [.signs]
        case .careBegins: [.rounds]
        case .careHurried: [.numbers, .rounds]
        case .inspectionHurry: [.number, .category, .signs]
        case .warnHow, .notWarned, .weatherUnknown, .careNothing, .stormAsk, .stormOn, .stormOver: []
        case .followUpDue: [.number, .category, .at]
        case .followUpMissed: [.number, .category]
        case .manyHomes: [.number, .category, .households, .urgency]
        case .noticeDraft: [.category]
        case .noticePreview: [.notice, .title, .text, .groups, .directs, .households]
        case .noticeMissing: [.notice, .missing]
        case .noticeLate: [.notice, .title, .wait]
        case .noticeRefused: [.objections]
        case .noticeTooMany: [.count, .at]
        case .noticeTooSoon: [.at]
        case .noticeSent: [.notice, .groups, .directs, .households]
        case .noticeScheduled, .noticeQuiet: [.notice, .at]
        case .noticeDropped, .noticeNoneFailed: [.notice]
        case .noticeReceipt: [.notice, .title, .delivered]
        case .noticeCallList: [.notice, .title, .list, .unreachable]
        case .noticeResent: [.notice, .count]
        case .noticeReading: [.notice, .title, .count, .households]
        case .noticeUnreadList: [.notice, .title, .list, .unreachable]
        case .noticeRecalled: [.notice, .title, .count]
        case .noticeEnd, .noticeRestored, .noticeUntil: [.notice, .title]
        case .noticeNews: [.notice, .title, .wait]
        case .noticeNotNow: [.notice, .noticeState]
        case .noticeNobody, .noticeWhen, .noticeHow, .noticeWhich, .onlyManagersNotify, .noticeElsewhere: []
        case .undelivered: [.letters]
        case .urgentUndelivered: [.letters, .wait]
        case .inspection: [.number, .round, .at, .checklist]
        case .inspectionNoted: [.number]
        case .inspectionFixed: [.marks, .words]
        case .inspectionFailed, .inspectionKnown: [.marks, .words, .linked]
        case .inspectionMissing: [.marks]
        case .inspectionNext: [.stops]
        case .inspectionWhere: [.number, .stops]
        case .inspectionDone: [.number, .round, .checked, .total]
        case .inspectionNotice: [.round, .number]
        case .completedOurs: [.number]
        case .progress: [.number, .state, .category, .timeline]
        case .claimCard: [.number, .words]
        case .claimHow, .claimRefused: [.number]
        case .admitted: [.number, .place]
        case .bindHow, .onlyOffice, .codeHow, .moveOutHow: []
        case .codeIssued: [.place, .code, .at]
        case .relayed: [.number]
        case .cardSteps: [.category, .standard, .todo]
        case .cardSayings: [.category, .sayings]
        case .noCard: [.category]
        case .quiz: [.question, .answers]
        case .quizRight, .quizWrong: [.rightAnswer, .reasonWhy]
        case .training: [.staff, .count, .total]
        case .leaveNoted, .leaveTold, .swapAsked: [.staff, .span]
        case .leaveNobodyLeft: [.staff, .span, .department]
        case .swapNoShift: [.span]
        case .swapOffer, .swapDone, .swapDeclined: [.staff, .from, .span]
        case .leaveWhen, .swapHow, .swapNone, .relayHow: []
        case .leaveCancelled: [.staff]
        case .trainingIdle: [.people]
        case .cardOfWhat, .noQuiz, .noTraining: []
        case .ownDataHow, .erasedReport, .lookUpHow, .lookUpAlone: []
        case .lookedUp: [.place, .words, .left]
        case .codeAlone, .noSuchHome, .nobodyThere: [.place]
        case .movedOut, .moveOutWho: [.place, .left]
        case .billPreview: [.months, .households, .money, .kinds]
        case .billsPublished: [.months, .households, .at]
        case .billsDropped: [.months]
        case .sendWhich: [.notice]
        case .accounts, .accountsPreview: [.sheet]
        case .accountsNone, .accountsWhich: [.published]
        case .accountsPublished, .accountsDropped: [.accountsKind, .period]
        case .publicationDue, .publicationLate: [.accountsKind, .period, .due]
        case .feeLine: [.number, .month, .lines]
        }
    }

    package var sometimes: Set<SlotName> {
        switch self {
        case .card: [.place, .owner, .urgency, .unverified, .staff, .linked]
        case .cardEnquiry: [.place, .owner, .category, .staff]
        case .detail: [.place, .staff, .words, .pictures, .recordings, .urgency]
        case .cardVoice: [.category, .place, .staff, .owner]
        case .voiceAtWork: [.number]
        case .urge: [.staff, .place, .category]
        case .claimCard: [.place, .listed, .unlisted, .owner]
        case .admitted: [.at]
        case .codeIssued: [.until]
        case .erasedReport: [.place]
        case .leaveTold: [.department, .people]
        case .swapOffer: [.inReturn]
        case .leaveNoted, .leaveNobodyLeft, .leaveWhen, .swapHow, .swapNoShift, .swapAsked, .swapDone, .swapDeclined,
            .swapNone,
            .leaveCancelled, .relayHow:
            []
        case .cardSteps, .cardSayings, .noCard, .quiz, .quizRight, .quizWrong, .training, .trainingIdle, .cardOfWhat,
            .noQuiz, .noTraining:
            []
        case .relayed, .ownDataHow, .lookedUp, .lookUpHow, .lookUpAlone: []
        case .moveOutWho: [.words]
        case .claimHow, .claimRefused, .bindHow, .onlyOffice, .codeAlone, .codeHow, .noSuchHome, .movedOut,
            .moveOutHow, .nobodyThere:
            []
        case .cancelled: [.staff, .category]
        case .confirmed: []
        case .reopened: [.from, .staff, .place, .words]
        case .lowRating: [.staff, .owner]
        case .unaccepted, .unacceptedManager, .overdueArrival, .dueSoon, .overdueFinish, .askNews, .noNews:
            [.place, .owner, .staff]
        case .askEta: [.staff]
        case .accepted: [.at]
        case .held: [.reason]
        case .quoteAgreed, .quoteDeclined: [.staff]
        case .lookAgain: [.place, .reason, .staff]
        case .completed: [.money]
        case .everybodyCalled: []
        case .nobodyFree: [.place, .staff]
        case .takenBy: [.at]
        case .referred: [.place, .staff, .words]
        case .referredToManager: [.place, .words]
        case .handed: [.staff, .department]
        case .handedOn: [.words]
        case .handToWhom: []
        case .nobodyNamed: []
        case .whichOfThem: []
        case .offDutyNow: []
        case .alreadyTheirs: []
        case .cardAssist: [.place, .urgency, .staff]
        case .assistAsked: []
        case .assistWhom: []
        case .assistTaken: [.at]
        case .assistFinished: []
        case .assistDone: [.words]
        case .assistRefused: [.staff, .words]
        case .endsWithYou: [.staff]
        case .assistWaits: [.place, .staff]
        case .waitsForOthers: []
        case .ownerAsked: []
        case .ownerOffer: [.place, .words]
        case .ownerNow: []
        case .ownerStays: [.owner]
        case .onDuty: []
        case .onDutyOffers: []
        case .onDutyLeft: []
        case .offDuty: []
        case .shiftEnds: []
        case .tookOver: [.from]
        case .handOverWaits: [.staff]
        case .followUpHow: []
        case .followedUp: [.rating]
        case .conference: [.place, .words]
        case .conferenceCalled: []
        case .resolved: [.at]
        case .minuted: [.at]
        case .agreementDue: [.staff, .owner]
        case .escalations: []
        case .noEscalations: []
        case .load: []
        case .proposal: []
        case .nothingToMove: []
        case .evidence, .recording, .recordingKept: [.place]
        case .nothingMoved, .figures: []
        case .callAt, .callAtAlone: []
        case .joined: []
        case .joinedWords: [.words, .staff]
        case .checklist: [.outside]
        case .drillBegun, .drillHow: []
        case .stormBegins, .stormEnds, .stormHow: []
        case .warned: [.at]
        case .warnHow, .warningLifted, .notWarned, .warnings, .forecast, .weatherUnknown, .weatherComes, .careBegins,
            .careHurried, .careNothing, .inspectionHurry, .stormAsk, .stormOn, .stormOver:
            []
        case .followUpDue, .followUpMissed: [.owner, .place, .rating]
        case .drillDone: [.place, .staff, .acceptedAfter, .arrivedAfter]
        case .manyHomes: [.place, .staff, .owner]
        case .noticeDraft: [.place, .staff, .at]
        case .billPreview: [.missing, .outliers]
        case .billsPublished, .billsDropped, .feeLine, .sendWhich: []
        case .noticePreview: [.span, .scope, .contact, .unreachable, .emergency, .everyone, .readBack]
        case .noticeSent: [.unreachable]
        case .noticeReceipt: [.failures, .waiting, .unreachable]
        case .noticeRecalled: [.waiting]
        case .noticeReading, .noticeUnreadList: []
        case .noticeMissing, .noticeLate, .noticeRefused, .noticeTooMany, .noticeTooSoon, .noticeScheduled,
            .noticeQuiet, .noticeDropped, .noticeNoneFailed, .noticeCallList, .noticeResent, .noticeEnd,
            .noticeRestored, .noticeUntil, .noticeNews, .noticeNotNow, .noticeNobody, .noticeWhen, .noticeHow,
            .noticeWhich, .onlyManagersNotify, .noticeElsewhere:
            []
        case .undelivered: [.numbers, .words, .wait]
        case .urgentUndelivered: [.numbers, .words]
        case .accountsNone: [.period]
        case .accounts, .accountsWhich, .accountsPreview, .accountsPublished, .accountsDropped, .publicationDue,
            .publicationLate:
            []
        case .inspection: [.stops, .place, .staff, .owner, .numbers]
        case .inspectionNoted: [.place, .fine, .without]
        case .inspectionMissing: [.number, .place]
        case .inspectionNext: [.number]
        case .inspectionFixed, .inspectionFailed, .inspectionKnown, .inspectionWhere, .inspectionNotice: []
        case .inspectionDone: [.numbers]
        case .completedOurs: [.money]
        case .progress: [.place, .staff, .owner, .at]
        case .why: [.because, .urgentBecause]
        case .corrected, .isSo: [.department, .staff]
        case .recategorised: [.place, .staff]
        case .movedAway: [.staff]
        case .whichCategory, .onlyManagers: []
        case .arrived, .declined, .noted, .alreadyTaken, .notYours, .notNow, .noSuchTicket, .whichJob, .noJob,
            .myJobs, .nothingToPublish, .help, .tellCompany, .quoted, .quoteHow, .quoteOpen, .quoteMore, .quoteAnew,
            .quoteLapsed,
            .heldWhy:
            []
        }
    }
}
