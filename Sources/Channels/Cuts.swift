extension String {
    /// What is left without these parts, counted in UTF-16 units; parts that are not in the text are passed over.
    func cutting(_ parts: [Range<Int>]) -> String {
        let units = Array(utf16)
        var left: [UInt16] = []
        var end = 0
        for part in parts.sorted(by: { $0.lowerBound < $1.lowerBound })
        where part.lowerBound >= end && part.upperBound <= units.count {
            left += units[end..<part.lowerBound]
            end = part.upperBound
        }
        return String(decoding: left + units[end...], as: UTF16.self)
    }
}

/// A part of a text as platforms tell it; nil when it is nowhere.
func part(at offset: Int, length: Int) -> Range<Int>? {
    let (end, overflows) = offset.addingReportingOverflow(length)
    return offset >= 0 && length > 0 && !overflows ? offset..<end : nil
}
