/// An amount before it is rounded: a fraction of fen.
struct ExactFen: Hashable, Sendable {
    private(set) var numerator: Int128
    /// Positive.
    private(set) var denominator: Int128

    /// Two quantities, one of them in yuan: 98.56 × 2.80.
    init(_ quantity: Quantity, times yuan: Quantity) {
        numerator = Int128(quantity.millionths) * Int128(yuan.millionths) * 100
        denominator = Int128(Quantity.one) * Int128(Quantity.one)
    }

    init(fen: Int) {
        numerator = Int128(fen)
        denominator = 1
    }

    /// A share of an amount: so much of a whole that is not zero.
    init(fen: Int, times part: Int128, over whole: Int128) {
        numerator = Int128(fen) * part
        denominator = whole
        if denominator < 0 { (numerator, denominator) = (-numerator, -denominator) }
    }

    /// So many of a month's days.
    func part(_ days: Int, of length: Int) -> Self {
        var part = self
        part.numerator *= Int128(days)
        part.denominator *= Int128(length)
        return part
    }

    static func + (one: Self, other: Self) -> Self {
        var sum = one
        if one.denominator == other.denominator {
            sum.numerator += other.numerator
        } else {
            sum.numerator = one.numerator * other.denominator + other.numerator * one.denominator
            sum.denominator = one.denominator * other.denominator
        }
        return sum
    }

    /// To whole fen, a half away from zero. Source: DOMAIN C5.
    var rounded: Int {
        let size = (numerator.magnitude * 2 + denominator.magnitude) / (denominator.magnitude * 2)
        return numerator < 0 ? -Int(size) : Int(size)
    }
}
