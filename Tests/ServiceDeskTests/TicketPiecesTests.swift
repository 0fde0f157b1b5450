import Testing

@testable import ServiceDesk

@Suite struct TicketPiecesTests {
    @Test(
        arguments: [
            ("1001换好了收80，1002换好了收120", "1001换好了收80", "1002换好了收120"),
            ("1001修好了，401的1002业主不在家，改天再去", "1001修好了", "401的1002业主不在家，改天再去"),
            ("#1002 不在家 #1001 好了", "#1001 好了", "#1002 不在家"),
        ])
    func `each ticket has its own words`(_ words: String, _ first: String, _ second: String) {
        let pieces = TicketPieces(words, [Act(.complete, ticket: 1001), Act(.hold, ticket: 1002)])
        #expect(pieces.piece(of: Act(.complete, ticket: 1001)) == first)
        #expect(pieces.piece(of: Act(.hold, ticket: 1002)) == second)
    }

    @Test func `of one ticket all words are said, of a number that is not found none`() {
        let one = TicketPieces("1001好了，谢谢", [Act(.complete, ticket: 1001), Act(.note, ticket: 1001)])
        #expect(one.piece(of: Act(.complete, ticket: 1001)) == nil)
        let spoken = TicketPieces("一千零一好了，1002也好了", [Act(.complete, ticket: 1001), Act(.complete, ticket: 1002)])
        #expect(spoken.piece(of: Act(.complete, ticket: 1001)) == "")
    }
}
