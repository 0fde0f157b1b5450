import ServiceDesk

@testable import Phrasing

/// A book of the tests' own, so that they hold whatever wordings ship.
enum PlainBook {
    private static func notices() throws -> NoticeForms {
        try NoticeForms(
            date: Template(parsing: "{month}/{day}"), moment: Template(parsing: "{date} {clock}"),
            span: Template(parsing: "{from}-{to}"), openEnd: Template(parsing: "from {from}"),
            openStart: Template(parsing: "until {to}"), buildings: Template(parsing: "b{list}"),
            units: Template(parsing: " u{list}"), everybody: Template(parsing: "all"),
            failure: Template(parsing: "{why} x{count}"), more: Template(parsing: " +{count}"))
    }

    private static func weather() throws -> WeatherForms {
        try WeatherForms(
            warning: Template(parsing: "{colour} {kind}"), today: Template(parsing: "today"),
            tomorrow: Template(parsing: "tomorrow"), day: Template(parsing: "{month}/{day}"),
            rain: Template(parsing: "{day} {count}mm"), low: Template(parsing: "{day} >{count}"),
            high: Template(parsing: "{day} <{count}"), gust: Template(parsing: "{day} {count}m/s"),
            line: Template(parsing: "{day}[ {low}][ {high}][ {rain}][ {gust}]"))
    }

    static func make() throws -> PhraseBook {
        var names = Names(
            place: try Template(parsing: "[b{building}][u{unit}][r{room}][ floor {floor}][ {area}]"),
            clock: try Template(parsing: "{hour}:{minute}"), today: try Template(parsing: "{clock}"),
            tomorrow: try Template(parsing: "tomorrow {clock}"),
            otherDay: try Template(parsing: "{month}/{day} {clock}"),
            minutes: try Template(parsing: "{count}m"), hours: try Template(parsing: "{count}h"),
            days: try Template(parsing: "{count}d"), money: try Template(parsing: "¥{amount}"),
            historyLine: try Template(parsing: "{at} {event}[ {staff}][: {words}]"),
            choiceLine: try Template(parsing: "{index}) {label}"),
            ticketLabel: try Template(parsing: "{number} {category}[ at {place}]"),
            chargeLine: try Template(parsing: "{what} {money}"),
            loadLine: try Template(parsing: "{staff} {count}"), notices: try notices(),
            weather: try weather(), listSeparator: " + ")
        names.categories = [.waterLeak: "leak"]
        names.areas = [.kitchen: "kitchen"]
        names.states = [.onSite: "there"]
        names.urgencies = [.emergency: "now"]
        names.events = [.accepted: "taken", .reminded: "late", .held: "waits", .received: "in", .note: "note"]
        names.placeChoices = [.home: "home", .garage: "garage"]
        return PhraseBook(
            language: "plain",
            open: [
                .archived: try Template(parsing: "{number} closed"),
                .cancelled: try Template(parsing: "{number} off[ by {staff}]"),
            ], personal: [:], work: [.detail: try Template(parsing: "{number}: {words}")], names: names)
    }
}
