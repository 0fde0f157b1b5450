/// When a plan begins.
package struct CareTimes: Hashable, Sendable {
    /// Each year on these days.
    package var dates: [YearDay] = []
    /// Again and again, so long after the last time.
    package var every: Interval?
    /// The part of the year in which `every` holds; nil: all of it.
    package var season: Season?
    /// With weather of these kinds.
    package var weather: [CareWeather] = []

    /// Some time after something was put right.
    package var repaired: Repaired?

    /// What is looked at again, and when: after the next rain, or when the days are over.
    package struct Repaired: Hashable, Sendable {
        /// Wherever it was.
        package let anywhere: [Category]
        /// Only where it was nobody's home.
        package let open: [Category]
        package let days: Int

        package init(anywhere: [Category], open: [Category], days: Int) {
            self.anywhere = anywhere
            self.open = open
            self.days = days
        }

        package var categories: [Category] { anywhere + open }
    }

    /// A day of any year.
    package struct YearDay: Hashable, Sendable {
        package let month: Int
        package let day: Int

        package init(month: Int, day: Int) {
            self.month = month
            self.day = day
        }

        /// The last day of this name, today included; the 29th of February counts as the 1st of March where there is none.
        func latest(until today: CivilDay) -> CivilDay {
            let year = today.parts.year
            let day = CivilDay(year: year, month: month, day: self.day)
            return day <= today ? day : CivilDay(year: year - 1, month: month, day: self.day)
        }
    }

    package enum Interval: Hashable, Sendable {
        /// From the first look on.
        case days(Int)
        /// On Mondays.
        case weeks(Int)
        /// On the first of a month.
        case months(Int)
    }

    package struct Season: Hashable, Sendable {
        package let from: YearDay
        package let to: YearDay

        package init(from: YearDay, to: YearDay) {
            self.from = from
            self.to = to
        }

        /// Both ends belong to it; it may go over the end of a year.
        func holds(_ day: CivilDay) -> Bool { from.latest(until: day) > (to.latest(until: day + -1)) }
    }

    /// How many days late a date is still kept: the house was down, or the plan is new. Source: none; our own judgement.
    static let patience = 14

    package init() {}

    /// Whether the calendar alone lets it begin today.
    ///
    /// - Parameter last: when it last began, by calendar or weather; nil: never.
    package func isDue(on today: CivilDay, last: CivilDay?) -> Bool {
        let isDated = dates.contains { date in
            let day = date.latest(until: today)
            return today.number - day.number <= Self.patience && last.map { $0 < day } ?? true
        }
        if isDated { return true }
        guard let every, season?.holds(today) ?? true else { return false }
        return every.isOver(since: last, on: today)
    }
}

extension CareTimes.Interval {
    fileprivate func isOver(since last: CivilDay?, on today: CivilDay) -> Bool {
        switch self {
        case .days(let count): last.map { $0 + count <= today } ?? true
        case .weeks(let count): last.map { $0.monday + count * 7 <= today } ?? (today.weekday == 1)
        case .months(let count):
            last.map { CivilDay.first(ofMonth: $0.parts.month + count, year: $0.parts.year) <= today }
                ?? (today.parts.day == 1)
        }
    }
}
