import Dispatch
import Synchronization

extension Sequence where Element: Sendable {
    /// As `map`, on as many cores as there are; for work at the start, before anything is served: the caller waits.
    package func mapConcurrently<Made: Sendable>(_ make: @Sendable (Element) -> Made) -> [Made] {
        let elements = Array(self)
        let made = Mutex<[Made?]>(Array(repeating: nil, count: elements.count))
        DispatchQueue.concurrentPerform(iterations: elements.count) { index in
            let one = make(elements[index])
            made.withLock { $0[index] = one }
        }
        return made.withLock { $0 }.compactMap(\.self)
    }
}
