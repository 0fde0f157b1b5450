/// A password, token or key; it prints as dots and is read on purpose only.
package struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let value: String

    package init(_ value: String) { self.value = value }

    /// The secret itself, for the one place that signs or compares.
    package var revealed: String { value }
    package var isEmpty: Bool { value.isEmpty }

    package var description: String { "•••" }
    package var debugDescription: String { "•••" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
