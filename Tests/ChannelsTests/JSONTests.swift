import Testing

@testable import Channels

@Suite struct JSONTests {
    private struct Thing: Decodable {
        struct Part: Decodable { let size: Int64 }
        let name: String
        let parts: [Part]
    }

    @Test(arguments: [
        (#"{"name":"a"}"#, "parts is missing"),
        (#"{"name":1,"parts":[]}"#, "name is not a text"),
        (#"{"name":null,"parts":[]}"#, "name is null"),
        (#"{"name":"a","parts":{}}"#, "parts is not a list"),
        (#"{"name":"a","parts":[{"size":1},{"size":"x"}]}"#, "parts[1].size is not a number"),
        (#"{"name":"a","parts":[{}]}"#, "parts[0].size is missing"),
        ("[]", "the body is not an object"),
        (#""text""#, "the body is not an object"),
        ("", "not JSON"), ("{", "not JSON"), ("{}x", "not JSON"), (#"{"name":"a\ud83d","parts":[]}"#, "not JSON"),
    ])
    func `what is wrong is named in plain words`(_ body: String, _ complaint: String) {
        #expect(throws: Refusal(.malformed, complaint)) { try read(Thing.self, from: Array(body.utf8)) }
    }

    @Test func `bytes that are no UTF-8 are refused`() {
        let body = Array(#"{"name":""#.utf8) + [0xFF, 0xFE] + Array(#"","parts":[]}"#.utf8)
        #expect(throws: Refusal(.malformed, "not UTF-8")) { try read(Thing.self, from: body) }
    }

    @Test(arguments: ["[", #"{"a":"#], [33, 512, 100_000])
    func `deep nesting is refused before decoding`(_ opening: String, depth: Int) {
        let body = Array(String(repeating: opening, count: depth).utf8)
        #expect(throws: Refusal(.malformed, "JSON nested deeper than 32 levels")) { try read(Thing.self, from: body) }
    }

    @Test(arguments: [
        ("", 0), ("1", 0), ("[]", 1), (#"[{"a":[1]},[]]"#, 3), (#"["[[[[", "\"[[", "\\"]"#, 1), (#"{"[":{}}"#, 2),
    ])
    func `brackets inside strings do not count`(_ text: String, _ expected: Int) {
        #expect(depth(ofJSON: text.utf8) == expected)
    }

    @Test func `thirty-two levels are read`() throws {
        let text = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
        #expect(throws: Never.self) { try read(JSONValue.self, from: Array(text.utf8)) }
    }

    @Test(arguments: [9_007_199_254_740_993, Int64.max, Int64.min, -1_002_233_445_566])
    func `numbers beyond 2^53 keep every digit`(_ number: Int64) throws {
        let body = Array(#"{"name":"a","parts":[{"size":\#(number)}]}"#.utf8)
        #expect(try read(Thing.self, from: body).parts[0].size == number)
    }
}
