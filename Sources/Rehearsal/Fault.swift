extension Scene {
    /// A line of a scene that cannot be read.
    package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
        package let file: String
        /// Counted from 1.
        package let line: Int
        /// What is wrong, and what was expected instead.
        package let what: String

        package var description: String { "\(file):\(line): \(what)" }
    }

    /// Everything that is wrong with one file, in the order of its lines; never empty.
    package struct Faults: Error, Hashable, Sendable, CustomStringConvertible {
        package let all: [Fault]

        package var description: String { all.map(\.description).joined(separator: "\n") }
    }
}

/// What is wrong with a line, before it is known which line that is.
struct Complaint: Error {
    let what: String

    init(_ what: String) { self.what = what }
}
