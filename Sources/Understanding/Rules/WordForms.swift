/// Writes out the words of a lexicon that carry a `~`: `leak~` is leak, leaks, leaked and leaking, `not~ open~` every way
/// to say that something will not open.
///
/// What a word stands for is told under `forms` of the language; a word in plain letters that is not told there is
/// inflected as a regular English verb.
package struct WordForms: Sendable {
    /// More than this of one entry is a slip of the pen; the rest is left out.
    private static let most = 1000

    private let told: [String: [String]]

    package init(_ told: [String: [String]]) { self.told = told }

    /// All a word of a lexicon stands for; the word itself where it carries no mark.
    package func all(of word: String) -> [String] {
        guard word.utf8.contains(0x7E) else { return [word] }
        var phrases = [""]
        for (index, part) in word.split(separator: " ").enumerated() {
            let choices = part.hasSuffix("~") ? forms(of: String(part.dropLast())) : [String(part)]
            phrases = Array(
                phrases.flatMap { phrase in choices.map { index == 0 ? $0 : Self.join(phrase, $0) } }.prefix(Self.most))
        }
        return phrases
    }

    /// With a blank between, but for Chinese: 被~ 砸~ 坏~ is 被人踢坏.
    private static func join(_ phrase: String, _ next: String) -> String {
        let isChinese = [phrase.unicodeScalars.last, next.unicodeScalars.first].allSatisfy { scalar in
            scalar.map { Scalars.isHan($0.value) } ?? false
        }
        return isChinese ? phrase + next : phrase + " " + next
    }

    private func forms(of word: String) -> [String] {
        if let told = told[word] { return told }
        guard word.utf8.count > 2, word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return [word] }
        return Self.inflected(word)
    }

    /// leak, leaks, leaked, leaking.
    static func inflected(_ word: String) -> [String] {
        let letters = Array(word)
        let stem = String(letters.dropLast())
        let last = letters[letters.count - 1]
        let before = letters[letters.count - 2]
        switch last {
        case "e" where before != "e": return [word, word + "s", word + "d", stem + "ing"]
        case "y" where !isVowel(before): return [word, stem + "ies", stem + "ied", word + "ing"]
        case "s", "x", "z": return [word, word + "es", word + "ed", word + "ing"]
        case "h" where before == "c" || before == "s": return [word, word + "es", word + "ed", word + "ing"]
        default:
            // drip, dripping; but open, opening.
            let isShort =
                letters.filter(isVowel).count == 1 && isVowel(before) && !isVowel(last) && !"wxy".contains(last)
            let root = isShort ? word + String(last) : word
            return [word, word + "s", root + "ed", root + "ing"]
        }
    }

    private static func isVowel(_ letter: Character) -> Bool { "aeiou".contains(letter) }
}

extension Lexicon {
    /// The entries with every `~` written out, under the line that told it. What two entries of a cue stand for is there
    /// twice.
    var written: [Entry] {
        let forms = WordForms(forms)
        var written: [Entry] = []
        written.reserveCapacity(entries.count)
        for entry in entries {
            guard entry.word.utf8.contains(0x7E) else {
                written.append(entry)
                continue
            }
            for word in forms.all(of: entry.word) {
                written.append(Entry(word: word, cue: entry.cue, source: entry.source))
            }
        }
        return written
    }
}
