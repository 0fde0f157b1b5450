import Testing

@testable import ServiceDesk

/// Paid work goes on with a yes, and never for more than was agreed.
@Suite struct QuotingTests {
    private static func quoted(_ fen: Int = 12_000) -> Town {
        var town = Town.withJob()
        town.say(.li, Act(.quote, amount: fen), with: .init(words: "报价"))
        return town
    }

    @Test func `a quote waits for the resident and tells the sum to nobody else`() {
        var town = Town.withJob()
        let heard = town.say(.li, Act(.quote, amount: 12_000))
        #expect(town[1001]?.state == .onHold && town[1001]?.hold?.reason == .resident)
        #expect(heard.told.first?[.money] == .money(fen: 12_000))
        #expect(heard.toldOpenly.map(\.key) == [.quote] && heard.toldOpenly.first?[.money] == nil)
        #expect(town.pending[Person.wang.id]?.question == .approveQuote)
    }

    @Test func `a yes lets work go on where it was`() {
        var town = Town.withJob()
        town.say(.li, Act(.arrive))
        town.say(.li, Act(.quote, amount: 12_000))
        let heard = town.say(.wang, Act(.approveQuote))
        #expect(town[1001]?.state == .onSite && town[1001]?.hold == nil && !town.alarms(1001).contains(.nextLook))
        #expect(heard.posted.map(\.key) == [.quoteAgreed])
        #expect(town.say(.wang, Act(.approveQuote, ticket: 1001)).isNothing)
    }

    @Test func `done waits for the answer, and more than agreed for a new one`() {
        var town = Self.quoted()
        #expect(town.say(.li, Act(.complete)).atWork.map(\.key) == [.quoteOpen])
        #expect(town[1001]?.state == .onHold)
        town.say(.wang, Act(.approveQuote))
        let more = town.say(.li, Act(.complete, amount: 15_000))
        #expect(more.atWork.map(\.key) == [.quoteMore] && town[1001]?.quote?.total == 15_000)
        #expect(town[1001]?.state == .onHold && town[1001]?.quote?.answer == .waiting)
        town.say(.wang, Act(.approveQuote))
        town.say(.li, Act(.complete, amount: 14_000))
        #expect(town[1001]?.state == .done && town[1001]?.job.cost == 14_000)
    }

    @Test func `a no leaves the job with who has it`() {
        var town = Self.quoted()
        town.say(.wang, Act(.declineQuote))
        #expect(town[1001]?.state == .accepted && town[1001]?.job.assignee == Person.li.id)
        town.say(.li, Act(.complete))
        #expect(town[1001]?.job.cost == nil)
    }

    @Test func `after a no a cost needs a yes, however small`() {
        var town = Self.quoted()
        town.say(.wang, Act(.declineQuote))
        #expect(town.say(.li, Act(.complete, amount: 500)).atWork.map(\.key) == [.quoteAnew])
        #expect(town[1001]?.state == .onHold && town[1001]?.quote?.answer == .waiting)
        town.say(.wang, Act(.approveQuote))
        town.say(.li, Act(.complete))
        #expect(town[1001]?.state == .done && town[1001]?.job.cost == 500)
    }

    @Test func `nobody agrees for somebody else`() {
        var town = Self.quoted()
        let before = town[1001]
        #expect(town.say(.chen, Act(.approveQuote, ticket: 1001)).open.map(\.key) == [.noSuchTicket])
        #expect(town.say(.li, Act(.approveQuote, ticket: 1001)).isNothing)
        #expect(town[1001] == before)
        town.say(.son, Act(.approveQuote, ticket: 1001))
        #expect(town[1001]?.quote?.answer == .agreed)
    }

    @Test func `a quote without a sum, for another's job or a closed one changes nothing`() {
        var town = Town.withJob()
        #expect(town.say(.li, Act(.quote)).atWork.map(\.key) == [.quoteHow])
        #expect(town.say(.bao, Act(.quote, ticket: 1001, amount: 100)).atWork.map(\.key) == [.notYours])
        #expect(town[1001]?.quote == nil)
        var filed = Town.withFiledJob()
        #expect(filed.say(.li, Act(.quote, ticket: 1001, amount: 100)).atWork.map(\.key) == [.notNow])
        #expect(filed.say(.wang, Act(.quote, ticket: 1001, amount: 100)).isNothing)
    }

    @Test func `the resident is reminded twice, and staff as long as it waits`() {
        var town = Self.quoted()
        let days = (1...8).map { _ in town.pass(.hours(24)) }
        let reminders = days.flatMap { $0.flatMap(\.told) }
        #expect(reminders.map(\.key) == [.quote, .quote])
        #expect(days.flatMap { $0.flatMap(\.posted) }.allSatisfy { $0.key == .lookAgain })
    }
}
