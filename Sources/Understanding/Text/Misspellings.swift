/// Misspellings of words that matter, by what was meant; made by rule, so that nobody has to think of each.
///
/// Two letters change places, one is left out or stands twice, in longer words one vowel stands for another; the first
/// letter stays. Only words in plain letters, five to twelve of them, have any. What is a word itself is left alone.
struct Misspellings: Sendable {
    private static let shortest = 5
    /// From here on vowels are mixed up too: in shorter words that makes other words too often.
    private static let mixed = 7
    private static let longest = 12
    private static let vowels = Array("aeiou".utf8)

    private var meant: [UInt64: [UInt32]] = [:]

    /// - Parameters:
    ///   - words: those that matter; of two with the same misspelling the first is meant.
    ///   - known: what people write and mean: words of a language, in phrases.
    init(of words: [String], known: some Sequence<String>) {
        for word in words {
            let letters = Array(word.utf8)
            guard Self.shortest...Self.longest ~= letters.count, letters.allSatisfy(Self.isLetter) else { continue }
            let scalars = letters.map { UInt32($0) }
            for wrong in Self.wrong(letters) where wrong != letters && wrong.count <= Self.longest {
                let key = Self.key(wrong)
                if meant[key] == nil { meant[key] = scalars }
            }
        }
        guard !meant.isEmpty else { return }
        for word in words { meant[Self.key(Array(word.utf8))] = nil }
        for phrase in known {
            for word in phrase.utf8.split(whereSeparator: { !Self.isLetter($0) }) where word.count <= Self.longest {
                meant[Self.key(word)] = nil
            }
        }
    }

    /// What was meant by the word that starts here, and how long it is; nil where it is spelled right, or unknown.
    func meant(in text: [UInt32], at start: Int) -> (count: Int, scalars: [UInt32])? {
        guard !meant.isEmpty else { return nil }
        var key: UInt64 = 1
        var end = start
        while end < text.count, text[end] >= 0x61, text[end] <= 0x7A {
            guard end - start < Self.longest else { return nil }
            key = key << 5 | UInt64(text[end] & 31)
            end += 1
        }
        guard end - start >= Self.shortest - 1, end == text.count || !Scalars.isLatin(text[end]) else { return nil }
        return meant[key].map { (end - start, $0) }
    }

    /// The letters of a word in one number, five bits each behind a first bit.
    private static func key(_ letters: some Sequence<UInt8>) -> UInt64 {
        letters.reduce(1) { $0 << 5 | UInt64($1 & 31) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }

    private static func wrong(_ word: [UInt8]) -> [[UInt8]] {
        var wrong: [[UInt8]] = []
        for place in word.indices.dropFirst() {
            if place + 1 < word.count {
                var swapped = word
                swapped.swapAt(place, place + 1)
                wrong.append(swapped)
            }
            var changed = word
            changed.remove(at: place)
            wrong.append(changed)
            changed = word
            changed.insert(word[place], at: place)
            wrong.append(changed)
            guard word.count >= mixed, vowels.contains(word[place]) else { continue }
            for vowel in vowels {
                changed = word
                changed[place] = vowel
                wrong.append(changed)
            }
        }
        return wrong
    }
}
