import ServiceDesk

/// Reads phones by their shape: 13800001111, 138 0000 1111, 138****1111, 010-8888 1234, +86 …, 一三八零零零零幺幺幺幺.
struct Phones {
    typealias Phone = WrittenPhones.Phone

    private(set) var found: [Phone] = []
    private let scalars: [UInt32]

    init(_ reading: Reading) {
        scalars = reading.scalars
        guard Self.mayHold(scalars) else { return }
        found = WrittenPhones(scalars).found
        readSpelled(reading.numbers)
    }

    /// Seven digits in all are the least a phone has.
    private static func mayHold(_ scalars: [UInt32]) -> Bool {
        var count = 0
        for scalar in scalars where Scalars.isDigit(scalar) || scalar == 0x2A || Number.digit(scalar) != nil {
            count += 1
            if count == 7 { return true }
        }
        return false
    }

    /// 幺三八 零零零零 幺幺幺幺: a mobile read aloud.
    private mutating func readSpelled(_ numbers: [Number]) {
        var index = 0
        while index < scalars.count {
            guard Number.digit(scalars[index]) != nil else {
                index += 1
                continue
            }
            var end = index
            var digits: [UInt32] = []
            while end < scalars.count {
                if let digit = Number.digit(scalars[end]) {
                    digits.append(0x30 + UInt32(digit))
                    end += 1
                } else if end + 1 < scalars.count, scalars[end] == Scalars.space || scalars[end] == Scalars.hyphen,
                    Number.digit(scalars[end + 1]) != nil
                {
                    end += 1
                } else {
                    break
                }
            }
            if WrittenPhones.isPhone(digits, groups: 1), digits.count >= 10 {
                found.append(
                    Phone(
                        digits: String(String.UnicodeScalarView(digits.compactMap(Unicode.Scalar.init))), start: index,
                        end: end))
            }
            index = end
        }
    }
}

extension Number {
    /// A single digit in words: 〇 to 九 and 幺, no tens.
    static func digit(_ scalar: UInt32) -> Int? {
        guard scalar > 0x2000, let value = numeral(scalar), value < 10 else { return nil }
        return value
    }
}
