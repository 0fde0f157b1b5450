import Testing

@testable import ServiceDesk

@Suite struct ClosingTests {
    @Test func `confirmed, rated, filed`() throws {
        var town = Town.withDoneJob()
        let confirmed = town.say(.wang, Act(.confirmDone))
        #expect(town[1001]?.state == .followUp && confirmed.open.map(\.key) == [.askRating])
        #expect(town.alarms(1001) == [.confirmationEnd, .followUp] && town.pending[Person.wang.id]?.question == .rate)
        let rated = town.say(.wang, Act(.rate, rating: 5))
        #expect(town[1001]?.state == .archived && town[1001]?.rating == 5 && town.alarms(1001) == [.followUp])
        #expect(rated.personal.map(\.key) == [.archived] && rated.posted(to: .engineering).map(\.key) == [.confirmed])
        #expect(rated.reported.isEmpty && town.pending[Person.wang.id] == nil)
    }

    @Test(arguments: 1...5)
    func `two and less goes to the manager, and the owner will call`(_ rating: Int) {
        var town = Town.withDoneJob()
        let heard = town.say(.wang, Act(.rate, rating: rating))
        #expect(town[1001]?.state == .archived && town[1001]?.rating == rating)
        #expect(heard.personal.map(\.key) == [rating <= 2 ? .lowRating : .archived])
        #expect(heard.reported.map { $0[.rating] } == (rating <= 2 ? [.rating(rating)] : []))
        #expect(heard.open.map(\.key) == [.archived])
    }

    @Test func `a rating after the silence counts once`() {
        var town = Town.withDoneJob()
        town.pass(.hours(7 * 24 + 1))
        #expect(town[1001]?.state == .archived && town[1001]?.unconfirmed == true)
        #expect(town.say(.wang, Act(.rate, ticket: 1001, rating: 4)).open.map(\.key) == [.archived])
        #expect(town[1001]?.rating == 4)
        #expect(town.say(.wang, Act(.rate, ticket: 1001, rating: 1)).open.map(\.key) == [.notNow])
        #expect(town[1001]?.rating == 4)
    }

    @Test func `fixed, said twice or to nothing, is silent`() {
        var town = Town.withDoneJob()
        town.say(.wang, Act(.confirmDone))
        #expect(town.say(.wang, Act(.confirmDone)).isNothing)
        var other = Town.withJob()
        #expect(other.say(.wang, Act(.confirmDone)).isNothing)
        #expect(other.say(.chen, Act(.confirmDone)).isNothing && other.say(.chen, Act(.rate, rating: 5)).isNothing)
    }

    @Test func `fixed is about what is done, though something else was asked since`() {
        var town = Town.withDoneJob()
        town.say(.wang, .leak(at: nil), with: .init(words: "又一处漏水"))
        #expect(town.pending[Person.wang.id]?.ticket == TicketNumber(1002))
        town.say(.wang, Act(.confirmDone))
        #expect(town[1001]?.state == .followUp && town[1002]?.state == .received)
    }

    @Test func `anybody of the home may confirm`() {
        var town = Town.withDoneJob()
        town.say(.son, Act(.confirmDone))
        #expect(town[1001]?.state == .followUp)
        #expect(town.say(.chen, Act(.confirmDone, ticket: 1001)).open.map(\.key) == [.noSuchTicket])
    }

    @Test(arguments: [Town.withDoneJob(), Town.withFiledJob()])
    func `broken again is the same ticket, the same owner, one tier up`(_ town: Town) throws {
        var town = town
        town.pass(.hours(20))
        let heard = town.say(.wang, Act(.stillBroken), with: .init(words: "又漏了"))
        let ticket = try #require(town[1001])
        #expect(town.tickets.count == 1 && ticket.state == .dispatched && ticket.reopenings == 1)
        #expect(ticket.urgency == .urgent && ticket.owner == Person.zhou.id)
        #expect(ticket.rating == nil && ticket.job == Job(department: .engineering))
        #expect(heard.open.map(\.key) == [.reopened] && heard.posted.map(\.key) == [.reopened])
        #expect(heard.posted.first?[.from] == .name(ServiceName("李师傅")))
        #expect(town.alarms(1001) == [.acceptance, .arrival, .finish])
        #expect(town.history(1001).suffix(2) == [.reopened, .dispatched])
    }

    @Test func `what comes back calls who is there, and the managers where nobody is`() {
        var emergency = Town()
        emergency.say(.wang, .trapped)
        emergency.say(.li, Act(.accept), Act(.complete))
        #expect(emergency.say(.wang, Act(.stillBroken)).posted.map(\.key) == [.reopened, .everybodyCalled, .checklist])

        var appointed = Town.withDoneJob()
        appointed.dispatching = .appoint
        #expect(appointed.say(.wang, Act(.stillBroken)).posted.first?[.staff] == .name(ServiceName("李师傅")))

        var nobody = Town.withDoneJob()
        nobody.say(.li, Act(.offDuty))
        nobody.say(.bao, Act(.offDuty))
        #expect(nobody.say(.wang, Act(.stillBroken)).reported.map(\.key) == [.nobodyFree])
    }

    @Test func `after fifteen days it is a new ticket, and nobody has to say it again`() throws {
        var town = Town.withFiledJob()
        town.pass(.hours(15 * 24 + 1))
        let heard = town.say(.wang, Act(.stillBroken, ticket: 1001), with: .init(words: "1001 又漏了"))
        #expect(town[1001]?.state == .archived && town[1002]?.category == .waterLeak)
        #expect(town[1002]?.place == town[1001]?.place && heard.open.map(\.key) == [.received])
    }

    @Test func `broken again names its trouble: another one than what is open is a report`() {
        var town = Town.withLeak()
        town.say(.wang, Act(.stillBroken, category: .powerTrip), with: .init(words: "又跳闸了"))
        #expect(town.tickets.map(\.category) == [.waterLeak, .powerTrip] && town[1001]?.chased == 0)
        town.say(.wang, Act(.stillBroken, category: .waterLeak))
        #expect(town.tickets.count == 2 && town[1001]?.chased == 1)
    }

    @Test func `broken again about nothing known is asked about`() {
        var town = Town()
        #expect(town.say(.wang, Act(.stillBroken)).open.map(\.key) == [.askProblem])
    }

    @Test func `withdrawn until somebody is there`() {
        for intents in [[], [Intent.accept], [.accept, .hold]] {
            var town = Town.withLeak()
            for intent in intents { town.say(.li, Act(intent, ticket: 1001)) }
            let heard = town.say(.wang, Act(.cancel))
            #expect(town[1001]?.state == .cancelled && town.alarms(1001).isEmpty)
            #expect(heard.open.map(\.key) == [.cancelled] && heard.posted(to: .engineering).map(\.key) == [.cancelled])
            #expect(heard.posted.first?[.staff] != nil || intents.isEmpty)
        }
    }

    @Test func `what staff never saw is withdrawn without telling them`() {
        var town = Town()
        town.say(.wang, .leak(at: nil))
        #expect(town.say(.wang, Act(.cancel)).posted.isEmpty)
    }

    @Test func `not withdrawn once somebody is there, it is done, or it is another's`() {
        var town = Town.withJob()
        town.say(.li, Act(.arrive))
        #expect(town.say(.wang, Act(.cancel)).open.map(\.key) == [.notNow])
        town.say(.li, Act(.complete))
        #expect(town.say(.wang, Act(.cancel)).open.map(\.key) == [.nothingOpen])
        #expect(town.say(.chen, Act(.cancel, ticket: 1001)).open.map(\.key) == [.noSuchTicket])
        #expect(town[1001]?.state == .done)
    }

    @Test func `with two tickets open the resident is asked which`() {
        var town = Town.withLeak()
        town.say(.wang, .light)
        let asked = town.say(.wang, Act(.cancel), with: .init(setting: .direct))
        #expect(asked.open.map(\.key) == [.askWhich] && asked.personal.map(\.key) == [.askWhich])
        town.choose(.wang, 2)
        #expect(town[1001]?.state == .dispatched && town[1002]?.state == .cancelled)
    }
}
