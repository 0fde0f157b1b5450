import Chat
import Phrasing
import ServiceDesk
import Synchronization
import Understanding

/// What an office understands and says; it can be exchanged while the office works.
final class Wording: Sendable {
    struct Words: Sendable {
        let understanders: [Language: Understander]
        let books: [Language: PhraseBook]
        let anyBook: PhraseBook
        let calendar: WorkCalendar
        let answers: [Language: AnswerBook]
        let handbooks: [Language: Handbook]
        let duties: [EmergencyPlan: PlanDuty]
        let care: [Language: [CarePlan]]

        /// - Returns: nil when there is no book at all.
        init?(
            understanders: [Language: Understander], books: [PhraseBook], calendar: WorkCalendar,
            duties: [EmergencyPlan: PlanDuty],
            care: [Language: [CarePlan]] = [:], answers: [Language: AnswerBook] = [:],
            handbooks: [Language: Handbook] = [:]
        ) {
            self.duties = duties
            self.care = care
            guard let first = books.first else { return nil }
            self.understanders = understanders
            self.books = Dictionary(books.map { ($0.language, $0) }) { first, _ in first }
            anyBook = first
            self.calendar = calendar
            self.answers = answers
            self.handbooks = handbooks
        }
    }

    private let current: Mutex<Words>

    init(_ words: Words) { current = Mutex(words) }

    var words: Words {
        get { current.withLock { $0 } }
        set { current.withLock { $0 = newValue } }
    }
}
