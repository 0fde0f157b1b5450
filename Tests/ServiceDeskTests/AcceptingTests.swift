import Foundation
import Testing

@testable import ServiceDesk

@Suite struct AcceptingTests {
    @Test func `the first to say yes has it, and the reporter hears who comes and when`() throws {
        var town = Town.withLeak()
        let heard = town.say(.li, Act(.accept).said(for: 20))
        #expect(town[1001]?.state == .accepted && town[1001]?.job.assignee == Person.li.id)
        #expect(heard.atWork.map(\.key) == [.accepted])
        let told = try #require(heard.told.first)
        #expect(told.key == .taken && told[.staff] == .name(ServiceName("李师傅")))
        #expect(told[.at] == .moment(town.now + .minutes(20)))
        #expect(told[.phone] == MaskedPhone("13800138000").map { .phone($0) })
        #expect(heard.toldOpenly.first?[.phone] == nil)
        #expect(town.alarms(1001) == [.promiseEnd, .progress, .finish])
    }

    @Test func `a time of the day is an arrival too`() {
        var town = Town.withLeak()
        var act = Act(.accept)
        act.when = Window(from: (town.now + .hours(1)).date, to: nil)
        town.say(.li, act)
        #expect(town[1001]?.job.eta == town.now + .hours(1))
    }

    @Test func `the second is told who has it`() {
        var town = Town.withJob()
        let heard = town.say(.bao, Act(.accept, ticket: 1001))
        #expect(heard.atWork.map(\.key) == [.alreadyTaken] && heard.changes.isEmpty)
        #expect(heard.atWork.first?[.staff] == .name(ServiceName("李师傅")))
    }

    @Test func `said twice it is silent, and so is nearly the same time; a new time is told`() {
        var town = Town.withJob()
        #expect(town.say(.li, Act(.accept, ticket: 1001)).isNothing)
        #expect(town.say(.li, Act(.accept, ticket: 1001).said(for: 20)).told.map(\.key) == [.taken])
        town.pass(.minutes(1))
        #expect(town.say(.li, Act(.accept, ticket: 1001).said(for: 20)).isNothing)
        let later = town.say(.li, Act(.accept, ticket: 1001).said(for: 60))
        #expect(later.told.map { $0[.at] } == [.moment(town.now + .hours(1))])
    }

    @Test func `a time for a job on hold takes it up again, on site it is no news`() {
        var town = Town.withJob()
        town.say(.li, Act(.hold))
        town.say(.li, Act(.accept, ticket: 1001).said(for: 20))
        #expect(town[1001]?.state == .accepted)
        town.say(.li, Act(.arrive))
        #expect(town.say(.li, Act(.accept, ticket: 1001).said(for: 60)).isNothing)
    }

    @Test(arguments: [Town.withDoneJob(), Town.withFiledJob()])
    func `what is finished cannot be taken, and it is said why`(_ town: Town) {
        var town = town
        let heard = town.say(.bao, Act(.accept, ticket: 1001))
        #expect(heard.atWork.map(\.key) == [.notNow] && heard.changes.isEmpty)
    }

    @Test func `a bare yes with nothing on offer to the department is talk among colleagues`() {
        var town = Town.withLeak()
        #expect(town.say(.hu, Act(.accept)).isNothing)
        town.say(.li, Act(.accept))
        #expect(town.say(.bao, Act(.accept)).isNothing)
    }

    @Test func `a resident's yes takes nothing`() {
        var town = Town.withLeak()
        #expect(town.say(.chen, Act(.accept, ticket: 1001)).isNothing)
    }

    @Test func `a number that does not exist is said to be none`() {
        var town = Town.withLeak()
        #expect(town.say(.li, Act(.accept, ticket: 4321)).atWork.map(\.key) == [.noSuchTicket])
    }

    @Test func `who takes what still waits for its place sends it on in the books`() {
        var town = Town()
        town.say(.wang, .leak(at: nil))
        town.say(.li, Act(.accept, ticket: 1001))
        #expect(town.history(1001) == [.received, .dispatched, .accepted])
        #expect(town.alarms(1001) == [.arrival, .progress, .finish])
    }

    @Test func `declining what was only on offer leaves it there`() {
        var town = Town.withLeak()
        let heard = town.say(.li, Act(.decline))
        #expect(heard.atWork.map(\.key) == [.declined] && heard.told.isEmpty)
        #expect(town[1001]?.state == .dispatched && town.alarms(1001) == [.acceptance, .arrival, .finish])
    }

    @Test func `giving a job back offers it again, and the resident does not wait for the wrong person`() {
        var town = Town.withJob()
        town.pass(.minutes(5))
        let heard = town.say(.li, Act(.decline))
        #expect(town[1001]?.state == .dispatched && town[1001]?.job.assignee == nil)
        #expect(town[1001]?.job.refusedBy == [Person.li.id])
        #expect(heard.posted(to: .engineering).map(\.key) == [.card] && heard.told.map(\.key) == [.released])
        #expect(town.due(.acceptance, 1001) == .minutes(24))
    }

    @Test func `who is there already cannot give it back, and is not called somebody else`() {
        var town = Town.withJob()
        town.say(.li, Act(.arrive))
        #expect(town.say(.li, Act(.decline)).atWork.map(\.key) == [.notNow])
        #expect(town.say(.bao, Act(.decline, ticket: 1001)).atWork.map(\.key) == [.notYours])
    }
}
