import Foundation
import Phrasing
import ServiceDesk
import Yams

/// `phrases/names.yaml`: how categories, areas, states, times and lists are written; with it `figures.yaml`.
struct PhraseNames {
    let file: URL
    private(set) var faults: [FileFault] = []

    init(file: URL) { self.file = file }

    /// Nil when anything is missing or wrong; `faults` says what.
    mutating func read() -> Names? {
        let root: Node.Mapping
        do { root = try YamlLine.mapping(of: file) } catch {
            faults.append(error)
            return nil
        }
        reportUnknown(in: root)
        var forms = forms(root)
        let template = { (name: String) in forms.removeValue(forKey: name) }
        let separator = scalar("listSeparator", in: root)
        guard let place = template("place"), let clock = template("clock"), let today = template("today"),
            let tomorrow = template("tomorrow"), let otherDay = template("otherDay"),
            let minutes = template("minutes"), let hours = template("hours"), let days = template("days"),
            let money = template("money"),
            let historyLine = template("historyLine"), let choiceLine = template("choiceLine"),
            let ticketLabel = template("ticketLabel"), let chargeLine = template("chargeLine"),
            let loadLine = template("loadLine"), let notices = noticeForms(template), let separator
        else { return nil }
        var names = Names(
            place: place, clock: clock, today: today, tomorrow: tomorrow, otherDay: otherDay, minutes: minutes,
            hours: hours, days: days, money: money,
            historyLine: historyLine, choiceLine: choiceLine, ticketLabel: ticketLabel, chargeLine: chargeLine,
            loadLine: loadLine, notices: notices,
            listSeparator: separator)
        names.categories = table("categories", in: root)
        names.areas = table("areas", in: root)
        names.states = table("states", in: root)
        names.urgencies = table("urgencies", in: root)
        names.events = table("events", in: root)
        names.placeChoices = table("placeChoices", in: root)
        names.holdReasons = table("holdReasons", in: root)
        names.departments = table("departments", in: root)
        names.noticeTitles = table("noticeTitles", in: root)
        names.noticeStates = table("noticeStates", in: root)
        names.noticeParts = table("noticeParts", in: root)
        names.objections = table("objections", in: root)
        names.causes = causes(root)
        var figures = FigureWordings(file: file.deletingLastPathComponent().appending(path: "figures.yaml"))
        names.figures = figures.read()
        faults += figures.faults
        return faults.isEmpty ? names : nil
    }

    /// The slots each form may use.
    private static let forms: [String: Set<String>] = [
        "place": ["building", "unit", "room", "floor", "area"], "clock": ["hour", "minute"],
        "today": ["clock", "month", "day"], "tomorrow": ["clock", "month", "day"],
        "otherDay": ["clock", "month", "day"], "minutes": ["count"], "hours": ["count"], "days": ["count"],
        "money": ["amount"],
        "historyLine": ["at", "event", "staff", "words"], "choiceLine": ["index", "label"],
        "ticketLabel": ["number", "category", "place"], "chargeLine": ["what", "money"],
        "loadLine": ["staff", "department", "count", "off"],
        "noticeDate": ["month", "day"], "noticeMoment": ["date", "clock"], "noticeSpan": ["from", "to"],
        "noticeOpenEnd": ["from"], "noticeOpenStart": ["to"], "noticeBuildings": ["list"], "noticeUnits": ["list"],
        "noticeEverybody": [], "noticeFailure": ["why", "count"], "noticeMore": ["count"],
    ]
    private static let tables = [
        "categories", "areas", "states", "urgencies", "events", "placeChoices", "holdReasons", "departments", "causes",
        "noticeTitles", "noticeStates", "noticeParts", "objections",
    ]

    private mutating func reportUnknown(in root: Node.Mapping) {
        for (key, _) in root {
            guard let name = key.scalar?.string, Self.forms[name] == nil, !Self.tables.contains(name),
                name != "listSeparator"
            else { continue }
            fault(key, "‘\(name)’ is no part of names.yaml", "remove it or correct the name")
        }
    }

    private func noticeForms(_ template: (String) -> Template?) -> NoticeForms? {
        guard let date = template("noticeDate"), let moment = template("noticeMoment"),
            let span = template("noticeSpan"), let openEnd = template("noticeOpenEnd"),
            let openStart = template("noticeOpenStart"), let buildings = template("noticeBuildings"),
            let units = template("noticeUnits"), let everybody = template("noticeEverybody"),
            let failure = template("noticeFailure"), let more = template("noticeMore")
        else { return nil }
        return NoticeForms(
            date: date, moment: moment, span: span, openEnd: openEnd, openStart: openStart, buildings: buildings,
            units: units, everybody: everybody, failure: failure, more: more)
    }

    private mutating func forms(_ root: Node.Mapping) -> [String: Template] {
        var found: [String: Template] = [:]
        for (name, slots) in Self.forms.sorted(by: { $0.key < $1.key }) {
            guard let text = scalar(name, in: root) else { continue }
            do {
                let template = try Template(parsing: text)
                for slot in template.needed.union(template.optional) where !slots.contains(slot) {
                    fault(
                        root[name], "‘\(name)’ has no slot {\(slot)}",
                        "it has: \(slots.sorted().joined(separator: ", "))")
                }
                found[name] = template
            } catch { fault(root[name], "\(error)", "close it, or put a backslash before it") }
        }
        return found
    }

    private mutating func causes(_ root: Node.Mapping) -> [CauseWording: Template] {
        let texts: [CauseWording: String] = table("causes", in: root)
        var causes: [CauseWording: Template] = [:]
        for (wording, text) in texts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let node = root["causes"]?.mapping?[wording.rawValue]
            do {
                let template = try Template(parsing: text)
                for slot in template.needed.union(template.optional) where !wording.slots.contains(slot) {
                    fault(
                        node, "‘\(wording.rawValue)’ has no slot {\(slot)}",
                        "it has: \(wording.slots.sorted().joined(separator: ", "))")
                }
                causes[wording] = template
            } catch { fault(node, "\(error)", "close it, or put a backslash before it") }
        }
        return causes
    }

    private mutating func scalar(_ name: String, in root: Node.Mapping) -> String? {
        guard let text = root[name]?.scalar?.string else {
            fault(nil, "‘\(name)’ is missing", "add a line ‘\(name): …’")
            return nil
        }
        return text
    }

    private mutating func table<Value: RawRepresentable<String> & CaseIterable & Hashable>(
        _ name: String, in root: Node.Mapping
    ) -> [Value: String] {
        guard let mapping = root[name]?.mapping else {
            fault(nil, "‘\(name)’ is missing", "add it with a name for each value")
            return [:]
        }
        var table: [Value: String] = [:]
        for (key, value) in mapping {
            guard let raw = key.scalar?.string, let known = Value(rawValue: raw), let text = value.scalar?.string else {
                fault(key, "‘\(key.scalar?.string ?? "?")’ is none of the \(name)", "remove it or correct the name")
                continue
            }
            table[known] = text
        }
        for missing in Value.allCases where table[missing] == nil {
            fault(root[name], "‘\(missing.rawValue)’ is missing in \(name)", "add a line for it")
        }
        return table
    }

    private mutating func fault(_ node: Node?, _ problem: String, _ remedy: String) {
        faults.append(
            FileFault(file: file.path, line: node?.mark?.line ?? 1, problem: problem, remedy: remedy))
    }
}
