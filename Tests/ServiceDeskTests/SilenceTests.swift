import Testing

@testable import ServiceDesk

/// What would only annoy.
@Suite struct SilenceTests {
    @Test(arguments: Person.allCases, [CaseFile.Setting.residents, .staff, .managers, .direct])
    func `a message that means nothing, from anybody anywhere, is left alone`(
        _ person: Person, _ setting: CaseFile.Setting
    ) {
        var town = Town()
        #expect(town.say(person, [], with: .init(words: "今天天气倒是不错啊", setting: setting)).isNothing)
    }

    @Test(arguments: ["好的", "谢谢", "知道了", "ok", "👌"])
    func `thanks soon after a report are no detail of it`(_ words: String) {
        var town = Town.withLeak()
        #expect(town.say(.wang, [], with: .init(words: words, setting: .direct)).isNothing)
        let quoting = Town.Said(words: words, quoted: Link(.ticket, TicketNumber(1001)))
        #expect(town.say(.wang, [], with: quoting).isNothing)
    }

    @Test func `a neighbour who quotes what we told somebody else talks to neighbours`() {
        var town = Town.withLeak()
        let quoting = Town.Said(words: "这家怎么老漏水", quoted: Link(.ticket, TicketNumber(1001)), pictures: 1)
        #expect(town.say(.chen, [], with: quoting).isNothing)
        #expect(town.say(.chen, Act(.addDetail), with: quoting).isNothing)
    }

    @Test(arguments: [Intent.praise, .askInfo, .suggest, .complain, .human])
    func `what colleagues ask and praise among each other opens no ticket`(_ intent: Intent) {
        var town = Town()
        #expect(town.say(.li, Act(intent)).isNothing && town.say(.zhao, Act(intent)).isNothing)
    }

    @Test func `me too without a trouble is left alone`() {
        var town = Town.withLeak()
        #expect(town.say(.chen, Act(.meToo)).isNothing)
    }
}
