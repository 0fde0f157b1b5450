/// Makes texts comparable: width, case, traditional characters, repeats, stray blanks and common slips.
///
/// The answer maps back to the original. Normalising a normal form changes nothing. Only the first `longest` scalars are
/// read: nobody describes a dripping tap in more, and work stays bounded whatever is sent.
package struct Normaliser: Sendable {
    /// How much of a text is looked at, in Unicode scalars.
    package static let longest = 4096

    /// How often what putting right has made new is looked at again: 漏 谁 了 is joined, then mended.
    private static let rounds = 8

    private let folds: Folds
    private let slips: Slips
    private let misspellings: Misspellings

    /// - Parameters:
    ///   - characters: traditional or variant characters by what they become.
    ///   - slips: slips of pen and voice input by what was meant; longer ones go first.
    ///   - keeps: words that hold a slip and are right as they are.
    ///   - drops: words that say nothing and are left out.
    ///   - misspellings: what is put right by rule.
    init(
        characters: [UInt32: UInt32] = [:], slips: [String: String] = [:], keeps: [String] = [], drops: [String] = [],
        misspellings: Misspellings = Misspellings(of: [], known: [])
    ) {
        folds = Folds(characters)
        let folds = self.folds
        self.slips = Slips(slips, keeps: keeps, drops: drops) { word in folds.folded(word).scalars }
        self.misspellings = misspellings
    }

    /// As a language says it in its own words.
    package init(_ lexicon: Lexicon) {
        let forms = WordForms(lexicon.forms)
        let known = [
            lexicon.entries.map(\.word), lexicon.forms.values.flatMap(\.self), Array(lexicon.slips.keys), lexicon.keeps,
        ]
        self.init(
            characters: lexicon.characters, slips: lexicon.slips, keeps: lexicon.keeps, drops: lexicon.drops,
            misspellings: Misspellings(of: lexicon.spelled.flatMap(forms.all), known: known.joined()))
    }

    /// The normal form of a text.
    package func normalise(_ text: String) -> NormalText {
        var normal = folds.folded(text)
        for _ in 0..<Self.rounds {
            let isJoined = normal.joinSpelledOut()
            let isMended = slips.mend(&normal, misspellings: misspellings)
            guard isJoined || isMended else { break }
            normal.tidy()
        }
        return normal
    }
}

extension NormalText {
    /// 漏 水 了 is 漏水了: blanks between three or more lone characters say nothing.
    ///
    /// - Returns: whether there were any.
    fileprivate mutating func joinSpelledOut() -> Bool {
        guard scalars.count >= 5, let first = scalars.firstIndex(of: Scalars.space) else { return false }
        func isLone(_ index: Int) -> Bool {
            Scalars.isHan(scalars[index]) && (index == 0 || scalars[index - 1] == Scalars.space)
                && (index + 1 == scalars.count || scalars[index + 1] == Scalars.space)
        }
        var dropped: [Int] = []
        var index = first - 1
        while index < scalars.count {
            guard index >= 0 else {
                index += 1
                continue
            }
            var end = index
            while end < scalars.count, isLone(end) { end += 2 }
            if end - index >= 6 { dropped += stride(from: index + 1, to: end - 1, by: 2) }
            index = max(end, index + 1)
        }
        guard !dropped.isEmpty else { return false }
        var next = 0
        var kept = 0
        for index in scalars.indices {
            if next < dropped.count, dropped[next] == index {
                next += 1
                continue
            }
            scalars[kept] = scalars[index]
            origins[kept] = origins[index]
            kept += 1
        }
        origins[kept] = origins[scalars.count]
        scalars.removeLast(scalars.count - kept)
        origins.removeLast(origins.count - kept - 1)
        return true
    }

    /// What has come together is looked at as if it had been written so: repeats go, and so does what is too long.
    fileprivate mutating func tidy() {
        var tidy = NormalText(capacity: scalars.count)
        for (index, scalar) in scalars.prefix(Normaliser.longest).enumerated() {
            tidy.append(scalar, from: origins[index])
        }
        tidy.end(at: origins[scalars.count])
        self = tidy
    }
}
