import Chat
import ServiceDesk
import Testing

@testable import Phrasing

/// What the group hears of tickets full of secrets.
@Suite struct SecretTests {
    private static let secrets = [
        "王芳", "8507", "13812345678", "5678", "4567", "45.67", "厨房", "kitchen", "花了", "元", "¥",
    ]
    private static let words = "我是王芳，8507厨房漏了，电话13812345678，花了45.67元"
    private static let home = Home(id: HomeID(1), address: HomeAddress(building: "3", unit: "2", room: "8507"))

    @Test(arguments: Shipped.languages, TicketState.allCases)
    func `whatever a resident says in the group, the answer there tells no secret`(
        _ language: Language, _ state: TicketState
    ) throws {
        let book = try Shipped.book(language)
        let resident = Speaker(
            person: PersonID(1), role: .resident, name: "王芳", homes: [Self.home], hasDirectChat: true)
        var said = 0
        for intent in Intent.allCases {
            for tickets in [[Self.ticket(1001, state)], [Self.ticket(1001, state), Self.ticket(1002, state)]] {
                var act = Act(intent, category: .waterLeak, place: Place(room: "8507", area: .kitchen), amount: 4567)
                act.rating = 1
                let decision = Self.file(resident, tickets).decide([act], at: Voice.morning.now)
                for statement in decision.messages.flatMap(Self.open) {
                    said += 1
                    let text = book.say([statement], by: .morning).text.plain
                    #expect(!Self.secrets.contains { text.contains($0) }, "\(text)")
                }
            }
        }
        #expect(said > 10)
    }

    @Test(arguments: Shipped.languages, [Intent.accept, .arrive, .hold, .complete, .decline])
    func `what staff write about a job reaches the group without its secrets`(_ language: Language, _ intent: Intent)
        throws
    {
        let book = try Shipped.book(language)
        let staff = Speaker(person: PersonID(9), role: .staff, name: "李师傅", department: .engineering)
        var heard: [String] = []
        for state in TicketState.allCases {
            let act = Act(intent, ticket: 1001, amount: 4567)
            let decision = Self.file(staff, [Self.ticket(1001, state)]).decide([act], at: Voice.morning.now)
            heard += decision.messages.flatMap(Self.open).map { book.say([$0], by: .morning).text.plain }
        }
        #expect(!heard.isEmpty)
        for text in heard { #expect(!Self.secrets.contains { text.contains($0) }, "\(text)") }
    }

    private static func open(_ message: Message) -> [PublicStatement] {
        switch message {
        case .answer(let open, _, _, _), .tell(_, let open, _, _), .answerTogether(_, _, let open), .publish(let open):
            open
        case .broadcast(let broadcast): [broadcast.open]
        case .answerAtWork, .post, .call, .report, .inform, .confide, .advise, .tellHome: []
        }
    }

    private static let origin = Origin(channel: "c", room: "r", message: "m", account: "a", accountName: "王芳")

    private static func ticket(_ number: Int, _ state: TicketState) -> Ticket {
        let inHand = !state.waitsForStaff
        return Ticket(
            number: TicketNumber(number), state: state, category: .waterLeak, urgency: .normal, concern: .fault,
            place: Place(building: "3", unit: "2", room: "8507", area: .kitchen), words: words, reporter: PersonID(1),
            home: home.id, unverified: false, owner: PersonID(8), ownerName: ServiceName("小周"), lead: .engineering,
            job: Job(
                department: .engineering, assignee: inHand ? PersonID(9) : nil,
                assigneeName: inHand ? ServiceName("李师傅") : nil, eta: Voice.morning.now + .minutes(20), result: words,
                cost: 4567),
            openedAt: Voice.morning.now, changedAt: Voice.morning.now, doneAt: Voice.morning.now, rating: nil,
            reopenings: 0, unconfirmed: false, chased: 0,
            clock: FinishClock(began: Voice.morning.now, running: Voice.morning.now, spent: 0), origin: origin)
    }

    private static func file(_ speaker: Speaker, _ tickets: [Ticket]) -> CaseFile {
        let entry = HistoryEntry(
            ticket: TicketNumber(1001), event: .completed, at: Voice.morning.now, by: nil, byName: nil, words: words,
            source: nil)
        return CaseFile(
            level: ServiceLevel(), time: WorkingTime(hours: .standard, calendar: .weekends, zone: .gmt),
            speaker: speaker, setting: speaker.role == .resident ? .residents : .staff,
            words: words, pictures: 1, origin: origin, source: nil, nextNumber: TicketNumber(1003), pending: nil,
            quoted: nil, tickets: tickets, histories: [TicketNumber(1001): [entry]],
            colleagues: [
                Colleague(
                    person: PersonID(9), role: .staff, name: ServiceName("李师傅"), department: .engineering, onDuty: true,
                    owned: 0, phone: "13812345678")
            ], openedToday: 0)
    }
}
