import Conversations
import ServiceDesk
import Storage

/// Takes an account into the books as a draft, whole or not at all.
package struct AccountsImport: Sendable {
    package let words: AccountsWords
    package let bytes: [UInt8]
    /// As faults name it.
    package let file: String
    /// An account that was published gets a new version.
    package let correcting: Bool

    package init(words: AccountsWords, bytes: [UInt8], file: String, correcting: Bool = false) {
        self.words = words
        self.bytes = bytes
        self.file = file
        self.correcting = correcting
    }

    /// - Returns: what was read.
    /// - Throws: `FileFaults`; the transaction must then be given up.
    package func take(into community: String, _ books: Books, at now: Instant) throws -> AccountsSheet {
        let sheet = try AccountsTable(bytes, file: file, words: words).sheet
        guard let conflict = try books.conflict(of: sheet, correcting: correcting, in: community) else {
            try books.take(sheet, from: file, in: community, at: now)
            return sheet
        }
        throw FileFaults([fault(conflict, sheet)])
    }

    private func fault(_ conflict: AccountsConflict, _ sheet: AccountsSheet) -> FileFault {
        let (problem, remedy) =
            switch conflict {
            case .published: ("\(sheet.period) is published already", "import it with --correction")
            case .waiting: ("\(sheet.period) waits for a manager already", "let it be confirmed or dropped first")
            case .nothingToCorrect: ("\(sheet.period) was never published", "import it without --correction")
            case .opening(let closing):
                (
                    "opens with ‘\(yuan(sheet.opening ?? 0))’, the period before closed with \(yuan(closing))",
                    "correct the opening, or the period before"
                )
            case .closing(let opening):
                (
                    "closes with ‘\(yuan(sheet.closing ?? 0))’, the period behind it opened with \(yuan(opening))",
                    "correct the closing, or the period behind it first"
                )
            }
        return FileFault(file: file, line: 1, problem: problem, remedy: remedy)
    }

    private func yuan(_ fen: Int) -> String { Quantity(millionths: Int64(fen) * 10_000).written(places: 2) }
}
