import Testing

@testable import Understanding

@Suite struct WordFormsTests {
    @Test(arguments: [
        ("leak~", ["leak", "leaks", "leaked", "leaking"]),
        ("drip~ everywhere", ["drip everywhere", "drips everywhere", "dripped everywhere", "dripping everywhere"]),
        ("close~", ["close", "closes", "closed", "closing"]),
        ("open~", ["open", "opens", "opened", "opening"]),
        ("flush~", ["flush", "flushes", "flushed", "flushing"]),
        ("empty~", ["empty", "empties", "emptied", "emptying"]),
        ("no water", ["no water"]),
    ])
    func `a word with a tilde stands for its forms`(_ word: String, _ forms: [String]) {
        #expect(WordForms([:]).all(of: word) == forms)
    }

    @Test func `Chinese is put together without blanks`() {
        let forms = WordForms(["被": ["被", "被人"], "砸": ["砸", "踢"]])
        #expect(forms.all(of: "被~ 砸~ 坏") == ["被砸坏", "被踢坏", "被人砸坏", "被人踢坏"])
        #expect(forms.all(of: "wifi 砸~") == ["wifi 砸", "wifi 踢"])
    }

    @Test func `forms that are told go before those of a regular verb, and combine`() {
        let forms = WordForms(["break": ["break", "broke"], "not": ["won't", "not"]])
        #expect(forms.all(of: "not~ break~") == ["won't break", "won't broke", "not break", "not broke"])
    }
}
