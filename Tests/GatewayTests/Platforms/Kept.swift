import Synchronization

/// A text that is known later than the value that holds it.
final class Kept: Sendable {
    private let text = Mutex("")

    func keep(_ value: String) { text.withLock { $0 = value } }
    var value: String { text.withLock { $0 } }
}

/// A stand-in's own memory.
final class Memory<Value: Sendable>: Sendable {
    private let value: Mutex<Value>

    init(_ value: Value) { self.value = Mutex(value) }

    func change<Result: Sendable>(_ body: (inout Value) -> Result) -> Result { value.withLock { body(&$0) } }
}
