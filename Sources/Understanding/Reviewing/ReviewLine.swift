import Foundation
import ServiceDesk

/// A message that was read wrongly, and what it really means.
package struct Misread: Sendable {
    package var id: String
    package var text: String
    package var hearing: Hearing
    /// Names of the books that the text may hold.
    package var names: [String]
    package var correction: Correction

    package init(id: String, text: String, hearing: Hearing, names: [String], correction: Correction) {
        self.id = id
        self.text = text
        self.hearing = hearing
        self.names = names
        self.correction = correction
    }

    /// Which of the intents that tell of a trouble it is. Source: the corpus, settled readings.
    fileprivate var intent: Intent {
        guard hearing.role == .resident else { return .proxyReport }
        return correction.category.isComplaint ? .complain : .report
    }
}

extension Understander {
    /// One line of JSON in the form of the corpus, neutral, without a line end.
    package func reviewLine(of misread: Misread) throws -> String {
        let neutral = neutral(misread.text, in: misread.hearing, names: misread.names)
        var hearing = misread.hearing
        hearing.home = neutral.home
        let right = misread.correction
        var acts = understand(neutral.text, in: hearing).acts
        if let index = acts.firstIndex(where: { $0.category == right.was && $0.urgency != nil }) {
            acts[index].intent = misread.intent
            acts[index].category = right.category
            acts[index].urgency = right.urgency
        } else {
            // Its trouble was no act of its own, or became one by a question.
            var act = Act(misread.intent, category: right.category, urgency: right.urgency)
            let place = heard(neutral.text, in: hearing)?.whereabouts.place(near: nil, segment: nil)
            if let place, !place.isEmpty { act.place = place }
            acts = [act]
        }
        let line = SayingLine(
            id: misread.id, language: language(of: neutral.text), hearing: hearing, text: neutral.text, acts: acts)
        return try line.written
    }
}
