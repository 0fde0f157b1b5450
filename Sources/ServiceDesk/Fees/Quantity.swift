/// An exact decimal: an area, a meter reading, a price in yuan; 98.56, 0.52.
///
/// Kept in millionths, so no floating point touches money.
package struct Quantity: Hashable, Comparable, Sendable, Codable {
    /// Digits after the point.
    package static let places = 6
    static let one: Int64 = 1_000_000
    /// The first that is too large: products of two must stay exact.
    static let limit: Int64 = 1_000_000_000 * one

    package let millionths: Int64

    package init(millionths: Int64) { self.millionths = millionths }
    package init(_ whole: Int) { millionths = Int64(whole) * Self.one }

    package init(from decoder: any Decoder) throws {
        millionths = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(millionths)
    }

    package static let zero = Quantity(0)

    package static func < (one: Quantity, other: Quantity) -> Bool { one.millionths < other.millionths }
    package static func + (one: Quantity, other: Quantity) -> Quantity {
        Quantity(millionths: one.millionths + other.millionths)
    }
    package static func - (one: Quantity, other: Quantity) -> Quantity {
        Quantity(millionths: one.millionths - other.millionths)
    }
}

extension Quantity: CustomStringConvertible {
    package var description: String { written(places: 0) }

    /// With at least so many digits after the point: 2.8 is 2.80 with two, 98.565 stays as it is.
    package func written(places: Int) -> String {
        let size = millionths.magnitude
        var fraction = String(size % UInt64(Self.one))
        fraction = String(repeating: "0", count: Self.places - fraction.count) + fraction
        while fraction.count > places, fraction.hasSuffix("0") { fraction.removeLast() }
        let whole = "\(millionths < 0 ? "-" : "")\(size / UInt64(Self.one))"
        return fraction.isEmpty ? whole : "\(whole).\(fraction)"
    }
}

/// Why a text is no exact decimal.
package enum QuantityFault: Error, Hashable, Sendable {
    case noNumber
    /// 1.2E+3, as spreadsheets write what they took for a number.
    case scientific
    /// Thousands set apart by commas.
    case grouped
    case tooManyPlaces
    case tooLarge
}

extension Quantity {
    /// Digits with at most one point, nothing else: `98.56`, `-3`, not `.5`, `1e3`, `1,000`.
    package init(reading text: String) throws(QuantityFault) {
        let isNegative = text.hasPrefix("-")
        let digits = isNegative ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { part in !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) } }
        guard (1...2).contains(parts.count), isPlain else {
            if digits.first?.isNumber == true, digits.contains(where: { $0 == "e" || $0 == "E" }) { throw .scientific }
            if digits.contains(","), digits.allSatisfy({ $0.isNumber || $0 == "," || $0 == "." }) { throw .grouped }
            throw .noNumber
        }
        var fraction = parts.count == 2 ? parts[1] : ""
        while fraction.count > Self.places, fraction.hasSuffix("0") { fraction.removeLast() }
        guard fraction.count <= Self.places else { throw .tooManyPlaces }
        let padded = String(parts[0]) + fraction + String(repeating: "0", count: Self.places - fraction.count)
        guard let value = Int64(padded), value < Self.limit else { throw .tooLarge }
        millionths = isNegative ? -value : value
    }
}
