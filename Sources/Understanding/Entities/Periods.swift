import ServiceDesk

/// Reads the period a fee is for: 11月, 上个月, 三季度, 去年12月, 2025年度, Q3, last month.
struct Periods {
    private let reading: Reading
    private let today: CivilDay

    init(_ reading: Reading, today: CivilDay) {
        self.reading = reading
        self.today = today
    }

    /// `YYYY-MM`, `YYYY-Qn`, `YYYY-Hn` or `YYYY`; nil when none is told.
    var period: String? {
        let (thisYear, thisMonth, _) = today.parts
        var year: Int?
        var month: Int?
        var quarter: Int?
        var half: Int?
        for hit in reading.hits {
            switch reading.senses[hit.cue] {
            case .period(.year(let offset)): year = year ?? thisYear + offset
            case .period(.month(let offset)):
                guard month == nil else { break }
                let count = thisYear * 12 + thisMonth - 1 + offset
                year = year ?? count / 12
                month = count % 12 + 1
            case .period(.quarter(let offset)):
                guard quarter == nil else { break }
                let count = thisYear * 4 + (thisMonth - 1) / 3 + offset
                year = year ?? count / 4
                quarter = count % 4 + 1
            case .period(.half(let told)): half = half ?? told
            case .time(.month(let named)): month = month ?? named
            default: break
            }
        }
        for number in reading.numbers {
            let after = reading.hits(startingAt: number.end).map { reading.senses[$0.cue] }
            let before = reading.hits(endingAt: number.start, blanks: 0).map { reading.senses[$0.cue] }
            if (2000...2100).contains(number.value) {
                year = number.value
                // 2026-10 and 202610 are months as well.
                if let next = reading.numbers.first(where: { $0.start == number.end + 1 }),
                    (1...12).contains(next.value),
                    reading.scalars[number.end] == Scalars.hyphen
                {
                    month = month ?? next.value
                }
            } else if after.contains(.period(.monthUnit)), (1...12).contains(number.value) {
                month = month ?? number.value
            } else if after.contains(.period(.quarterUnit)) || before.contains(.period(.quarterUnit)),
                (1...4).contains(number.value)
            {
                quarter = quarter ?? number.value
            } else if after.contains(.period(.yearUnit)), (20...99).contains(number.value), number.digits == 2 {
                year = 2000 + number.value
            }
        }
        if let month { return "\(year ?? nearest(month, thisYear, thisMonth))-\(month < 10 ? "0" : "")\(month)" }
        if let quarter { return "\(year ?? thisYear)-Q\(quarter)" }
        if let half { return "\(year ?? thisYear)-H\(half)" }
        return year.map(String.init)
    }

    /// A month far ahead was meant as last year's: 12月 said in January.
    private func nearest(_ month: Int, _ thisYear: Int, _ thisMonth: Int) -> Int {
        month - thisMonth > 2 ? thisYear - 1 : thisYear
    }
}
