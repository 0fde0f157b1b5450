import Chat
import ServiceDesk
import Testing

@testable import Phrasing

/// Every wording that ships, said.
@Suite struct WordingTests {
    @Test(arguments: Shipped.languages, PublicKey.allCases)
    func `a public wording reads well with the least and the most it can have`(_ language: Language, _ key: PublicKey)
        throws
    {
        let book = try Shipped.book(language)
        try check(key, Filled.open) { book.say([$0], by: .morning).text.plain }
    }

    @Test(arguments: Shipped.languages, PrivateKey.allCases)
    func `a private wording reads well with the least and the most it can have`(_ language: Language, _ key: PrivateKey)
        throws
    {
        let book = try Shipped.book(language)
        try check(key, Filled.personal) { book.say([$0], by: .morning).text.plain }
    }

    @Test(arguments: Shipped.languages, WorkKey.allCases)
    func `a work wording reads well with the least and the most it can have`(_ language: Language, _ key: WorkKey)
        throws
    {
        let book = try Shipped.book(language)
        try check(key, Filled.work) { book.say([$0], by: .morning).text.plain }
    }

    /// Acknowledgements, filled as they are: PRODUCT 11 allows 80 characters in Chinese and 40 words in English.
    @Test(arguments: [
        PublicKey.received, .receivedHere, .passedOn, .taken, .late, .released, .arrived, .held, .done, .archived,
        .reopened, .cancelled, .detailTaken, .chased, .tooMany, .nothingOpen,
    ])
    func `what the group is told is short`(_ key: PublicKey) throws {
        for language in Shipped.languages {
            let slots = key.slots(key.always.union(key.sometimes)).compactMap(Filled.open)
            let text = try Shipped.book(language).say([PublicStatement(key, filling: slots)], by: .morning).text.plain
            #expect(isShort(text, in: language), "\(text)")
        }
    }

    @Test(arguments: [
        PrivateKey.received, .passedOn, .taken, .late, .released, .arrived, .held, .done, .doneReminder, .archived,
        .archivedUnconfirmed, .reopened, .cancelled, .detailTaken, .chased, .lowRating,
    ])
    func `what a resident is told alone is short`(_ key: PrivateKey) throws {
        for language in Shipped.languages {
            let slots = key.slots(key.always.union(key.sometimes)).compactMap(Filled.personal)
            let text = try Shipped.book(language).say([PrivateStatement(key, filling: slots)], by: .morning).text.plain
            #expect(isShort(text, in: language), "\(text)")
        }
    }

    @Test func `words are in the language of the book`() throws {
        let chinese = try Shipped.book(.chinese)
        let english = try Shipped.book(.english)
        for key in PublicKey.allCases {
            let statement = PublicStatement(key, filling: key.slots(key.always).compactMap(Filled.open))
            #expect(chinese.say([statement], by: .morning) != english.say([statement], by: .morning))
        }
    }

    private func isShort(_ text: String, in language: Language) -> Bool {
        language == .chinese ? text.count <= 80 : text.split(whereSeparator: \.isWhitespace).count <= 40
    }

    private func check<Plane: SpeechPlane>(
        _ key: Plane.Key, _ slot: (SlotName) -> Plane.Slot?, say: (Statement<Plane>) -> String
    ) throws {
        let (always, all) = (key.always, key.always.union(key.sometimes))
        var fills = [always, all]
        // Each optional slot alone, so that no bracket leans on another.
        fills += key.sometimes.map { always.union([$0]) }
        for names in fills {
            let slots = key.slots(names).compactMap(slot)
            try #require(slots.count == names.count, "a slot of \(key) cannot be made on this plane")
            let text = say(Statement(key, filling: slots))
            #expect(!text.isEmpty && !text.contains { "{}[]".contains($0) }, "\(text)")
            #expect(
                !text.contains("  ") && !text.contains(" \n") && !text.hasPrefix(" ") && !text.hasSuffix(" "), "\(text)"
            )
            for wrong in ["，，", "，。", "：。", "；。", "，：", "““", "“”", "()", "（）", " ,", " .", ",.", ": .", ",,", ". ."] {
                #expect(!text.contains(wrong), "\(text)")
            }
        }
    }
}
