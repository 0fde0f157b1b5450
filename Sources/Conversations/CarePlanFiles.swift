import Foundation
import ServiceDesk
import Yams

/// The care plans of one language, `standards/care/<plan>.yaml`, read and checked.
struct CarePlanFiles {
    /// `zh/standards/care`, as faults name it.
    let name: String
    let folder: URL
    private(set) var plans: [CarePlan] = []
    private(set) var faults: [FileFault] = []

    init(language: String, folder: URL) {
        name = "\(language)/standards/care"
        self.folder = folder.appending(path: name)
    }

    /// Without a folder there are no plans.
    mutating func read() {
        for file in ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        where file.hasSuffix(".yaml") {
            guard let text = try? String(contentsOf: folder.appending(path: file), encoding: .utf8) else {
                faults.append(
                    FileFault(
                        file: "\(name)/\(file)", line: 1, problem: "no text in UTF-8", remedy: "save it as UTF-8 text"))
                continue
            }
            var reader = CarePlanReader(name: "\(name)/\(file)", id: CarePlanID(String(file.dropLast(5))))
            if let plan = reader.read(text) { plans.append(plan) }
            faults += reader.faults
        }
    }
}

/// Reads one plan.
struct CarePlanReader {
    let name: String
    let id: CarePlanID
    private(set) var faults: [FileFault] = []

    private static let keys = [
        "name", "department", "category", "dates", "every", "from", "until", "weather", "repaired", "within", "places",
        "items", "notice", "tell",
    ]
    /// An answer has to fit into a message, and an item into a line of it.
    private static let mostItems = 20
    private static let longestItem = 30

    init(name: String, id: CarePlanID) {
        self.name = name
        self.id = id
    }

    /// Nil when anything is missing or wrong; `faults` says what.
    mutating func read(_ text: String) -> CarePlan? {
        let file: YAMLFile
        do { file = try YAMLFile(text: text, name: name) } catch {
            faults.append(error)
            return nil
        }
        guard let root = file.root else {
            fault(nil, "the plan is empty", "write its name, department, category, within, places and items")
            return nil
        }
        for (key, _) in root where !Self.keys.contains(key.text ?? "") {
            fault(key, "‘\(key.text ?? "?")’ is no part of a plan", "use \(Self.keys.joined(separator: ", "))")
        }
        let title = self.text("name", in: root)
        let department: Department? = word(root["department"], "department")
        let category: ServiceDesk.Category? = word(root["category"], "category")
        let times = times(root)
        let within = limit(root)
        let places = places(root)
        let items = items(root, category ?? .other)
        let notice = root["notice"].flatMap { self.notice($0) }
        let listener: CarePlan.Listener = root["tell"].flatMap { word($0, "tell") } ?? .residents
        guard faults.isEmpty, let title, let department, let category, let within, let places else { return nil }
        var plan = CarePlan(
            id: id, name: CareName(title), department: department, category: category, times: times, within: within,
            places: places, items: items)
        plan.notice = notice
        plan.listener = listener
        return plan
    }

    // MARK: When

    private mutating func times(_ root: Node.Mapping) -> CareTimes {
        var times = CareTimes()
        times.dates = list("dates", in: root).compactMap { yearDay($0) }
        times.weather = list("weather", in: root).compactMap { weather($0) }
        if let every = root["every"] { times.every = interval(every) }
        switch (root["from"].flatMap { yearDay($0) }, root["until"].flatMap { yearDay($0) }) {
        case (let from?, let until?): times.season = CareTimes.Season(from: from, to: until)
        case (nil, nil): break
        case (.some, nil), (nil, .some):
            fault(root["from"] ?? root["until"], "a season with one end", "write both ‘from’ and ‘until’")
        }
        if times.season != nil, times.every == nil {
            fault(root["from"], "a season without ‘every’", "write ‘every’, or ‘dates’ alone")
        }
        times.repaired = root["repaired"].flatMap { repaired($0) }
        if root["dates"] == nil, root["every"] == nil, root["weather"] == nil, root["repaired"] == nil {
            fault(nil, "the plan never begins", "write ‘dates’, ‘every’, ‘weather’ or ‘repaired’")
        }
        if root["repaired"] != nil, root["places"] != nil {
            fault(
                root["places"], "a plan with ‘repaired’ and ‘places’",
                "take ‘places’ out: it goes where it was repaired")
        }
        return times
    }

    /// `{anywhere: [water.leak], public: [water.drain], days: 30}`.
    private mutating func repaired(_ node: Node) -> CareTimes.Repaired? {
        guard let mapping = node.mapping, let days = mapping["days"]?.text.flatMap(Int.init), (1...366).contains(days)
        else {
            fault(node, "‘repaired’ without ‘days’", "write {anywhere: [water.leak], public: [water.drain], days: 30}")
            return nil
        }
        for (key, _) in mapping where !["anywhere", "public", "days"].contains(key.text ?? "") {
            fault(key, "‘\(key.text ?? "?")’ is no part of ‘repaired’", "use anywhere, public and days")
        }
        let anywhere: [ServiceDesk.Category] = list("anywhere", in: mapping).compactMap { word($0, "anywhere") }
        let open: [ServiceDesk.Category] = list("public", in: mapping).compactMap { word($0, "public") }
        guard !anywhere.isEmpty || !open.isEmpty else {
            fault(node, "‘repaired’ names no category", "write {anywhere: [water.leak], days: 30}")
            return nil
        }
        return CareTimes.Repaired(anywhere: anywhere, open: open, days: days)
    }

    /// `typhoon`, `{warning: rainstorm, colour: orange}`, `{rain: 50}`.
    private mutating func weather(_ node: Node) -> CareWeather? {
        guard let mapping = node.mapping else {
            let kind: WarningKind? = word(node, "weather")
            return kind.map { .warning($0, .blue) }
        }
        let names = mapping.map { $0.key.text ?? "?" }
        if names.contains("warning") {
            for (key, _) in mapping where !["warning", "colour"].contains(key.text ?? "") {
                fault(key, "‘\(key.text ?? "?")’ is no part of a warning", "use warning and colour")
            }
            let kind: WarningKind? = word(mapping["warning"], "warning")
            let colour: WarningColour? = mapping["colour"].map { word($0, "colour") } ?? .blue
            return kind.flatMap { kind in colour.map { .warning(kind, $0) } }
        }
        guard names.count == 1, let (key, value) = mapping.first, let name = key.text, let range = Self.measures[name]
        else {
            fault(
                node, "‘\(names.joined(separator: ", "))’ is no weather",
                "write a warning, or one of {\(Self.measures.keys.sorted().joined(separator: ": …}, {")): …}")
            return nil
        }
        guard let number = value.text.flatMap(Double.init), range.contains(number) else {
            fault(
                value, "‘\(value.text ?? "?")’ is no \(name)",
                "write a number from \(Int(range.lowerBound)) to \(Int(range.upperBound))")
            return nil
        }
        let tenths = Int((number * 10).rounded())
        switch name {
        case "rain": return .rain(tenths)
        case "below": return .below(tenths)
        case "above": return .above(tenths)
        case _: return .gust(tenths)
        }
    }

    /// Millimetres a day, degrees Celsius, metres a second.
    private static let measures: [String: ClosedRange<Double>] = [
        "rain": 1...1000, "below": -50...50, "above": -50...50, "wind": 1...60,
    ]

    private mutating func yearDay(_ node: Node) -> CareTimes.YearDay? {
        let parts = (node.text ?? "").split(separator: "-", omittingEmptySubsequences: false)
        // A leap year has every day there is.
        if parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let month = Int(parts[0]), let day = Int(parts[1]),
            CivilDay.exists(year: 2024, month: month, day: day)
        {
            return CareTimes.YearDay(month: month, day: day)
        }
        fault(node, "‘\(node.text ?? "?")’ is no day of a year", "write month and day, as 04-15")
        return nil
    }

    private mutating func interval(_ node: Node) -> CareTimes.Interval? {
        let words = (node.text ?? "").split(separator: " ")
        let count = words.count == 2 ? Int(words[0]) : words.count == 1 ? 1 : nil
        if let count, (1...366).contains(count), let unit = words.last {
            switch unit {
            case "day", "days": return .days(count)
            case "week", "weeks": return .weeks(count)
            case "month", "months": return .months(count)
            case _: break
            }
        }
        fault(node, "‘\(node.text ?? "?")’ is no interval", "write one such as ‘15 days’, ‘week’ or ‘3 months’")
        return nil
    }

    private mutating func limit(_ root: Node.Mapping) -> Limit? {
        guard let text = self.text("within", in: root) else { return nil }
        if let limit = Limit(text) { return limit }
        fault(root["within"], "‘\(text)’ is no time", "write one such as ‘5 working days’, ‘2 days’ or ‘12 h’")
        return nil
    }

    // MARK: Where and what

    private mutating func places(_ root: Node.Mapping) -> CarePlaces? {
        guard let node = root["places"] else {
            if root["repaired"] != nil { return .these([]) }
            fault(nil, "the plan has no ‘places’", "write buildings, units, community or a list of areas")
            return nil
        }
        switch node.text {
        case "buildings": return .buildings
        case "units": return .units
        case "community": return .community
        case _:
            let areas: [Area] = list("places", in: root).compactMap { word($0, "places") }
            return areas.isEmpty ? nil : .areas(areas)
        }
    }

    private mutating func items(_ root: Node.Mapping, _ category: ServiceDesk.Category) -> [CheckItem] {
        guard root["items"] != nil else {
            fault(nil, "the plan has no ‘items’", "write what is looked at, an item a line")
            return []
        }
        let nodes = list("items", in: root)
        if !(1...Self.mostItems).contains(nodes.count) {
            fault(root["items"], "\(nodes.count) items", "write 1 to \(Self.mostItems): they are answered in a message")
        }
        return nodes.compactMap { item($0, category) }
    }

    private mutating func item(_ node: Node, _ category: ServiceDesk.Category) -> CheckItem? {
        let what = node.text ?? node.mapping?["what"]?.text ?? ""
        guard !what.isEmpty, what.count <= Self.longestItem else {
            fault(
                node, what.isEmpty ? "an item that says nothing" : "‘\(what)’ is too long",
                "write up to \(Self.longestItem) characters, or {what: …, category: …, urgency: …}")
            return nil
        }
        guard let mapping = node.mapping else { return CheckItem(what, category: category) }
        for (key, _) in mapping where !["what", "category", "urgency"].contains(key.text ?? "") {
            fault(key, "‘\(key.text ?? "?")’ is no part of an item", "use what, category, urgency")
        }
        let own: ServiceDesk.Category? = mapping["category"].flatMap { word($0, "category") }
        let urgency: Urgency? = mapping["urgency"].flatMap { word($0, "urgency") }
        return CheckItem(what, category: own ?? category, urgency: urgency ?? .normal)
    }

    private mutating func notice(_ node: Node) -> CareNotice? {
        guard let mapping = node.mapping, let text = mapping["text"]?.text, !text.isEmpty else {
            fault(node, "a notice without words", "write {kind: safety, text: …}")
            return nil
        }
        for (key, _) in mapping where !["kind", "text"].contains(key.text ?? "") {
            fault(key, "‘\(key.text ?? "?")’ is no part of a notice", "use kind and text")
        }
        let kind: NoticeKind? = mapping["kind"].map { word($0, "kind") } ?? .general
        return kind.map { CareNotice(kind: $0, text: text) }
    }

    // MARK: Values

    private mutating func text(_ key: String, in root: Node.Mapping) -> String? {
        if let text = root[key]?.text, !text.isEmpty { return text }
        fault(root[key], "the plan has no ‘\(key)’", "add it")
        return nil
    }

    private mutating func list(_ key: String, in root: Node.Mapping) -> [Node] {
        guard let node = root[key] else { return [] }
        if let nodes = node.sequence { return Array(nodes) }
        fault(node, "‘\(key)’ is no list", "write it as [one, two] or one a line with -")
        return []
    }

    private mutating func word<Word: RawRepresentable<String> & CaseIterable>(_ node: Node?, _ key: String) -> Word? {
        if let word = node?.text.flatMap({ Word(rawValue: $0) }) { return word }
        let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
        fault(
            node, node == nil ? "the plan has no ‘\(key)’" : "‘\(node?.text ?? "?")’ means nothing here", "use \(known)"
        )
        return nil
    }

    private mutating func fault(_ node: Node?, _ problem: String, _ remedy: String) {
        faults.append(FileFault(file: name, line: node?.line ?? 1, problem: problem, remedy: remedy))
    }
}
