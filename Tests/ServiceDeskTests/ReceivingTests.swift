import Testing

@testable import ServiceDesk

@Suite struct ReceivingTests {
    @Test func `a report gets a number, an owner, a card and a clock`() throws {
        var town = Town()
        let heard = town.say(.wang, .leak(), with: .init(words: "厨房水管漏水了"))
        let ticket = try #require(town[1001])
        #expect(ticket.state == .dispatched && ticket.lead == .engineering && ticket.owner == Person.zhou.id)
        #expect(ticket.home == Person.home.id && ticket.place.room == "501" && !ticket.unverified)
        #expect(heard.open.map(\.key) == [.received] && heard.personal.map(\.key) == [.received])
        #expect(heard.open.first?[.owner] == .name(ServiceName("小周")))
        #expect(heard.posted(to: .engineering) == [ticket.card])
        #expect(town.due(.acceptance, 1001) == .minutes(24))
        #expect(town.history(1001) == [.received, .dispatched])
    }

    @Test func `the words of the report stand on the card, cut to what fits one`() {
        var town = Town()
        let heard = town.say(.wang, .leak(), with: .init(words: String(repeating: "漏", count: 999)))
        #expect(heard.posted.first?[.words] == .words(String(repeating: "漏", count: CaseFile.cardWords)))
    }

    @Test func `without a direct chat the progress is promised in the group`() {
        var town = Town()
        #expect(town.say(.chen, .leak()).open.map(\.key) == [.receivedHere])
    }

    @Test func `the service desk on duty with the fewest open tickets owns it, then the manager, then the department`()
    {
        var town = Town()
        func owner() -> PersonID? {
            var fresh = town
            fresh.say(.wang, .leak())
            return fresh[1001]?.owner
        }
        #expect(owner() == Person.zhou.id)
        town.colleagues.removeAll { $0.person == Person.zhou.id }
        #expect(owner() == Person.qian.id)
        town.colleagues.removeAll { $0.department == .service }
        #expect(owner() == Person.zhao.id)
        town.colleagues.removeAll { $0.role == .manager }
        #expect(owner() == Person.li.id)
        town.colleagues = []
        #expect(owner() == nil)
    }

    @Test(arguments: Category.allCases)
    func `every category has a department that gets the card`(_ category: Category) throws {
        var town = Town()
        let heard = town.say(
            .wang, Act(.report, category: category, place: Place(building: "3", unit: "2", room: "501")))
        let ticket = try #require(town[1001])
        #expect(ticket.lead == category.department)
        #expect((category == .service ? heard.reported : heard.posted(to: category.department)).count == 1)
    }

    @Test func `two faults are two tickets and one answer`() {
        var town = Town()
        let heard = town.say(.wang, .leak(), .light)
        #expect(town.tickets.map(\.category) == [.waterLeak, .powerLight])
        #expect(heard.answers == 1)
        #expect(heard.open.map(\.key) == [.received])
        #expect(heard.open.first?[.numbers] == .numbers([TicketNumber(1001), TicketNumber(1002)]))
        #expect(heard.personal.map { $0[.number] } == [1001, 1002].map { .numbers([TicketNumber($0)]) })
        #expect(heard.posted(to: .engineering).count == 2)
    }

    @Test func `one trouble told twice in one breath is one ticket, in two rooms it is two`() {
        var town = Town()
        let once = town.say(.wang, .leak(), .leak())
        #expect(town.tickets.count == 1 && once.open.map(\.key) == [.received])
        var other = Town()
        other.say(.wang, .leak(), .leak(at: .bathroom))
        #expect(other.tickets.map(\.place.area) == [.kitchen, .bathroom])
    }

    @Test func `an emergency goes out first, with safety words and one question`() throws {
        var town = Town()
        let heard = town.say(.wang, .trapped)
        #expect(town[1001]?.state == .dispatched)
        #expect(heard.open.map(\.key) == [.received, .safety, .askInside])
        #expect(heard.posted(to: .engineering).first?[.urgency] == .urgency(.emergency))
        #expect(town.due(.acceptance, 1001) == .minutes(2))
        #expect(town.pending[Person.wang.id]?.question == .clarifyPlace)
    }

    @Test func `an emergency without a place goes out all the same`() {
        var town = Town()
        let heard = town.say(.stranger, Act(.report, category: .gasLeak, urgency: .emergency))
        #expect(town[1001]?.state == .dispatched && heard.posted.map(\.key) == [.card, .everybodyCalled, .checklist])
        #expect(heard.open.map(\.key) == [.receivedHere, .safety, .askPlace])
    }

    @Test func `the same safety words are said once for two emergencies`() {
        var town = Town()
        let act = Act(.report, category: .waterLeak, urgency: .emergency, place: Place(building: "3", area: .corridor))
        var other = act
        other.category = .waterDrain
        #expect(town.say(.wang, act, other).open.map(\.key) == [.received, .safety])
    }

    @Test func `in a direct chat all is said there, in a group safety and question only in the group`() {
        var town = Town()
        #expect(town.say(.wang, .trapped).personal.map(\.key) == [.received])
        var direct = Town()
        let heard = direct.say(.wang, .trapped, with: .init(setting: .direct))
        #expect(heard.personal.map(\.key) == [.received, .safety, .askInside])
    }

    @Test func `a stranger's word about a home is taken and marked unverified`() {
        var town = Town()
        let heard = town.say(
            .stranger, Act(.report, category: .waterLeak, place: Place(building: "3", unit: "2", room: "501")))
        #expect(town[1001]?.unverified == true && town[1001]?.home == nil)
        #expect(heard.posted.first?.slots.contains(.unverified) == true)
    }

    @Test func `the home next door is unverified too, and no detail of one's own`() {
        var town = Town.withLeak()
        town.say(.wang, Act(.report, category: .waterLeak, place: Place(building: "3", unit: "2", room: "601")))
        #expect(town.tickets.count == 2 && town[1002]?.unverified == true)
    }

    @Test func `the same trouble told by the family joins the open ticket`() {
        var town = Town.withLeak()
        let heard = town.say(.son, .leak(at: nil), with: .init(words: "家里漏水"))
        #expect(town.tickets.count == 1 && heard.open.map(\.key) == [.detailTaken])
        #expect(heard.posted(to: .engineering).map(\.key) == [.detail])
        #expect(town.history(1001).last == .detail)
    }

    @Test func `another room of the home, or the corridor outside, is another trouble`() {
        var town = Town.withLeak()
        town.say(.son, .leak(at: .bathroom), .leak(at: .corridor))
        #expect(town.tickets.count == 3)
    }

    @Test func `the same text again joins, and a closed ticket takes nothing in`() {
        var town = Town()
        town.say(.stranger, .light, with: .init(words: "灯坏了"))
        town.say(.stranger, .light, with: .init(words: "灯坏了"))
        #expect(town.tickets.count == 1)
        town.say(.stranger, Act(.cancel))
        town.say(.stranger, .light, with: .init(words: "灯坏了"))
        #expect(town.tickets.count == 2)
    }

    @Test func `the same text without a category, or as a complaint, joins too`() {
        var town = Town()
        for _ in 0..<2 { town.say(.wang, Act(.report), with: .init(words: "门卡不灵")) }
        for _ in 0..<2 { town.say(.wang, Act(.complain, category: .noisePublic), with: .init(words: "太吵了")) }
        #expect(town.tickets.map(\.category) == [.other, .noisePublic])
    }

    @Test func `the same trouble told as worse moves the ticket up at once`() throws {
        var town = Town.withLeak()
        let heard = town.say(.son, .leak(.emergency, at: nil), with: .init(words: "水漫到楼道了"))
        #expect(town.tickets.count == 1 && town[1001]?.urgency == .emergency)
        #expect(heard.open.map(\.key) == [.detailTaken, .safety])
        #expect(heard.posted(to: .engineering).first?[.urgency] == .urgency(.emergency))
        #expect(town.due(.acceptance, 1001) == .minutes(2))
    }

    @Test func `an emergency does not wait for the answer to a question asked before`() {
        var town = Town()
        town.say(.wang, .leak(at: nil))
        #expect(town[1001]?.state == .received)
        let heard = town.say(.wang, .leak(.emergency, at: nil), with: .init(words: "爆了！"))
        #expect(town.tickets.count == 1 && town[1001]?.state == .dispatched)
        #expect(heard.posted.contains { $0.key == .card })
    }

    @Test func `ten tickets a day, and emergencies besides`() {
        var town = Town()
        for number in 1...10 { town.say(.wang, Act(.report, category: .green), with: .init(words: "\(number)")) }
        let eleventh = town.say(.wang, Act(.report, category: .green), with: .init(words: "11"))
        #expect(eleventh.open.map(\.key) == [.tooMany] && eleventh.changes.isEmpty && town.tickets.count == 10)
        town.say(.wang, .trapped)
        #expect(town.tickets.count == 11)
        town.say(.son, Act(.report, category: .green), with: .init(words: "12"))
        #expect(town.tickets.count == 12)
        town.pass(.hours(25))
        town.say(.wang, Act(.report, category: .green), with: .init(words: "13"))
        #expect(town.tickets.count == 13)
    }

    @Test func `an enquiry goes to the service desk and its answer promises no repair`() {
        var town = Town()
        let heard = town.say(.wang, Act(.askInfo), with: .init(words: "几点关门"))
        #expect(heard.open.map(\.key) == [.passedOn])
        #expect(heard.posted(to: .service).map(\.key) == [.cardEnquiry])
    }

    @Test func `a fault and an enquiry in one message are each acknowledged as what they are`() {
        var town = Town()
        let heard = town.say(.wang, .leak(), Act(.askInfo))
        #expect(heard.personal.map(\.key) == [.received, .passedOn])
    }

    @Test func `a report by staff is owned by who reports and answered with the number`() {
        var town = Town()
        let heard = town.say(.hu, .light)
        #expect(town[1001]?.owner == Person.hu.id && heard.atWork.map(\.key) == [.noted])
        #expect(heard.posted(to: .engineering).map(\.key) == [.card])
    }

    @Test func `staff who pass an emergency on are not asked for the lift`() {
        var town = Town()
        town.say(.hu, .trapped)
        #expect(town.pending[Person.hu.id] == nil)
    }
}
