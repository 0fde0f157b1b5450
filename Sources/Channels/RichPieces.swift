import Chat

extension Adapter {
    /// Cuts a message into messages the platform will take, at line ends where it can.
    ///
    /// - Parameter body: may be empty; then there are no pieces.
    /// - Returns: pieces whose markup is within `limits`, and whose runs join back into `body`. Two things differ:
    ///   a piece that would show nothing is left out, and a link or mention too long for any message becomes plain
    ///   text. A character is split only when it alone is longer than a message, as a pile of accents can be.
    package func pieces(of body: RichText) -> [RichText] {
        let unit = Self.limits.unit
        var cutter = Cutter(limit: Self.limits.text) { unit.length(of: Self.markup($0)) }
        for run in body.runs { cutter.add(run) }
        return cutter.finish()
    }
}

/// Fills one piece after the other with runs.
private struct Cutter {
    let limit: Int
    let length: (RichText.Run) -> Int
    private var pieces: [RichText] = []
    private var piece: [RichText.Run] = []
    private var filled = 0

    init(limit: Int, length: @escaping (RichText.Run) -> Int) {
        self.limit = limit
        self.length = length
    }

    mutating func add(_ run: RichText.Run) {
        let needed = length(run)
        while filled + needed > limit, closeAtLineEnd() {}
        if filled + needed <= limit { return append(run, needed) }
        if needed <= limit {
            close(before: piece.endIndex)
            return append(run, needed)
        }
        switch run {
        case .text(let words): split(words) { .text($0) }
        case .bold(let words): split(words) { .bold($0) }
        case .link, .mention: split(RichText([run]).plain) { .text($0) }
        case .lineBreak: append(run, needed)
        }
    }

    mutating func finish() -> [RichText] {
        close(before: piece.endIndex)
        return pieces.filter { !$0.isBlank }
    }

    /// Spreads a run that no piece can hold over as many as it takes, beginning with what is left of this one.
    private mutating func split(_ words: String, as run: (String) -> RichText.Run) {
        let frame = length(run(""))
        var part = ""
        var width = frame
        for unit in words.flatMap({ divisible($0, within: limit - frame, run) }) {
            let added = length(run(unit)) - frame
            if filled + width + added > limit {
                if !part.isEmpty { append(run(part), width) }
                close(before: piece.endIndex)
                (part, width) = ("", frame)
            }
            part += unit
            width += added
        }
        if !part.isEmpty { append(run(part), width) }
    }

    /// The character; or its scalars, when it would not fit an empty piece.
    private func divisible(_ character: Character, within room: Int, _ run: (String) -> RichText.Run) -> [String] {
        let whole = String(character)
        return length(run(whole)) - length(run("")) <= room ? [whole] : whole.unicodeScalars.map { String($0) }
    }

    private mutating func append(_ run: RichText.Run, _ width: Int) {
        piece.append(run)
        filled += width
    }

    /// Whether there was a line end to cut at.
    private mutating func closeAtLineEnd() -> Bool {
        guard let last = piece.lastIndex(of: .lineBreak) else { return false }
        close(before: last + 1)
        return true
    }

    private mutating func close(before end: Int) {
        guard end > 0 else { return }
        pieces.append(RichText(Array(piece[..<end])))
        piece.removeSubrange(..<end)
        filled = piece.reduce(0) { $0 + length($1) }
    }
}

extension RichText {
    /// Nothing of it would be seen; platforms refuse such a message.
    fileprivate var isBlank: Bool { plain.allSatisfy(\.isWhitespace) }
}
