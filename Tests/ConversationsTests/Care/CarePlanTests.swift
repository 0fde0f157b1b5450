import Foundation
import ServiceDesk
import Testing

@testable import Conversations

@Suite struct CarePlanTests {
    private static let plan = """
        name: 雨季前排水检查
        department: engineering
        category: water.drain
        dates: [04-15]
        weather: [rainstorm]
        within: 5 working days
        places: buildings
        items:
          - 雨水口
          - {what: 水泵, category: power.trip, urgency: urgent}
        notice: {kind: safety, text: 请清阳台地漏}
        """

    @Test(arguments: ["zh", "en"])
    func `the plans that ship are without fault`(_ language: String) throws {
        var files = CarePlanFiles(language: language, folder: WordsFolder.url)
        files.read()
        #expect(files.faults == [])
        #expect(
            files.plans.map(\.id.value) == [
                "balconies", "drains", "fire", "heating", "lifts", "pipes", "rainstorm", "recheck", "snow",
            ])
    }

    @Test func `a plan is read with all it says`() throws {
        var reader = CarePlanReader(name: "drains.yaml", id: CarePlanID("drains"))
        let read = reader.read(Self.plan)
        let plan = try #require(read)
        #expect(plan.items.map(\.category) == [.waterDrain, .powerTrip] && plan.items[1].urgency == .urgent)
        #expect(plan.times.dates == [.init(month: 4, day: 15)] && plan.times.weather == [.warning(.rainstorm, .blue)])
        #expect(plan.within == .workingDays(5) && plan.places == .buildings && plan.listener == .residents)
        #expect(plan.notice == CareNotice(kind: .safety, text: "请清阳台地漏"))
    }

    /// A line of the plan, what it is replaced with, the line that is at fault, and what is said of it.
    @Test(
        arguments: [
            ("name:", "nam: x", 1, "‘nam’ is no part"), ("department:", "department: kitchen", 2, "‘kitchen’"),
            ("category:", "category: water.wine", 3, "‘water.wine’"),
            ("dates:", "dates: [02-30]", 4, "‘02-30’ is no day"),
            ("dates:", "dates: 04-15", 4, "no list"), ("weather:", "weather: [mist]", 5, "‘mist’"),
            ("weather:", "weather: [{warning: rainstorm, colour: pink}]", 5, "‘pink’"),
            ("weather:", "weather: [{warning: rainstorm, shade: red}]", 5, "‘shade’"),
            ("weather:", "weather: [{rain: much}]", 5, "‘much’ is no rain"),
            ("weather:", "weather: [{rain: .inf}]", 5, "‘.inf’ is no rain"),
            ("weather:", "weather: [{below: -200}]", 5, "‘-200’ is no below"),
            ("weather:", "weather: [{rain: 5, wind: 9}]", 5, "is no weather"),
            ("dates:", "repaired: {anywhere: [water.leak]}", 4, "without ‘days’"),
            ("dates:", "repaired: {days: 30}", 4, "no category"),
            ("dates:", "repaired: {anywhere: [wine], days: 30}", 4, "‘wine’"),
            ("dates:", "repaired: {anywhere: [water.leak], days: 30, after: 2}", 4, "‘after’"),
            ("dates:", "repaired: {anywhere: [water.leak], days: 30}", 7, "‘repaired’ and ‘places’"),
            ("weather:", "weather: [{moon: 1}]", 5, "‘moon’ is no weather"),
            ("weather:", "weather: [[typhoon]]", 5, "means nothing here"),
            ("within:", "within: soon", 6, "‘soon’ is no time"), ("places:", "places: [attic]", 7, "‘attic’"),
            ("dates:", "every: often", 4, "‘often’ is no interval"), ("dates:", "every: 0 days", 4, "no interval"),
            ("dates:", "from: 11-01", 4, "a season with one end"), ("name:", "name: \"x", 1, "not YAML"),
            ("  - 雨水口", "  - \(String(repeating: "长", count: 31))", 9, "too long"),
            ("  - 雨水口", "  - {category: water.leak}", 9, "says nothing"),
            ("  - 雨水口", "  - {what: 水泵, colour: red}", 9, "‘colour’"),
            ("notice:", "notice: {kind: song, text: 啦}", 11, "‘song’"),
            ("notice:", "notice: {kind: safety}", 11, "without words"),
        ])
    func `a fault is told with file and line`(_ line: String, _ text: String, _ number: Int, _ problem: String) throws {
        let lines = Self.plan.split(separator: "\n").map(String.init)
        let spoilt = lines.map { $0.hasPrefix(line) ? text : $0 }
        #expect(spoilt != lines)
        var reader = CarePlanReader(name: "zh/standards/care/drains.yaml", id: CarePlanID("drains"))
        let plan = reader.read(spoilt.joined(separator: "\n"))
        #expect(plan == nil)
        let fault = try #require(reader.faults.first { $0.problem.contains(problem) }, "\(reader.faults)")
        #expect(fault.file == "zh/standards/care/drains.yaml" && !fault.remedy.isEmpty)
        #expect(problem == "not YAML" || fault.line == number, "\(fault)")
    }

    @Test(arguments: ["name", "department", "category", "within", "places", "items"])
    func `what a plan cannot do without is missed`(_ key: String) {
        var lines = Self.plan.split(separator: "\n").map(String.init)
        let index = lines.firstIndex { $0.hasPrefix(key + ":") } ?? 0
        lines.remove(at: index)
        if key == "items" { lines.removeAll { $0.hasPrefix("  - ") } }
        var reader = CarePlanReader(name: "drains.yaml", id: CarePlanID("drains"))
        let plan = reader.read(lines.joined(separator: "\n"))
        #expect(plan == nil)
        #expect(reader.faults.contains { $0.problem.contains(key) }, "\(reader.faults)")
    }

    @Test(arguments: ["", "- a\n- b", "\u{0}", "name: [a, b]", "items: {a: b}"])
    func `whatever a file holds, it is a plan or a fault`(_ text: String) {
        var reader = CarePlanReader(name: "x.yaml", id: CarePlanID("x"))
        let plan = reader.read(text)
        #expect(plan == nil)
        #expect(!reader.faults.isEmpty)
    }
}
