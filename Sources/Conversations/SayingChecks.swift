import Chat
import Foundation
import ServiceDesk
import Understanding

/// What an item of the corpus may hold, and what an act may carry.
enum SayingChecks {
    private static let keys: Set = [
        "id", "lang", "role", "chat", "mentioned", "home", "context", "now", "text", "expect",
    ]
    private static let slots: Set = [
        "intent", "category", "urgency", "place", "when", "period", "feeKind", "amount", "rating", "ticket", "phone",
        "person", "department", "audience", "duration",
    ]

    /// What is wrong with a line; empty: nothing. What `Item` checks itself is left to it.
    static func faults(of line: [String: Any], languages: Set<String>) -> [String] {
        var faults = Set(line.keys).subtracting(keys).sorted().map { "there is no field `\($0)`" }
        let language = line["lang"] as? String
        if language.map(languages.contains) != true {
            faults.append("`lang` is none of \(languages.sorted().joined(separator: ", "))")
        }
        if (line["id"] as? String)?.isEmpty != false { faults.append("`id` is empty or no text") }
        let text = line["text"] as? String ?? ""
        if text.allSatisfy(\.isWhitespace) { faults.append("`text` is empty or no text") }
        guard let acts = line["expect"] as? [Any] else { return faults + ["`expect` is no list of acts"] }
        let role = (line["role"] as? String).flatMap(Role.init)
        for act in acts {
            guard let act = act as? [String: Any] else {
                faults.append("an act is no object")
                continue
            }
            faults += self.faults(of: act, role: role)
        }
        return faults
    }

    private static func faults(of act: [String: Any], role: Role?) -> [String] {
        guard let intent = (act["intent"] as? String).flatMap(Intent.init) else {
            return ["there is no intent `\(act["intent"] as? String ?? "")`"]
        }
        let name = intent.rawValue
        var faults = Set(act.keys).subtracting(slots).sorted().map { "\(name) has no field `\($0)`" }
        if let role, !intent.isFor(role) { faults.append("\(name) is no intent of a \(role.rawValue)") }
        let category = act["category"] as? String
        if act["category"] != nil, category.flatMap(Category.init) == nil {
            faults.append("\(name): there is no category `\(category ?? "")`")
        }
        let urgency = act["urgency"] as? String
        if act["urgency"] != nil, urgency.flatMap(Urgency.init) == nil {
            faults.append("\(name): there is no urgency `\(urgency ?? "")`")
        }
        if intent == .report || intent == .complain || intent == .proxyReport {
            for slot in ["category", "urgency"] where act[slot] == nil { faults.append("\(name) without \(slot)") }
        }
        if let place = act["place"] { faults += self.faults(of: place, in: name) }
        return faults
    }

    private static func faults(of place: Any, in intent: String) -> [String] {
        guard let place = place as? [String: Any], !place.isEmpty else { return ["\(intent): `place` is no object"] }
        let known: Set = ["building", "unit", "room", "floor", "area"]
        var faults = Set(place.keys).subtracting(known).sorted().map { "\(intent): a place has no `\($0)`" }
        for (part, value) in place.sorted(by: { $0.key < $1.key }) where known.contains(part) {
            guard let text = value as? String, !text.isEmpty else {
                faults.append("\(intent): place.\(part) is empty or no text")
                continue
            }
            if part == "area", Area(rawValue: text) == nil { faults.append("\(intent): there is no area `\(text)`") }
        }
        return faults
    }
}

extension Intent {
    /// Who can mean it. Source: the corpus; staff ask for reasons, managers put things right.
    fileprivate func isFor(_ role: Role) -> Bool {
        switch self {
        case .report, .complain, .suggest, .praise, .askProgress, .urge, .confirmDone, .stillBroken, .rate, .cancel,
            .addDetail, .meToo, .askFee, .disputeFee, .askInfo, .approveQuote, .declineQuote, .bind, .subscribe,
            .myData, .rectify, .eraseMe, .confirmErase, .privacy,
            .unsubscribe, .help, .human, .markRead:
            role == .resident
        case .accept, .decline, .arrive, .complete, .hold, .quote, .transfer, .assist, .note, .onDuty, .offDuty,
            .proxyReport, .myJobs, .askTicket, .disown, .followUp, .confer, .resolve, .load, .explain, .procedure,
            .script, .quiz, .training, .leave, .swapShift, .relay, .cancelLeave, .agreeSwap, .declineSwap,
            .moveOut, .admit, .reject, .lookUp, .check, .askWeather:
            role != .resident
        // Staff for a home, residents for another account of their own.
        case .issueCode: true
        case .broadcast, .confirmSend, .cancelSend, .recall, .stats, .assign, .setPriority, .escalations,
            .publishFees, .correct, .amend, .schedule, .resend, .restored, .askReach, .drill, .stormBegins, .stormEnds,
            .warn, .liftWarning, .startStorm:
            role == .manager
        }
    }
}
