import Testing

@testable import Understanding

@Suite struct AutomatonTests {
    private func found(_ words: [String], in text: String) -> [String] {
        let automaton = Automaton(words.map { $0.unicodeScalars.map(\.value) })
        return automaton.matches(in: text.unicodeScalars.map(\.value)).map { words[$0.word] }
    }

    @Test func `words inside, beside and across each other are all found, by their ends`() {
        #expect(found(["漏水", "水管", "漏", "水管漏水", "管漏"], in: "水管漏水了") == ["水管", "管漏", "漏", "水管漏水", "漏水"])
    }

    @Test(arguments: [
        ("the lift is out", ["lift"]), ("lifts", ["lift"]), ("shoplift", []), ("lifting", []), ("用lift上楼", ["lift"]),
        ("LIFT", []),
    ])
    func `a word in letters stands alone, but for a plural s`(_ text: String, words: [String]) {
        #expect(found(["lift"], in: text) == words)
    }

    @Test(arguments: [("119打了", ["119"]), ("1190", []), ("2119", []), ("119", ["119"])])
    func `a number is no part of a longer one`(_ text: String, words: [String]) {
        #expect(found(["119"], in: text) == words)
    }

    @Test func `it finds what a search word by word finds`() {
        var random = SystemRandomNumberGenerator.seeded(11)
        let letters: [UInt32] = [0x6C34, 0x7535, 0x7BA1, 0x6F0F, 0x1F525]
        for _ in 0..<200 {
            let words = (0..<8).map { _ in
                (0..<Int.random(in: 1...3, using: &random)).map { _ in letters.randomElement(using: &random) ?? 0 }
            }
            let text = (0..<40).map { _ in letters.randomElement(using: &random) ?? 0 }
            let automaton = Automaton(words)
            let found = automaton.matches(in: text).map { [$0.word, $0.start, $0.end] }
            var expected: [[Int]] = []
            for (number, word) in words.enumerated() {
                for start in 0...(text.count - word.count) where Array(text[start..<start + word.count]) == word {
                    expected.append([number, start, start + word.count])
                }
            }
            #expect(Set(found) == Set(expected))
            #expect(found.count == expected.count)
        }
    }
}

extension SystemRandomNumberGenerator {
    /// The same numbers each time.
    static func seeded(_ seed: UInt64) -> Seeded { Seeded(state: seed) }

    struct Seeded: RandomNumberGenerator {
        var state: UInt64

        /// SplitMix64.
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
