/// Phone numbers written in digits: 13800001111, 138 0000 1111, 138****1111, 010-8888 1234, +86 ….
package struct WrittenPhones {
    package struct Phone {
        /// Digits as written, and stars where some are hidden.
        package let digits: String
        package let start: Int
        package let end: Int

        package init(digits: String, start: Int, end: Int) {
            self.digits = digits
            self.start = start
            self.end = end
        }
    }

    package private(set) var found: [Phone] = []
    private let scalars: [UInt32]

    package init(_ scalars: [UInt32]) {
        self.scalars = scalars
        readWritten()
    }

    private static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

    private mutating func readWritten() {
        var index = 0
        while index < scalars.count {
            guard Self.isDigit(scalars[index]), index == 0 || !Self.isDigit(scalars[index - 1]) else {
                index += 1
                continue
            }
            if let phone = phone(from: index) {
                found.append(phone)
                index = phone.end
            } else {
                // 501 13800001111: the next group may be the phone.
                while index < scalars.count, Self.isDigit(scalars[index]) { index += 1 }
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
            while end < scalars.count, Self.isDigit(scalars[end]) || (isMask(end) && written.count >= 3) {
                written.append(scalars[end])
                end += 1
            }
            let isAbroad = start > 0 && scalars[start - 1] == 0x2B && (9...15).contains(written.count)
            if Self.isPhone(written, groups: groups) || isAbroad, !isDecimal(at: end) {
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
        end + 1 < scalars.count && scalars[end] == 0x2E && Self.isDigit(scalars[end + 1])
    }

    /// A blank, hyphen or bracket between groups.
    private func nextGroup(_ end: Int) -> Int? {
        var next = end
        while next < scalars.count, next - end < 2,
            scalars[next] == 0x20 || scalars[next] == 0x2D || scalars[next] == 0x29
        { next += 1 }
        guard next > end, next < scalars.count, Self.isDigit(scalars[next]) || isMask(next) else {
            return nil
        }
        return next
    }

    private static func hasCountry(_ digits: [UInt32]) -> Bool {
        digits.count == 13 && digits[0] == 0x38 && digits[1] == 0x36
    }

    /// - Parameters:
    ///   - digits: their scalars, 0 to 9; stars where some are hidden.
    ///   - groups: in how many groups they were written.
    package static func isPhone(_ digits: [UInt32], groups: Int) -> Bool {
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
    private static func isSplitEvenly(_ digits: [UInt32]) -> Bool { digits[0] >= 0x36 }

    /// 20261201 is a day.
    private static func isDate(_ digits: [UInt32]) -> Bool {
        digits.count == 8 && digits[0] == 0x32 && digits[1] == 0x30 && digits[2] == 0x32
    }
}

extension WrittenPhones {
    /// Those of a text as people write it; digits and blanks may be of full width.
    package init(in text: String) { self.init(Self.folded(text)) }

    private static func folded(_ text: String) -> [UInt32] {
        text.unicodeScalars.map { scalar in
            switch scalar.value {
            case 0xFF01...0xFF5E: scalar.value - 0xFEE0
            case 0x3000, 0xA0: 0x20
            case 0x2010...0x2015: 0x2D
            case _: scalar.value
            }
        }
    }

    /// The text with the middle of every number hidden.
    package static func hidden(in text: String) -> String {
        let phones = WrittenPhones(in: text).found
        guard !phones.isEmpty else { return text }
        let scalars = Array(text.unicodeScalars)
        var shown = String.UnicodeScalarView()
        var position = 0
        for phone in phones {
            shown.append(contentsOf: scalars[position..<phone.start])
            shown.append(contentsOf: (MaskedPhone(phone.digits)?.shown ?? "****").unicodeScalars)
            position = phone.end
        }
        shown.append(contentsOf: scalars[position...])
        return String(shown)
    }
}
