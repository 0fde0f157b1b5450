import Testing

@testable import Phrasing

@Suite struct TemplateTests {
    @Test(
        arguments: [
            ("", []), ("好的", [.words("好的")]), ("{number}", [.slot("number")]),
            ("编号 {number}。", [.words("编号 "), .slot("number"), .words("。")]),
            ("好[，{owner}]。", [.words("好"), .ifFilled([.words("，"), .slot("owner")]), .words("。")]),
            ("[{a}{b}]", [.ifFilled([.slot("a"), .slot("b")])]), (#"\{a\} \[b\] \\"#, [.words(#"{a} [b] \"#)]),
            ("a\\", [.words("a")]),
        ] as [(String, [Template.Piece])])
    func `a wording is words, slots, and what is said if filled`(_ source: String, _ pieces: [Template.Piece]) throws {
        #expect(try Template(parsing: source).pieces == pieces)
    }

    @Test(
        arguments: [
            ("{a", .unclosed("{")), ("[{a}", .unclosed("[")), ("a}", .unopened("}")), ("a]", .unopened("]")),
            ("{}", .emptyName), ("[{a}[{b}]]", .nested), ("[always]", .nothingToFill), ("[]", .nothingToFill),
        ] as [(String, TemplateFault)])
    func `what cannot be read is told from what can`(_ source: String, _ fault: TemplateFault) {
        #expect(throws: fault) { try Template(parsing: source) }
        #expect(!fault.description.isEmpty)
    }

    @Test(
        arguments: [
            ([:], "在："), (["a": "1"], "在：1"), (["b": "2"], "在："), (["a": "1", "b": "2"], "在：1，2和1"),
        ] as [([String: String], String)])
    func `what stands in brackets is said only when all of it is filled`(_ values: [String: String], _ text: String)
        throws
    {
        #expect(try Template(parsing: "在：{a}[，{b}和{a}]").filled { values[$0] } == text)
    }

    @Test func `a value is not read as a wording`() throws {
        #expect(try Template(parsing: "{a}[{b}]").filled { _ in "{c}[d]\\" } == "{c}[d]\\{c}[d]\\")
    }

    @Test func `slots are needed outside brackets and optional inside`() throws {
        let template = try Template(parsing: "{a}[{b}{a}]{c}")
        #expect(template.needed == ["a", "c"] && template.optional == ["a", "b"])
    }
}
