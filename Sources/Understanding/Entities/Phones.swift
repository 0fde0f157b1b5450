/// Reads phones by their shape: 13800001111, 138 0000 1111, 138****1111, 010-8888 1234, +86 …, 一三八零零零零幺幺幺幺.
struct Phones {
    struct Phone {
        /// Digits as written, and stars where some are hidden.
        let digits: String
        let start: Int
        let end: Int
    }

    private(set) var found: [Phone] = []
    private let scalars: [UInt32]

    init(_ reading: Reading) {
        scalars = reading.scalars
        guard Self.mayHold(scalars) else { return }
        readWritten()
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

    private mutating func readWritten() {
        var index = 0
        while index < scalars.count {
            guard Scalars.isDigit(scalars[index]), index == 0 || !Scalars.isDigit(scalars[index - 1]) else {
                index += 1
                continue
            }
            if let phone = phone(from: index) {
                found.append(phone)
                index = phone.end
            } else {
                // 501 13800001111: the next group may be the phone.
                while index < scalars.count, Scalars.isDigit(scalars[index]) { index += 1 }
            }
        }
    }

    /// The longest run of groups that has a phone's shape.
    private func phone(from start: Int) -> Phone? {
        var written: [UInt32] = []
        var groups = 1
        var end = start
        var best: Phone?
        while true {
            while end < scalars.count, Scalars.isDigit(scalars[end]) || (isMask(end) && written.count >= 3) {
                written.append(scalars[end])
                end += 1
            }
            let isAbroad = start > 0 && scalars[start - 1] == 0x2B && (9...15).contains(written.count)
            if isPhone(written, groups: groups) || isAbroad, !isDecimal(at: end) {
                best = Phone(
                    digits: String(String.UnicodeScalarView(written.compactMap(Unicode.Scalar.init))),
                    start: start > 0 && scalars[start - 1] == 0x2B ? start - 1 : start, end: end)
            }
            guard let next = nextGroup(end), groups < 5, written.count < 15 else { return best }
            groups += 1
            end = next
        }
    }

    /// A star hides a digit.
    private func isMask(_ position: Int) -> Bool {
        scalars[position] == 0x2A
    }

    private func isDecimal(at end: Int) -> Bool {
        end + 1 < scalars.count && scalars[end] == 0x2E && Scalars.isDigit(scalars[end + 1])
    }

    /// A blank, hyphen or bracket between groups.
    private func nextGroup(_ end: Int) -> Int? {
        var next = end
        while next < scalars.count, next - end < 2,
            scalars[next] == Scalars.space || scalars[next] == Scalars.hyphen || scalars[next] == 0x29
        { next += 1 }
        guard next > end, next < scalars.count, Scalars.isDigit(scalars[next]) || isMask(next) else {
            return nil
        }
        return next
    }

    private func hasCountry(_ digits: [UInt32]) -> Bool { digits.count == 13 && digits[0] == 0x38 && digits[1] == 0x36 }

    private func isPhone(_ digits: [UInt32], groups: Int) -> Bool {
        guard digits.count >= 7, let first = digits.first else { return false }
        let isMobile = digits.count == 11 && first == 0x31 && digits[1] >= 0x33 && groups <= 3
        let isFixedLine =
            first == 0x30 && (10...12).contains(digits.count) && digits[1] != 0x30 && groups <= 3
        let isCountry = hasCountry(digits) && digits[2] == 0x31
        let isLocal = (digits.count == 7 || digits.count == 8) && first > 0x31 && groups == 1 && !isDate(digits)
        let isSplitLocal = digits.count == 8 && first > 0x31 && groups == 2
        let isFree = digits.count == 10 && first == 0x34 && digits[1] == 0x30 && digits[2] == 0x30
        return isMobile || isFixedLine || isCountry || isLocal || isSplitLocal && isSplitEvenly(digits) || isFree
    }

    /// 8888 1234 may be a phone, 2026 1203 is none.
    private func isSplitEvenly(_ digits: [UInt32]) -> Bool { digits[0] >= 0x36 }

    /// 20261201 is a day.
    private func isDate(_ digits: [UInt32]) -> Bool {
        digits.count == 8 && digits[0] == 0x32 && digits[1] == 0x30 && digits[2] == 0x32
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
            if isPhone(digits, groups: 1), digits.count >= 10 {
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
