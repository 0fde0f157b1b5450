import Foundation
import ServiceDesk

/// The parts times are made of, in the order of the text: days, parts of the day, clock times, and the words between.
struct TimeToken {
    /// How surely the hour told is the one of the 24.
    enum Precision: Equatable {
        /// 15:00: nothing else can be meant.
        case exact
        /// 3 pm: exact, and says a half of the day for what stands before it as well.
        case halved
        /// 09:30, 11:00: as it stands, unless a word like 晚上 says otherwise.
        case written
        /// 三点: morning or afternoon is to be found out.
        case open
    }

    enum Kind: Equatable {
        /// A day, or so many from it on.
        case days(CivilDay, count: Int)
        /// The day after the one told before: 次日.
        case nextDay
        /// A day of the week; which one depends on what stands around it.
        case weekday(Int)
        /// This week is 0.
        case week(Int)
        case weekend(Int)
        /// next, last, this: of the weekday behind it.
        case shift(Int)
        case dayOfMonth(Int)
        /// `year` nil: the coming one. `isFirm`: a time even when nothing else is said, as 下个月 is and 11月 is not.
        case month(Int, year: Int?, isFirm: Bool)
        case year(Int)
        /// Days of a month, the last included; nil is its end.
        case monthPart(Int, Int?)
        case monthEnd, yearEnd
        case weekEnd(Int)
        case holiday(Sense.Holiday)
        case part(Int, Int)
        case clock(minute: Int, precision: Precision)
        case length(Length)
        case now
        case upTo, until, between, and, or
        case before(Sense.Side), at, by, after(Sense.Side), within(Sense.Side), ahead, ago, lasting
        case fromNow, since, each, glue
    }

    var kind: Kind
    var start: Int
    var end: Int

    /// Stands for a time itself and not for what joins times.
    var isPoint: Bool {
        switch kind {
        case .days, .nextDay, .weekday, .week, .weekend, .dayOfMonth, .month, .year, .monthPart, .monthEnd, .yearEnd,
            .weekEnd, .holiday, .part, .clock, .now, .fromNow:
            true
        case .shift, .length, .upTo, .until, .between, .and, .or, .before, .at, .by, .after, .within, .ahead, .ago,
            .lasting,
            .since, .each, .glue:
            false
        }
    }
}

/// A span of time as told: 两小时, 3 working days.
struct Length: Equatable {
    enum Unit: Equatable { case minutes, days, workingDays, months, years }

    let unit: Unit
    let count: Int

    /// The moment so much later, and whether it is a whole day.
    func end(from clock: WallClock, calendar: WorkCalendar) -> (day: CivilDay, moment: Date?) {
        switch unit {
        case .minutes:
            let moment = clock.now.addingTimeInterval(Double(count) * 60)
            return (clock.day(of: moment).day, moment)
        case .days: return (clock.today + count, nil)
        case .workingDays: return (calendar.workingDay(count, after: clock.today), nil)
        case .months: return (Self.day(clock.today, months: count), nil)
        case .years: return (Self.day(clock.today, months: count * 12), nil)
        }
    }

    /// So many days on from a day; nil for what is no days.
    func days(from day: CivilDay, calendar: WorkCalendar) -> CivilDay? {
        switch unit {
        case .minutes: nil
        case .days: day + count
        case .workingDays: calendar.workingDay(count - (calendar.isWorked(day) ? 1 : 0), after: day) + 1
        case .months: Self.day(day, months: count)
        case .years: Self.day(day, months: count * 12)
        }
    }

    /// The same day so many months on; the last of the month where it has no such day.
    static func day(_ day: CivilDay, months: Int) -> CivilDay {
        let (year, month, number) = day.parts
        let first = CivilDay.first(ofMonth: month + months, year: year)
        let last = CivilDay.first(ofMonth: month + months + 1, year: year) + -1
        return min(first + (number - 1), last)
    }
}

extension TimeToken.Kind {
    /// Tells a day, and no hour.
    var isDay: Bool {
        switch self {
        case .days, .nextDay, .weekday, .week, .weekend, .dayOfMonth, .month, .year, .monthPart, .monthEnd, .yearEnd,
            .weekEnd, .holiday:
            true
        case .part, .clock, .length, .now, .fromNow, .shift, .upTo, .until, .between, .and, .or, .before, .at, .by,
            .after,
            .within, .ahead, .ago, .lasting, .since, .each, .glue:
            false
        }
    }
}

extension Sense.TimeSense {
    /// Names a time without a number beside it.
    var tells: Bool {
        switch self {
        case .day, .days, .nextDay, .weekday, .week, .weekend, .part, .monthPart, .monthEnd, .yearEnd, .weekEnd,
            .holiday, .clock, .month, .fromNow, .now:
            true
        case .shift, .hour, .half, .minutes, .am, .pm, .halfPast, .quarterPast, .quarterTo, .past, .short,
            .after, .before, .at, .by, .until, .within, .ahead, .ago, .lasting, .between, .since, .each, .monthUnit,
            .dayUnit, .to, .or, .glue, .numbered, .mask:
            false
        }
    }
}

extension TimeToken.Precision {
    /// No word beside it can change it.
    var isSure: Bool {
        switch self {
        case .exact, .halved: true
        case .written, .open: false
        }
    }
}
