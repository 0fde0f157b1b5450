/// Reads the digits of a code: 583021, 5830 2114, 5830-2114; not a mobile number, nor one read aloud.
struct Codes {
    private static let lengths = 6...12

    /// The first run that may be one.
    let found: String?

    init(_ reading: Reading) {
        var found: String?
        var last = (digits: "", end: -1)
        var index = 0
        let scalars = reading.scalars
        while found == nil, index < scalars.count {
            guard Scalars.isDigit(scalars[index]) else {
                index += 1
                continue
            }
            let start = index
            var digits = ""
            while index < scalars.count, Scalars.isDigit(scalars[index]) {
                digits.unicodeScalars.append(Unicode.Scalar(UInt8(scalars[index])))
                index += 1
            }
            // Written in two halves, as people read it out.
            let isSecondHalf =
                start == last.end + 1 && digits.count == last.digits.count
                && digits.count >= Self.lengths.lowerBound / 2
                && (scalars[start - 1] == Scalars.space || scalars[start - 1] == Scalars.hyphen)
            let whole = isSecondHalf ? last.digits + digits : digits
            if Self.lengths.contains(whole.count), !Self.isMobile(whole) { found = whole }
            last = (digits, index)
        }
        self.found = found
    }

    private static func isMobile(_ digits: String) -> Bool { digits.count == 11 && digits.first == "1" }
}
