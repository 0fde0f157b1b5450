/// Something wrong in the folder `Conversations/`: where, what, and what to do.
package struct FileFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// As seen from the folder that was loaded.
    package let file: String
    /// 0 where the fault is a file or folder as a whole.
    package let line: Int
    package let problem: String
    package let remedy: String

    package init(file: String, line: Int, problem: String, remedy: String) {
        self.file = file
        self.line = line
        self.problem = problem
        self.remedy = remedy
    }

    package var description: String { "\(file):\(line): \(problem); \(remedy)" }
}

/// All faults found in one reading of the folder; never empty.
package struct FileFaults: Error, CustomStringConvertible {
    package let faults: [FileFault]

    package init(_ faults: [FileFault]) { self.faults = faults }

    package var description: String { faults.map(\.description).joined(separator: "\n") }
}
