/// A way of writing; which one a language uses is seen from its own words.
enum Script: Sendable {
    case han, latin, other

    /// The script most of a text is in; nil when nothing of it tells one.
    static func most(of text: String) -> Script? {
        var count = Count()
        var left = Normaliser.longest
        for scalar in text.unicodeScalars {
            count.add(scalar.value)
            left -= 1
            if left == 0 { break }
        }
        return count.most
    }

    /// The script most of these words are in; nil when none of them tells one.
    static func most(of words: [[UInt32]]) -> Script? {
        var count = Count()
        for word in words { for scalar in word { count.add(scalar) } }
        return count.most
    }

    private struct Count {
        private var han = 0
        private var latin = 0
        private var other = 0

        mutating func add(_ scalar: UInt32) {
            if Scalars.isHan(scalar) {
                han += 1
            } else if Scalars.isLatin(scalar) {
                latin += 1
            } else if scalar > 0x24F, scalar < 0x2000 || (scalar >= 0x3040 && scalar < 0xE000) {
                other += 1
            }
        }

        var most: Script? {
            if han + latin + other == 0 { return nil }
            if other > han, other > latin { return .other }
            // A Chinese character says about as much as three letters.
            return han * 3 >= latin ? .han : .latin
        }
    }
}
