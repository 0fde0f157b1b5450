/// The names that wordings use in braces.
package enum SlotName: String, CaseIterable, Sendable {
    case number, numbers, owner, staff, state, at, wait, choices, tickets
    case category, place, words, money, phone, timeline, rating, urgency, pictures, recordings
    case items, agreed, reason
    case people, from, refusals, departments, loads
    /// How many messages of ours.
    case letters
    /// Filled or not; it has no words of its own and only opens a `[…]` in a wording.
    case unverified
    /// Readings to choose from.
    case troubles
    /// Why a category, why an urgency.
    case because, urgentBecause
    case department
    /// Homes to choose from; a code; how many are left; until when somebody lives there.
    case homes, code, left, until
    /// An answer that stands ready for everybody, and where it stands.
    case answer, source
    /// Of a work card, and of the questions to learn it by.
    case standard, todo, sayings, question, answers, rightAnswer, reasonWhy
    /// The shifts somebody takes for those they give.
    case inReturn
    /// Filled or not, as `unverified`: the name stands in the office's list; the home does not.
    case listed, unlisted
    /// A page of figures.
    case figures
    /// How many households a shared fault hits; the ticket it comes from.
    case households, linked
    // Money, see Fees/.
    case month, months, kinds, missing, outliers, lines, due, dues, arrears, changes, difference, pay, paid
    case late, area, period, kind, sheet, accountsKind, published
    // Of notices.
    case notice, title, text, span, scope, contact, groups, directs, unreachable, count
    case delivered, waiting, failures, objections, list, noticeState
    case emergency, everyone, readBack
    /// Sorts of what people are sent alone.
    case news
    /// The month for everybody.
    case letter
    /// The words of an emergency plan for residents, its name, its steps, and numbers to ring.
    case safety, plan, steps, outside
    case acceptedAfter, arrivedAfter
    // Of rounds, see Care/.
    case round, rounds, checklist, stops, marks, fine, without, checked, total, faults
    // Of the weather, see Weather/.
    case warnings, signs, forecast
}

/// A value before it has words; `Phrasing` knows how each is written in a language.
package enum SlotValue: Hashable, Sendable {
    case numbers([TicketNumber])
    case name(ServiceName)
    case state(TicketState)
    case moment(Instant)
    case wait(Duration)
    case category(Category)
    case urgency(Urgency)
    case place(Place)
    case words(String)
    case money(fen: Int)
    case phone(MaskedPhone)
    case rating(Int)
    case count(Int)
    case timeline([HistoryEntry])
    case places([PlaceChoice])
    case tickets([TicketChoice])
    case categories([Category])
    case cause(Grounds.Cause)
    case department(Department)
    case charges([Charge])
    case hold(HoldReason)
    case names([ServiceName])
    case departments([Department])
    case loads([Load])
    case safety(EmergencyPlan)
    case answer(CommonAnswer)
    /// Of a work card: words of the language, one a line; numbered where they are steps or answers.
    case cardLines([String], numbered: Bool)
    case rightAnswer(QuizItem)
    case source(CommonAnswer)
    case planName(EmergencyPlan)
    case steps(EmergencyPlan)
    case outside([OutsideNumber])
    case addresses([HomeAddress])
    case code(String)
    case figures(FigureSheet)
    case month(Month)
    case months([Month])
    case period(AccountPeriod)
    case day(CivilDay)
    case feeKind(FeeKind)
    case billLines([BillLine])
    case changes([LineChange])
    case difference(fen: Int)
    case dues([Due])
    case late(LateSum)
    case area(Quantity)
    case sheet(AccountsSheet)
    case sheets([AccountsSheet])
    case accountsKind(AccountsKind)
    case kindTotals([BillPreview.KindTotal])
    case homes([HomeAddress])
    case outliers([BillPreview.Outlier])
    case letter(ServiceLetter)
    case mark
    case notice(NoticeNumber)
    case title(NoticeTitle)
    case text(NoticeText)
    case draft(String)
    case span(Span)
    case scope(Scope)
    case contact(DeskPhone)
    case failures([DeliveryFigures.Failure])
    case parts([NoticePart])
    case objections([NoticeGuard.Objection])
    case noticeState(Notice.State)
    case news([NewsKind])
    case round(CareName)
    case rounds([CareName])
    case warnings([WeatherWarning])
    case signs([WeatherSign])
    case forecast([Forecast.Day])
    case checklist([CheckItem])
    case stops([Place])
    case marks([Mark])
    case integers([Int])
}

/// An item of a checklist with its number, counted from 1.
package struct Mark: Hashable, Sendable {
    package let number: Int
    package let what: String
}

/// One numbered answer to “where?”.
package enum PlaceChoice: String, CaseIterable, Hashable, Sendable, Codable {
    case home, corridor, garage, elsewhere
}

/// One numbered answer to “which of these?”.
package struct TicketChoice: Hashable, Sendable, Codable {
    package let number: TicketNumber
    package let category: Category
    /// Shown to staff and to the home itself, never in a residents' group.
    package let place: Place
    /// Of a round, in place of the category.
    package var plan: CareName?

    package init(number: TicketNumber, category: Category, place: Place) {
        self.number = number
        self.category = category
        self.place = place
    }
}

/// What a residents' group may hear. There is no way to put a room, a phone, an amount or a resident's name in one.
package struct PublicSlot: StatementSlot {
    package let name: SlotName
    package let value: SlotValue

    private init(_ name: SlotName, _ value: SlotValue) {
        self.name = name
        self.value = value
    }

    package static func number(_ number: TicketNumber) -> Self { Self(.number, .numbers([number])) }
    package static func numbers(_ numbers: [TicketNumber]) -> Self { Self(.numbers, .numbers(numbers)) }
    package static func owner(_ name: ServiceName) -> Self { Self(.owner, .name(name)) }
    package static func staff(_ name: ServiceName) -> Self { Self(.staff, .name(name)) }
    package static func state(_ state: TicketState) -> Self { Self(.state, .state(state)) }
    package static func at(_ moment: Instant) -> Self { Self(.at, .moment(moment)) }
    package static func wait(_ wait: Duration) -> Self { Self(.wait, .wait(wait)) }
    package static func choices(_ choices: [PlaceChoice]) -> Self { Self(.choices, .places(choices)) }
    package static func answer(_ answer: CommonAnswer) -> Self { Self(.answer, .answer(answer)) }
    package static func source(_ answer: CommonAnswer) -> Self { Self(.source, .source(answer)) }
    package static func households(_ count: Int) -> Self { Self(.households, .count(count)) }
    package static func linked(_ number: TicketNumber) -> Self { Self(.linked, .numbers([number])) }
    package static func title(_ title: NoticeTitle) -> Self { Self(.title, .title(title)) }
    package static func text(_ text: NoticeText) -> Self { Self(.text, .text(text)) }
    package static func span(_ span: Span) -> Self { Self(.span, .span(span)) }
    package static func scope(_ scope: Scope) -> Self { Self(.scope, .scope(scope)) }
    package static func contact(_ phone: DeskPhone) -> Self { Self(.contact, .contact(phone)) }
    package static func letter(_ letter: ServiceLetter) -> Self { Self(.letter, .letter(letter)) }
    /// The accounts of all; they have no place for a home.
    package static func sheet(_ sheet: AccountsSheet) -> Self { Self(.sheet, .sheet(sheet)) }
    package static func published(_ sheets: [AccountsSheet]) -> Self { Self(.published, .sheets(sheets)) }
    package static func period(_ period: AccountPeriod) -> Self { Self(.period, .period(period)) }
    package static func safety(_ plan: EmergencyPlan) -> Self { Self(.safety, .safety(plan)) }
    /// Numbers of companies and authorities; no person's.
    package static func outside(_ numbers: [OutsideNumber]) -> Self { Self(.outside, .outside(numbers)) }
    package static func round(_ name: CareName) -> Self { Self(.round, .round(name)) }
    package static func checked(_ count: Int) -> Self { Self(.checked, .count(count)) }
    package static func total(_ count: Int) -> Self { Self(.total, .count(count)) }
    package static func faults(_ count: Int) -> Self { Self(.faults, .count(count)) }
}

/// What one resident may hear alone: all that is public, and what concerns the own home.
package struct PrivateSlot: StatementSlot {
    package let name: SlotName
    package let value: SlotValue

    private init(_ name: SlotName, _ value: SlotValue) {
        self.name = name
        self.value = value
    }

    package static func open(_ slot: PublicSlot) -> Self { Self(slot.name, slot.value) }
    package static func number(_ number: TicketNumber) -> Self { .open(.number(number)) }
    package static func owner(_ name: ServiceName) -> Self { .open(.owner(name)) }
    package static func staff(_ name: ServiceName) -> Self { .open(.staff(name)) }
    package static func state(_ state: TicketState) -> Self { .open(.state(state)) }
    package static func at(_ moment: Instant) -> Self { .open(.at(moment)) }
    package static func wait(_ wait: Duration) -> Self { .open(.wait(wait)) }
    package static func category(_ category: Category) -> Self { Self(.category, .category(category)) }
    package static func place(_ place: Place) -> Self { Self(.place, .place(place)) }
    package static func words(_ words: String) -> Self { Self(.words, .words(words)) }
    package static func money(fen: Int) -> Self { Self(.money, .money(fen: fen)) }
    package static func phone(_ phone: MaskedPhone) -> Self { Self(.phone, .phone(phone)) }
    package static func charges(_ items: [Charge]) -> Self { Self(.items, .charges(items)) }
    package static func rating(_ rating: Int) -> Self { Self(.rating, .rating(rating)) }
    package static func timeline(_ entries: [HistoryEntry]) -> Self { Self(.timeline, .timeline(entries)) }
    package static func tickets(_ choices: [TicketChoice]) -> Self { Self(.tickets, .tickets(choices)) }
    package static func homes(_ homes: [HomeAddress]) -> Self { Self(.homes, .addresses(homes)) }
    package static func code(_ digits: String) -> Self { Self(.code, .code(digits)) }
    package static func left(_ count: Int) -> Self { Self(.left, .count(count)) }
    package static func troubles(_ choices: [Category]) -> Self { Self(.troubles, .categories(choices)) }
    package static func month(_ month: Month) -> Self { Self(.month, .month(month)) }
    package static func period(_ period: AccountPeriod) -> Self { Self(.period, .period(period)) }
    package static func lines(_ lines: [BillLine]) -> Self { Self(.lines, .billLines(lines)) }
    package static func due(_ day: CivilDay) -> Self { Self(.due, .day(day)) }
    package static func dues(_ dues: [Due]) -> Self { Self(.dues, .dues(dues)) }
    package static func arrears(fen: Int) -> Self { Self(.arrears, .money(fen: fen)) }
    package static func changes(_ changes: [LineChange]) -> Self { Self(.changes, .changes(changes)) }
    package static func difference(fen: Int) -> Self { Self(.difference, .difference(fen: fen)) }
    package static func paid(fen: Int) -> Self { Self(.paid, .money(fen: fen)) }
    package static func pay(_ words: String) -> Self { Self(.pay, .words(words)) }
    package static func late(_ sum: LateSum) -> Self { Self(.late, .late(sum)) }
    package static func area(_ area: Quantity) -> Self { Self(.area, .area(area)) }
    package static func kind(_ kind: FeeKind) -> Self { Self(.kind, .feeKind(kind)) }
    package static func news(_ kinds: [NewsKind]) -> Self { Self(.news, .news(kinds)) }
}

/// What staff may hear: where and what, never a resident's name; phones that people wrote are hidden in rooms.
package struct WorkSlot: StatementSlot {
    package let name: SlotName
    package let value: SlotValue

    private init(_ name: SlotName, _ value: SlotValue) {
        self.name = name
        self.value = value
    }

    package static func number(_ number: TicketNumber) -> Self { Self(.number, .numbers([number])) }
    package static func owner(_ name: ServiceName) -> Self { Self(.owner, .name(name)) }
    package static func staff(_ name: ServiceName) -> Self { Self(.staff, .name(name)) }
    package static func state(_ state: TicketState) -> Self { Self(.state, .state(state)) }
    package static func at(_ moment: Instant) -> Self { Self(.at, .moment(moment)) }
    package static func wait(_ wait: Duration) -> Self { Self(.wait, .wait(wait)) }
    package static let unverified = Self(.unverified, .mark)
    package static func category(_ category: Category) -> Self { Self(.category, .category(category)) }
    package static func urgency(_ urgency: Urgency) -> Self { Self(.urgency, .urgency(urgency)) }
    package static func place(_ place: Place) -> Self { Self(.place, .place(place)) }
    package static func words(_ words: String) -> Self { Self(.words, .words(words)) }
    package static func money(fen: Int) -> Self { Self(.money, .money(fen: fen)) }
    package static func numbers(_ numbers: [TicketNumber]) -> Self { Self(.numbers, .numbers(numbers)) }
    package static func people(_ names: [ServiceName]) -> Self { Self(.people, .names(names)) }
    package static func from(_ name: ServiceName) -> Self { Self(.from, .name(name)) }
    package static func loads(_ loads: [Load]) -> Self { Self(.loads, .loads(loads)) }
    package static func figures(_ sheet: FigureSheet) -> Self { Self(.figures, .figures(sheet)) }
    package static func refusals(_ count: Int) -> Self { Self(.refusals, .count(count)) }
    package static func letters(_ count: Int) -> Self { Self(.letters, .count(count)) }
    package static func departments(_ departments: [Department]) -> Self {
        Self(.departments, .departments(departments))
    }
    package static func agreed(fen: Int) -> Self { Self(.agreed, .money(fen: fen)) }
    package static func reason(_ reason: HoldReason) -> Self { Self(.reason, .hold(reason)) }
    package static func pictures(_ count: Int) -> Self { Self(.pictures, .count(count)) }
    package static func recordings(_ count: Int) -> Self { Self(.recordings, .count(count)) }
    package static func rating(_ rating: Int) -> Self { Self(.rating, .rating(rating)) }
    package static func timeline(_ entries: [HistoryEntry]) -> Self { Self(.timeline, .timeline(entries)) }
    package static func tickets(_ choices: [TicketChoice]) -> Self { Self(.tickets, .tickets(choices)) }
    package static func because(_ cause: Grounds.Cause) -> Self { Self(.because, .cause(cause)) }
    package static func urgentBecause(_ cause: Grounds.Cause) -> Self { Self(.urgentBecause, .cause(cause)) }
    package static let listed = Self(.listed, .mark)
    package static let readBack = Self(.readBack, .mark)
    package static let unlisted = Self(.unlisted, .mark)
    package static func code(_ digits: String) -> Self { Self(.code, .code(digits)) }
    package static func left(_ count: Int) -> Self { Self(.left, .count(count)) }
    package static func until(_ moment: Instant) -> Self { Self(.until, .moment(moment)) }
    package static func department(_ department: Department) -> Self { Self(.department, .department(department)) }
    package static func households(_ count: Int) -> Self { Self(.households, .count(count)) }
    package static func linked(_ number: TicketNumber) -> Self { Self(.linked, .numbers([number])) }
    package static func month(_ month: Month) -> Self { Self(.month, .month(month)) }
    package static func sheet(_ sheet: AccountsSheet) -> Self { Self(.sheet, .sheet(sheet)) }
    package static func period(_ period: AccountPeriod) -> Self { Self(.period, .period(period)) }
    package static func published(_ sheets: [AccountsSheet]) -> Self { Self(.published, .sheets(sheets)) }
    package static func accountsKind(_ kind: AccountsKind) -> Self { Self(.accountsKind, .accountsKind(kind)) }
    package static func due(_ day: CivilDay) -> Self { Self(.due, .day(day)) }
    package static func months(_ months: [Month]) -> Self { Self(.months, .months(months)) }
    package static func kinds(_ kinds: [BillPreview.KindTotal]) -> Self { Self(.kinds, .kindTotals(kinds)) }
    package static func missing(_ homes: [HomeAddress]) -> Self { Self(.missing, .homes(homes)) }
    package static func outliers(_ outliers: [BillPreview.Outlier]) -> Self { Self(.outliers, .outliers(outliers)) }
    package static func lines(_ lines: [BillLine]) -> Self { Self(.lines, .billLines(lines)) }
    package static func notice(_ number: NoticeNumber) -> Self { Self(.notice, .notice(number)) }
    package static func title(_ title: NoticeTitle) -> Self { Self(.title, .title(title)) }
    /// As a manager wrote it; shown to managers only.
    package static func text(_ words: String) -> Self { Self(.text, .draft(words)) }
    package static func span(_ span: Span) -> Self { Self(.span, .span(span)) }
    package static func scope(_ scope: Scope) -> Self { Self(.scope, .scope(scope)) }
    package static func contact(_ phone: DeskPhone) -> Self { Self(.contact, .contact(phone)) }
    package static func groups(_ count: Int) -> Self { Self(.groups, .count(count)) }
    package static func directs(_ count: Int) -> Self { Self(.directs, .count(count)) }
    package static func unreachable(_ count: Int) -> Self { Self(.unreachable, .count(count)) }
    package static func count(_ count: Int) -> Self { Self(.count, .count(count)) }
    package static func delivered(_ count: Int) -> Self { Self(.delivered, .count(count)) }
    package static func waiting(_ count: Int) -> Self { Self(.waiting, .count(count)) }
    package static func failures(_ failed: [DeliveryFigures.Failure]) -> Self { Self(.failures, .failures(failed)) }
    package static func missing(_ parts: [NoticePart]) -> Self { Self(.missing, .parts(parts)) }
    package static func objections(_ objections: [NoticeGuard.Objection]) -> Self {
        Self(.objections, .objections(objections))
    }
    package static func list(_ homes: [HomeAddress]) -> Self { Self(.list, .homes(homes)) }
    package static func noticeState(_ state: Notice.State) -> Self { Self(.noticeState, .noticeState(state)) }
    package static let emergency = Self(.emergency, .mark)
    package static let everyone = Self(.everyone, .mark)
    package static func plan(_ plan: EmergencyPlan) -> Self { Self(.plan, .planName(plan)) }
    package static func steps(_ plan: EmergencyPlan) -> Self { Self(.steps, .steps(plan)) }
    package static func inReturn(_ span: Span) -> Self { Self(.inReturn, .span(span)) }
    package static func standard(_ card: WorkCard) -> Self {
        Self(.standard, .cardLines([card.standard], numbered: false))
    }
    package static func todo(_ card: WorkCard) -> Self { Self(.todo, .cardLines(card.steps, numbered: true)) }
    package static func sayings(_ card: WorkCard) -> Self { Self(.sayings, .cardLines(card.sayings, numbered: false)) }
    package static func question(_ item: QuizItem) -> Self {
        Self(.question, .cardLines([item.question], numbered: false))
    }
    package static func answers(_ item: QuizItem) -> Self { Self(.answers, .cardLines(item.choices, numbered: true)) }
    package static func rightAnswer(_ item: QuizItem) -> Self { Self(.rightAnswer, .rightAnswer(item)) }
    package static func reasonWhy(_ item: QuizItem) -> Self {
        Self(.reasonWhy, .cardLines([item.because], numbered: false))
    }
    package static func outside(_ numbers: [OutsideNumber]) -> Self { Self(.outside, .outside(numbers)) }
    package static func acceptedAfter(_ wait: Duration) -> Self { Self(.acceptedAfter, .wait(wait)) }
    package static func arrivedAfter(_ wait: Duration) -> Self { Self(.arrivedAfter, .wait(wait)) }
    package static func round(_ name: CareName) -> Self { Self(.round, .round(name)) }
    package static func rounds(_ names: [CareName]) -> Self { Self(.rounds, .rounds(names)) }
    package static func warnings(_ warnings: [WeatherWarning]) -> Self { Self(.warnings, .warnings(warnings)) }
    package static func signs(_ signs: [WeatherSign]) -> Self { Self(.signs, .signs(signs)) }
    package static func forecast(_ days: [Forecast.Day]) -> Self { Self(.forecast, .forecast(days)) }
    package static func checklist(_ items: [CheckItem]) -> Self { Self(.checklist, .checklist(items)) }
    package static func stops(_ places: [Place]) -> Self { Self(.stops, .stops(places)) }
    /// Some items of a checklist, by their numbers.
    package static func marks(_ numbers: [Int], of items: [CheckItem]) -> Self {
        Self(
            .marks,
            .marks(
                numbers.filter { items.indices.contains($0 - 1) }.map { Mark(number: $0, what: items[$0 - 1].what) }))
    }
    package static func fine(_ numbers: [Int]) -> Self { Self(.fine, .integers(numbers)) }
    package static func without(_ numbers: [Int]) -> Self { Self(.without, .integers(numbers)) }
    package static func checked(_ count: Int) -> Self { Self(.checked, .count(count)) }
    package static func total(_ count: Int) -> Self { Self(.total, .count(count)) }
    /// What a ticket is: of a round its plan's name, else its category.
    package static func matter(of ticket: Ticket) -> Self {
        ticket.inspection.map { Self(.category, .round($0.name)) } ?? .category(ticket.category)
    }
}
