/// A way of writing; which one a language uses is seen from its own words.
enum Script: Sendable {
    case han, latin, other

    /// The script most of these are in; nil when none of them tells one.
    static func most(of scalars: some Sequence<UInt32>) -> Script? {
        var han = 0
        var latin = 0
        var other = 0
        for scalar in scalars {
            if Scalars.isHan(scalar) {
                han += 1
            } else if Scalars.isLatin(scalar) {
                latin += 1
            } else if scalar > 0x24F, scalar < 0x2000 || (scalar >= 0x3040 && scalar < 0xE000) {
                other += 1
            }
        }
        if han + latin + other == 0 { return nil }
        if other > han, other > latin { return .other }
        // A Chinese character says about as much as three letters.
        return han * 3 >= latin ? .han : .latin
    }
}
