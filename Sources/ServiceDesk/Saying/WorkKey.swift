/// All that staff and managers can be told.
package enum WorkKey: String, StatementKey {
    case card, cardEnquiry, urge, detail, cancelled, reopened, confirmed, lowRating
    case unaccepted, unacceptedManager, overdueArrival, dueSoon, overdueFinish, askEta, askNews, noNews, tellCompany
    case accepted, arrived, held, completed, declined, noted
    case why, corrected, isSo, recategorised, movedAway, whichCategory, onlyManagers
    case alreadyTaken, notYours, notNow, noSuchTicket, whichJob, noJob, myJobs, progress, notYet, help

    package var always: Set<SlotName> {
        switch self {
        case .card: [.number, .category, .words]
        case .cardEnquiry: [.number, .words]
        case .urge: [.number, .state]
        case .reopened: [.number, .category]
        case .cancelled, .confirmed, .noSuchTicket, .detail: [.number]
        case .lowRating: [.number, .rating]
        case .unaccepted, .unacceptedManager, .overdueArrival, .dueSoon, .overdueFinish, .askNews, .noNews:
            [.number, .wait, .category]
        case .askEta: [.number, .at]
        case .tellCompany: [.number]
        case .accepted, .alreadyTaken, .notYours: [.number, .staff]
        case .arrived, .held, .completed, .declined, .noted: [.number]
        case .notNow: [.number, .state]
        case .whichJob, .myJobs: [.tickets]
        case .why, .corrected, .isSo, .recategorised: [.number, .category, .urgency]
        case .movedAway: [.number, .department]
        case .whichCategory: [.number]
        case .noJob, .notYet, .help, .onlyManagers: []
        case .progress: [.number, .state, .category, .timeline]
        }
    }

    package var sometimes: Set<SlotName> {
        switch self {
        case .card: [.place, .owner, .urgency, .unverified]
        case .cardEnquiry: [.place, .owner, .category]
        case .detail: [.place, .staff, .words, .pictures, .urgency]
        case .urge: [.staff, .place, .category]
        case .cancelled: [.staff, .category]
        case .confirmed: []
        case .reopened: [.staff, .place, .words]
        case .lowRating: [.staff, .owner]
        case .unaccepted, .unacceptedManager, .overdueArrival, .dueSoon, .overdueFinish, .askNews, .noNews:
            [.place, .owner, .staff]
        case .askEta: [.staff]
        case .accepted, .held: [.at]
        case .completed: [.money]
        case .progress: [.place, .staff, .owner, .at]
        case .why: [.because, .urgentBecause]
        case .corrected, .isSo: [.department, .staff]
        case .recategorised: [.place, .staff]
        case .movedAway: [.staff]
        case .whichCategory, .onlyManagers: []
        case .arrived, .declined, .noted, .alreadyTaken, .notYours, .notNow, .noSuchTicket, .whichJob, .noJob,
            .myJobs, .notYet, .help, .tellCompany:
            []
        }
    }
}
