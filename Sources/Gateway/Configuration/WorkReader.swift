import ServiceDesk

/// What is told about somebody's work: whether they head their department, what they can do, where and when.
struct WorkReader {
    let section: Section
    let faults: FaultList

    var isHead: Bool {
        guard let text = section.text("head") else { return false }
        if let value = Bool(text) { return value }
        faults.add(section.line(of: "head"), "\(section.path).head is ‘\(text)’", "write true or false")
        return false
    }

    var skills: [String] {
        section.texts("skills").filter { skill in
            if Category.allCases.contains(where: { $0.isA(skill) }) { return true }
            faults.add(
                section.line(of: "skills"), "there is no skill ‘\(skill)’",
                "write a category such as elevator.stopped, or a family of them such as water")
            return false
        }
    }

    var zones: [String] { section.texts("zones") }

    var shifts: WeeklyShifts? {
        let written = section.texts("shifts")
        guard !written.isEmpty else { return nil }
        let shifts = written.compactMap { text in
            if let shift = WeeklyShifts.Shift(text) { return shift }
            faults.add(
                section.line(of: "shifts"), "‘\(text)’ is no shift",
                "write days and hours such as mon-fri 08:00-18:00 or sat,sun 20:00-08:00")
            return nil
        }
        return shifts.isEmpty ? nil : WeeklyShifts(shifts)
    }
}

extension WeeklyShifts.Shift {
    private static let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    /// `mon-fri 08:00-18:00`, `sat,sun 20:00-08:00`, `daily 08:00-20:00`; nil: it is none.
    init?(_ text: String) {
        let parts = text.lowercased().split(separator: " ")
        guard parts.count == 2, let days = Self.days(String(parts[0])) else { return nil }
        let hours = parts[1].split(separator: "-").map { Self.minutes(String($0)) }
        guard hours.count == 2, let from = hours[0], let to = hours[1], from < 24 * 60, from != to else { return nil }
        self.init(days: days, from: from, to: to)
    }

    private static func days(_ text: String) -> Set<Int>? {
        if text == "daily" { return Set(1...7) }
        var days: Set<Int> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map {
                names.firstIndex(of: String($0))
            }
            guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else { return nil }
            let count = (last - first + 7) % 7
            for step in 0...count { days.insert((first + step) % 7 + 1) }
        }
        return days
    }

    private static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0...24).contains(hour),
            (0..<60).contains(minute), hour < 24 || minute == 0
        else { return nil }
        return hour * 60 + minute
    }
}
