import Foundation
import Phrasing
import ServiceDesk

/// `phrases/names.yaml`: how categories, areas, states, times and lists are written; with it `figures.yaml`.
struct PhraseNames {
    let file: URL
    private(set) var faults: [FileFault] = []

    init(file: URL) { self.file = file }

    /// Nil when anything is missing or wrong; `faults` says what.
    mutating func read() -> Names? {
        var tables: PhraseTables
        do { tables = try PhraseTables(of: file) } catch {
            faults.append(error)
            return nil
        }
        defer { faults += tables.faults }
        tables.reportUnknown(besides: Set(Self.forms.keys).union(Self.tables))
        var forms: [String: Template] = [:]
        for (name, slots) in Self.forms.sorted(by: { $0.key < $1.key }) {
            forms[name] = tables.template(name, slots: slots)
        }
        let template = { (name: String) in forms.removeValue(forKey: name) }
        let separator = tables.text("listSeparator")
        let drillMark = tables.text("drillMark")
        guard let place = template("place"), let clock = template("clock"), let today = template("today"),
            let tomorrow = template("tomorrow"), let otherDay = template("otherDay"),
            let minutes = template("minutes"), let hours = template("hours"), let days = template("days"),
            let money = template("money"),
            let historyLine = template("historyLine"), let choiceLine = template("choiceLine"),
            let ticketLabel = template("ticketLabel"), let chargeLine = template("chargeLine"),
            let loadLine = template("loadLine"), let notices = noticeForms(template),
            let weather = weatherForms(template), let separator
        else { return nil }
        var names = Names(
            place: place, clock: clock, today: today, tomorrow: tomorrow, otherDay: otherDay, minutes: minutes,
            hours: hours, days: days, money: money,
            historyLine: historyLine, choiceLine: choiceLine, ticketLabel: ticketLabel, chargeLine: chargeLine,
            loadLine: loadLine, notices: notices, weather: weather,
            listSeparator: separator)
        names.categories = tables.table("categories")
        names.areas = tables.table("areas")
        names.states = tables.table("states")
        names.urgencies = tables.table("urgencies")
        names.events = tables.table("events")
        names.placeChoices = tables.table("placeChoices")
        names.drillMark = drillMark ?? ""
        names.outside = tables.table("outside")
        names.sheet = tables.table("sheet")
        names.holdReasons = tables.table("holdReasons")
        names.departments = tables.table("departments")
        names.noticeTitles = tables.table("noticeTitles")
        names.noticeStates = tables.table("noticeStates")
        names.weather.kinds = tables.table("warningKinds")
        names.weather.colours = tables.table("warningColours")
        names.newsKinds = tables.table("newsKinds")
        names.allNews = tables.text("allNews") ?? ""
        names.noticeParts = tables.table("noticeParts")
        names.objections = tables.table("objections")
        names.causes = causes(&tables)
        var figures = FigureWordings(file: file.deletingLastPathComponent().appending(path: "figures.yaml"))
        names.figures = figures.read()
        faults += figures.faults
        return tables.faults.isEmpty && faults.isEmpty ? names : nil
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
        "weatherWarning": ["kind", "colour"], "weatherToday": [], "weatherTomorrow": [],
        "weatherDay": ["month", "day"], "weatherRain": ["day", "count"], "weatherLow": ["day", "count"],
        "weatherHigh": ["day", "count"], "weatherGust": ["day", "count"],
        "weatherLine": ["day", "low", "high", "rain", "gust"],
    ]
    private static let tables = [
        "categories", "areas", "states", "urgencies", "events", "placeChoices", "holdReasons", "departments", "causes",
        "noticeTitles", "noticeStates", "noticeParts", "newsKinds", "allNews", "objections", "listSeparator", "outside",
        "sheet", "drillMark", "warningKinds", "warningColours",
    ]

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

    private func weatherForms(_ template: (String) -> Template?) -> WeatherForms? {
        guard let warning = template("weatherWarning"), let today = template("weatherToday"),
            let tomorrow = template("weatherTomorrow"), let day = template("weatherDay"),
            let rain = template("weatherRain"), let low = template("weatherLow"), let high = template("weatherHigh"),
            let gust = template("weatherGust"), let line = template("weatherLine")
        else { return nil }
        return WeatherForms(
            warning: warning, today: today, tomorrow: tomorrow, day: day, rain: rain, low: low, high: high,
            gust: gust, line: line)
    }

    private func causes(_ tables: inout PhraseTables) -> [CauseWording: Template] {
        let texts: [CauseWording: String] = tables.table("causes")
        var causes: [CauseWording: Template] = [:]
        for (wording, text) in texts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            causes[wording] = tables.template(
                of: text, wording.rawValue, slots: Set(wording.slots),
                at: tables.root["causes"]?.mapping?[wording.rawValue])
        }
        return causes
    }
}
