import ServiceDesk

/// How a language writes the values that statements carry; from `phrases/names.yaml`.
package struct Names: Sendable {
    package var categories: [Category: String] = [:]
    package var areas: [Area: String] = [:]
    package var states: [TicketState: String] = [:]
    package var urgencies: [Urgency: String] = [:]
    package var events: [HistoryEntry.Event: String] = [:]
    package var placeChoices: [PlaceChoice: String] = [:]
    package var departments: [Department: String] = [:]
    package var causes: [CauseWording: Template] = [:]
    package var holdReasons: [HoldReason: String] = [:]
    package var noticeTitles: [NoticeTitle: String] = [:]
    package var noticeStates: [Notice.State: String] = [:]
    package var newsKinds: [NewsKind: String] = [:]
    /// All that can be turned off.
    package var allNews = ""
    package var noticeParts: [NoticePart: String] = [:]
    package var objections: [NoticeGuard.Objection: String] = [:]
    /// The forms that notices need.
    package var notices: NoticeForms
    package var weather: WeatherForms
    package var outside: [OutsideService: String] = [:]
    package var sheet: [SheetLabel: String] = [:]
    /// Before every word about a drill.
    package var drillMark = ""
    /// Slots of a place: building, unit, room, floor, area.
    package var place: Template
    /// Slots: hour, minute.
    package var clock: Template
    /// Slots of the next three: clock, month, day.
    package var today: Template
    package var tomorrow: Template
    package var otherDay: Template
    /// Slot of the next three: count.
    package var minutes: Template
    package var hours: Template
    package var days: Template
    /// Slot: amount.
    package var money: Template
    /// Slots of one line of a history: at, event, staff, words.
    package var historyLine: Template
    /// Slots of one numbered choice: index, label.
    package var choiceLine: Template
    /// Slots of one ticket in a list: number, category, place.
    package var ticketLabel: Template
    /// Slots of one line of a quote: what, money.
    package var chargeLine: Template
    /// Slots of one line of who has how much: staff, department, count, off.
    package var loadLine: Template
    /// Between the numbers of several tickets.
    package var listSeparator: String
    package var figures = FigureNames()

    package init(
        place: Template, clock: Template, today: Template, tomorrow: Template, otherDay: Template, minutes: Template,
        hours: Template, days: Template, money: Template,
        historyLine: Template, choiceLine: Template, ticketLabel: Template, chargeLine: Template, loadLine: Template,
        notices: NoticeForms, weather: WeatherForms, listSeparator: String
    ) {
        self.place = place
        self.clock = clock
        self.today = today
        self.tomorrow = tomorrow
        self.otherDay = otherDay
        self.minutes = minutes
        self.hours = hours
        self.days = days
        self.money = money
        self.historyLine = historyLine
        self.choiceLine = choiceLine
        self.ticketLabel = ticketLabel
        self.chargeLine = chargeLine
        self.loadLine = loadLine
        self.notices = notices
        self.weather = weather
        self.listSeparator = listSeparator
    }
}
