import Chat
import Foundation
import ServiceDesk
import Testing

@testable import Understanding

/// What holds of every time, whatever is written.
@Suite struct TimesPropertyTests {
    private func windows(_ text: String, now: String, zone name: String = "Asia/Shanghai") throws -> [Window] {
        let (date, _) = try #require(TimeStamp.read(now))
        let zone = try #require(TimeZone(identifier: name))
        let heard = try WordsFolder.understander.get()
            .heard(text, in: Hearing(role: .resident, chat: .direct, now: date, zone: zone))
        return (heard?.entities ?? []).compactMap { if case .time(let window) = $0.kind { window } else { nil } }
    }

    private func stamp(_ day: CivilDay, _ minute: Int, _ zone: TimeZone) -> Date {
        WallClock(zone: zone, now: Date(timeIntervalSince1970: 0)).date(day, minute: minute)
    }

    @Test(arguments: 0..<24)
    func `every minute of a day is read back from every spelling`(_ hour: Int) throws {
        let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
        let day = CivilDay(year: 2026, month: 11, day: 24)
        let half = hour < 12 ? "am" : "pm"
        let twelve = hour % 12 == 0 ? 12 : hour % 12
        for minute in stride(from: 0, to: 60, by: 7) {
            let two = minute < 10 ? "0\(minute)" : "\(minute)"
            let twoHours = hour < 10 ? "0\(hour)" : "\(hour)"
            var spellings = [
                "明天\(twoHours):\(two)", "明天\(twoHours)：\(two)", "tomorrow at \(twelve):\(two) \(half)",
                "\(twelve).\(two)\(half) tomorrow",
            ]
            if hour > 12 { spellings += ["明天\(hour)点\(two)分", "明天\(hour)时\(two)分"] }
            if hour >= 13, hour < 18 { spellings += ["明天下午\(hour - 12)点\(two)", "明天下午\(hour - 12):\(two)"] }
            if hour >= 7, hour < 12 { spellings += ["明天上午\(hour)点\(two)", "明早\(hour)点\(two)分"] }
            if hour >= 18 { spellings += ["明天晚上\(hour - 12)点\(two)"] }
            for spelling in spellings {
                let found = try windows(spelling, now: "2026-11-23T10:00:00+08:00")
                #expect(
                    found == [Window(from: stamp(day, hour * 60 + minute, zone), to: nil)], "\(spelling)")
            }
        }
    }

    @Test(arguments: [
        ("2026-03-28T10:00:00+01:00", "Europe/Berlin"), ("2026-10-24T10:00:00+02:00", "Europe/Berlin"),
        ("2026-03-07T10:00:00-05:00", "America/New_York"), ("2026-11-23T23:59:00+08:00", "Asia/Shanghai"),
        ("2028-02-28T00:00:00+00:00", "Europe/London"), ("2026-12-31T12:00:00+05:45", "Asia/Kathmandu"),
    ])
    func `tomorrow is the next day by the wall clock, also when clocks change`(_ now: String, zone name: String) throws
    {
        let zone = try #require(TimeZone(identifier: name))
        let (date, _) = try #require(TimeStamp.read(now))
        let tomorrow = WallClock(zone: zone, now: date).today + 1
        #expect(
            try windows("明天", now: now, zone: name)
                == [Window(from: stamp(tomorrow, 0, zone), to: stamp(tomorrow + 1, 0, zone))])
        #expect(
            try windows("明天9点到17点", now: now, zone: name)
                == [Window(from: stamp(tomorrow, 540, zone), to: stamp(tomorrow, 1020, zone))])
    }

    @Test func `every date of four years is read back`() throws {
        let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
        var day = CivilDay(year: 2026, month: 1, day: 1)
        while day < CivilDay(year: 2030, month: 1, day: 1) {
            let (year, month, number) = day.parts
            let expected = [Window(from: stamp(day, 0, zone), to: stamp(day + 1, 0, zone))]
            let spellings = ["\(year)年\(month)月\(number)日", "\(year)-\(month)-\(number)", "\(year)/\(month)/\(number)"]
            #expect(
                try windows(spellings[day.number % 3], now: "2026-11-23T10:00:00+08:00") == expected,
                "\(spellings[day.number % 3])")
            day = day + 5
        }
    }

    @Test(arguments: [1, 2, 3, 4])
    func `whatever is written, a window does not end before it begins and stands in the text`(_ seed: UInt64) throws {
        let words = [
            "明天", "下周三", "上午", "9点", "到", "前", "后", "3号", "12月", "周末", "两小时", "内", "-", "~", "8:30", "25:70", "月底",
            "国庆", "每天", "从", "起", "31号", "2月30日", "凌晨", "晚上", "现在", "12/5", "12.5", "0点", "24点", "，", " ", "三天",
            "tomorrow", "next Friday", "from", "until", "between", "and", "5pm", "11", "Dec", "the 3rd", "within", "in",
            "ago",
            "half past", "midnight", "noon", "for", "two days", "501", "差", "一刻", "半", "明年", "今年", "次日", "99999999",
        ]
        var random = Shuffle(state: seed)
        let (now, _) = try #require(TimeStamp.read("2026-11-23T10:00:00+08:00"))
        let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
        let understander = try WordsFolder.understander.get()
        for _ in 0..<1500 {
            let text = (0..<Int.random(in: 1...9, using: &random))
                .compactMap { _ in words.randomElement(using: &random) }
                .joined(separator: Bool.random(using: &random) ? " " : "")
            let heard = understander.heard(text, in: Hearing(role: .resident, chat: .direct, now: now, zone: zone))
            for entity in heard?.entities ?? [] {
                #expect(entity.start < entity.end && entity.end <= heard?.reading.scalars.count ?? 0, "\(text)")
                guard case .time(let window) = entity.kind else { continue }
                #expect(window.from != nil || window.to != nil, "\(text)")
                if let from = window.from, let to = window.to { #expect(from < to, "\(text)") }
            }
        }
    }
}
