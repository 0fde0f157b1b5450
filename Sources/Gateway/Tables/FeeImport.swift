import Conversations
import ServiceDesk
import Storage

/// Takes a table of fees into the books, whole or not at all.
package struct FeeImport: Sendable {
    package let words: FeeWords
    package let bytes: [UInt8]
    /// As faults name it.
    package let file: String
    /// Bills that are in the books get a new version.
    package let correcting: Bool

    package init(words: FeeWords, bytes: [UInt8], file: String, correcting: Bool = false) {
        self.words = words
        self.bytes = bytes
        self.file = file
        self.correcting = correcting
    }

    /// - Returns: how many lines were taken.
    /// - Throws: `FileFaults` that name each faulty line; the transaction must then be given up.
    package func take(into community: CommunityFacts, _ books: Books, at now: Instant) throws -> Int {
        let context = FeeContext(
            words: words, community: community.id, policy: community.fees,
            homes: Array(try books.homes(in: community.id).keys), measures: try books.measures(in: community.id))
        let entries = try FeeTable(bytes, file: file, context).entries
        do {
            try books.take(entries, from: file, correcting: correcting, into: community.id, at: now)
        } catch let conflicts as FeeConflicts {
            throw FileFaults(conflicts.lines.map { fault($0.row, $0.why) })
        }
        return entries.count
    }

    private func fault(_ row: Int, _ why: FeeConflicts.Why) -> FileFault {
        let (problem, remedy) =
            switch why {
            case .published:
                ("is billed and published already", "leave it out, or import the file with --correction")
            case .waiting:
                ("waits for a manager in another import", "let it be confirmed or dropped first")
            case .nothingToCorrect:
                ("corrects a line that was never billed", "import it without --correction, in a file of its own")
            case .receipt:
                ("has a receipt that is in the books already", "leave it out")
            }
        return FileFault(file: file, line: row, problem: problem, remedy: remedy)
    }
}
