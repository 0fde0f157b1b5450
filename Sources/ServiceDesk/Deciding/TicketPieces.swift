/// What of a message is about which ticket, where it tells of several: each home hears of its own alone.
struct TicketPieces {
    /// Empty: the message is about one ticket, or none.
    private var pieces: [Int: String] = [:]

    init(_ words: String, _ acts: [Act]) {
        let numbers = acts.compactMap(\.ticket).reduce(into: [Int]()) { if !$0.contains($1) { $0.append($1) } }
        guard numbers.count > 1 else { return }
        let starts = numbers.map { number in words.firstRange(of: String(number))?.lowerBound }
        let cuts = starts.compactMap { $0.map { Self.beginning(before: $0, in: words) } }.sorted()
        for (number, start) in zip(numbers, starts) {
            guard let start else {
                pieces[number] = ""
                continue
            }
            let begin = Self.beginning(before: start, in: words)
            let end = cuts.first { $0 > start } ?? words.endIndex
            pieces[number] = String(words[begin..<end].trimmed)
        }
    }

    /// Nil: all of it.
    func piece(of act: Act) -> String? { act.ticket.flatMap { pieces[$0] } }

    /// Where the clause begins in which a number stands.
    private static func beginning(before start: String.Index, in words: String) -> String.Index {
        words[..<start].lastIndex { $0.isClauseEnd }.map { words.index(after: $0) } ?? words.startIndex
    }
}

extension CaseFile {
    func saying(only pieces: TicketPieces, of act: Act) -> CaseFile {
        guard speaker.worksHere, let piece = pieces.piece(of: act) else { return self }
        var file = self
        file.words = piece
        return file
    }
}

extension Character {
    fileprivate var isClauseEnd: Bool { isWhitespace || "，,；;。.、！!？?".contains(self) }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var rest = drop { $0.isClauseEnd }
        while let last = rest.last, last.isClauseEnd { rest.removeLast() }
        return rest
    }
}
