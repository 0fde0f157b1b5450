import Testing

@testable import ServiceDesk

/// Jobs and tickets change hands by name, and only as far as one may.
@Suite struct HandingTests {
    @Test func `a job handed to a colleague is theirs when they say yes`() {
        var town = Town.withJob()
        let heard = town.say(.li, Act(.transfer).naming("包师傅"), with: .init(words: "转给包师傅"))
        #expect(town[1001]?.state == .dispatched && town[1001]?.job.offered == Person.bao.id)
        #expect(town[1001]?.job.from == Person.li.id && heard.told.map(\.key) == [.released])
        town.say(.bao, Act(.accept))
        #expect(town[1001]?.job.assignee == Person.bao.id && town[1001]?.job.from == nil)
    }

    @Test func `a job can be handed on from anywhere along the way`() {
        for step in [Intent.accept, .arrive, .hold] {
            var town = Town.withJob()
            town.say(.li, Act(step))
            town.say(.li, Act(.transfer).for(.cleaning))
            #expect(town[1001]?.state == .dispatched && town[1001]?.lead == .cleaning)
            #expect(town[1001]?.hold == nil)
        }
    }

    @Test func `what cannot be handed on gets a reason and stays as it is`() {
        var town = Town.withJob()
        let before = town[1001]
        let refusals: [(Person, Act, WorkKey)] = [
            (.bao, Act(.transfer, ticket: 1001).naming("胡队长"), .notYours),
            (.li, Act(.transfer).naming("没有这人"), .nobodyNamed),
            (.li, Act(.transfer), .handToWhom), (.li, Act(.transfer).for(.engineering), .alreadyTheirs),
            (.li, Act(.transfer).naming("李师傅"), .alreadyTaken),
            (.li, Act(.transfer, ticket: 4321).naming("包师傅"), .noSuchTicket),
            (.zhao, Act(.assign, ticket: 1001).naming("小"), .whichOfThem),
        ]
        for (person, act, key) in refusals { #expect(town.say(person, act).atWork.map(\.key) == [key]) }
        #expect(town.say(.wang, Act(.transfer, ticket: 1001).naming("包师傅")).isNothing)
        #expect(town[1001] == before)
        town.say(.bao, Act(.offDuty))
        #expect(town.say(.li, Act(.transfer).naming("包师傅")).atWork.map(\.key) == [.offDutyNow])
        var filed = Town.withFiledJob()
        #expect(filed.say(.zhao, Act(.assign, ticket: 1001).naming("包师傅")).atWork.map(\.key) == [.notNow])
    }

    @Test(arguments: [
        ("李师傅", "李师傅"), ("老李", "李师傅"), ("李工", "李师傅"), ("小周", "小周"), ("包师傅", "包师傅"), ("胡队", "胡队长"),
    ])
    func `a name is known in the forms people use`(_ said: String, _ meant: String) {
        #expect(Town().colleagues.named(said).map(\.name.shown) == [meant])
    }

    @Test func `who answers for a ticket hands that over only with a yes`() {
        var town = Town.withLeak()
        #expect(town[1001]?.owner == Person.zhou.id)
        town.say(.zhou, Act(.transfer, ticket: 1001).naming("小钱"))
        #expect(town[1001]?.owner == Person.zhou.id && town[1001]?.ownerOffered == Person.qian.id)
        town.say(.qian, Act(.decline, ticket: 1001))
        #expect(town[1001]?.owner == Person.zhou.id && town[1001]?.ownerOffered == nil)
        town.say(.zhou, Act(.transfer, ticket: 1001).naming("小钱"))
        let heard = town.say(.qian, Act(.accept))
        #expect(town[1001]?.owner == Person.qian.id && heard.told.map(\.key) == [.ownerChanged])
        #expect(town[1001]?.state == .dispatched)
    }

    @Test func `a word about being there holds until the shifts say something new`() {
        var town = Town()
        town.colleagues = town.colleagues.map { colleague in
            var rostered = colleague
            let days = WeeklyShifts([.init(days: Set(1...5), from: 8 * 60, to: 18 * 60)])
            rostered.shifts = colleague.person == Person.li.id ? days : nil
            return rostered
        }
        let until = town.now + .hours(9)
        #expect(
            town.say(.li, Act(.offDuty)).changes == [.duty(Person.li.id, isOn: false, from: town.now, until: until)])
        #expect(town.say(.li, Act(.onDuty)).changes == [.duty(Person.li.id, isOn: true, from: town.now, until: until)])
        #expect(
            town.say(.bao, Act(.offDuty)).changes == [.duty(Person.bao.id, isOn: false, from: town.now, until: nil)])
    }

    @Test func `all that is left is reminded of, in one word, whatever became of the first`() {
        var town = Town.withJob()
        for number in 1002...1003 {
            town.say(
                .stranger, Act(.report, category: .powerLight, place: Place(building: "\(number)", area: .lobby)),
                with: .init(words: "\(number)"))
            town.say(.li, Act(.accept, ticket: number))
        }
        town.say(.li, Act(.offDuty))
        town.say(.li, Act(.complete, ticket: 1001))
        let heard = town.pass(.minutes(30)).flatMap(\.reported).filter { $0.key == .handOverWaits }
        #expect(heard.map { $0[.numbers] } == [.numbers([TicketNumber(1002), TicketNumber(1003)])])
        #expect((1002...1003).allSatisfy { town.history($0).last == .reminded })
    }

    @Test func `what is left at the end of a shift stays with who goes until somebody says yes`() {
        var town = Town.withJob()
        let gone = town.say(.li, Act(.offDuty))
        #expect(gone.atWork.map(\.key) == [.shiftEnds] && town[1001]?.job.assignee == Person.li.id)
        #expect(town.pass(.minutes(30)).flatMap(\.reported).map(\.key).contains(.handOverWaits))
        #expect(town.say(.bao, Act(.onDuty)).atWork.map(\.key) == [.onDutyLeft])
        town.say(.bao, Act(.accept))
        #expect(town[1001]?.job.assignee == Person.bao.id && town[1001]?.job.isHandedOver == false)
        #expect(!town.alarms(1001).contains(.handOver))
    }
}
