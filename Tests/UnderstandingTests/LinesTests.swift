import Chat
import Testing

@testable import Understanding

@Suite struct LinesTests {
    private let understander = Understander(packs: [])

    @Test(arguments: [
        ("{", "line 4: not JSON"), ("[]", "line 4: `` has the wrong type"),
        (#"{"id":"a","role":"resident","chat":"group"}"#, "line 4: `text` is missing"),
        (#"{"id":"a","role":"king","chat":"group","text":""}"#, "line 4: `role`"),
        (#"{"id":"a","role":"staff","chat":"group","text":7}"#, "line 4: `text` has the wrong type"),
        (#"{"id":"a","role":"staff","chat":"group","text":"","now":"soon"}"#, "line 4: `now`: no ISO 8601"),
    ])
    func `a bad line is named with what is wrong`(_ line: String, problem: String) {
        #expect { try understander.answer(line: line, number: 4) } throws: { "\($0)".hasPrefix(problem) }
    }

    @Test func `an item with nothing to say is answered`() throws {
        let line = #"{"id":"a","role":"staff","chat":"group","text":"","context":null,"home":null}"#
        #expect(try understander.answer(line: line, number: 1) == #"{"id":"a","acts":[]}"#)
    }

    @Test func `slots of nothing are empty lists`() throws {
        let told = try understander.slots(line: #"{"id":"a","text":""}"#, number: 1)
        for part in [#""id":"a""#, #""times":[]"#, #""places":[]"#, #""phones":[]"#] { #expect(told.contains(part)) }
    }
}
