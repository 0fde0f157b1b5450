import Chat
import ServiceDesk
import Testing

@testable import Phrasing

@Suite struct RenderingTests {
    @Test(
        arguments: [
            (.numbers([TicketNumber(7), TicketNumber(8)]), "#7 + #8"), (.name(ServiceName("李师傅")), "李师傅"),
            (.state(.onSite), "there"), (.moment(Voice.morning.now), "09:00"), (.wait(.minutes(15)), "15m"),
            (.wait(.seconds(-1)), "0m"), (.wait(.minutes(119)), "119m"), (.wait(.minutes(179)), "2h"),
            (.wait(.hours(47)), "47h"), (.wait(.hours(71)), "2d"),
            (.category(.waterLeak), "leak"), (.urgency(.emergency), "now"),
            (.place(Filled.place), "b3u2r501 kitchen"), (.words("水 "), "水"), (.money(fen: 3550), "¥35.50"),
            (.rating(4), "4"), (.count(2), "2"),
            (.timeline([Filled.entry]), "09:00 taken 李师傅"), (.places([.home, .garage]), "1) home\n2) garage"),
            (.tickets([Filled.choice]), "1) #1023 leak at b3u2r501 kitchen"), (.mark, ""),
        ] as [(SlotValue, String)])
    func `every kind of value has its form`(_ value: SlotValue, _ shown: String) throws {
        #expect(try PlainBook.make().render(value, .morning) == shown)
    }

    @Test func `a phone is shown with its middle hidden`() throws {
        let phone = try #require(MaskedPhone("13800138000"))
        #expect(try PlainBook.make().render(.phone(phone), .morning) == "138****8000")
    }

    @Test func `no value of ours is shown by its name in the code`() throws {
        for language in Shipped.languages {
            let book = try Shipped.book(language)
            let texts =
                ServiceDesk.Category.allCases.map { ($0.rawValue, book.names.categories[$0]) }
                + Area.allCases.map { ($0.rawValue, book.names.areas[$0]) }
                + TicketState.allCases.map { ($0.rawValue, book.names.states[$0]) }
                + HistoryEntry.Event.allCases.map { ($0.rawValue, book.names.events[$0]) }
                + PlaceChoice.allCases.map { ($0.rawValue, book.names.placeChoices[$0]) }
            for (raw, text) in texts {
                #expect(text?.isEmpty == false, "\(raw) in \(language)")
                #expect(
                    language == .english || text?.contains { $0.isASCII && $0.isLetter } == false,
                    "\(raw) in \(language)")
            }
        }
    }

    @Test(arguments: [
        (0, "0"), (5, "0.05"), (3500, "35"), (3550, "35.50"), (-3550, "-35.50"), (123_456_789, "1234567.89"),
    ])
    func `money is exact`(_ fen: Int, _ shown: String) {
        #expect(PhraseBook.yuan(fen) == shown)
    }

    @Test(arguments: [Int.min, Int.max])
    func `no sum is too large to be written`(_ fen: Int) {
        #expect(PhraseBook.yuan(fen).hasSuffix(fen == .min ? ".08" : ".07"))
    }

    @Test(arguments: Shipped.languages, 0..<32)
    func `a place reads well whatever is known of it`(_ language: Language, _ parts: Int) throws {
        func known(_ bit: Int, _ value: String) -> String? { parts & bit == 0 ? nil : value }
        let place = Place(
            building: known(1, "3"), unit: known(2, "2"), room: known(4, "501"), floor: known(8, "-1"),
            area: parts & 16 == 0 ? nil : .corridor)
        let book = try Shipped.book(language)
        let text = book.render(place)
        #expect(text.isEmpty == place.isEmpty)
        #expect(!text.contains("  ") && !text.hasPrefix(" ") && !text.hasSuffix(" "))
        #expect(text.contains("501") == (place.room != nil))
        #expect(text.contains("-1") == (place.floor != nil && place.room == nil))
        #expect(text.contains(book.names.areas[.corridor] ?? "?") == (place.area != nil))
    }

    @Test(
        arguments: [
            ("a\nb\r\nc\u{2028}d\u{85}e", "a b c d e"), ("\n\n漏水 \n", "漏水"), ("\u{202E}abc\u{2066}", "abc"),
            ("a\u{0}b\u{7}", "ab"),
            ("<b>@all</b> **x** [y](z) {number}", "<b>@all</b> **x** [y](z) {number}"), ("👨‍👩‍👧 漏水", "👨‍👩‍👧 漏水"), ("", ""),
        ])
    func `people's words stay one line, in order, and plain`(_ words: String, _ shown: String) throws {
        let book = try PlainBook.make()
        #expect(book.render(.words(words), .morning) == shown)
        let card = book.say([WorkStatement(.detail, .number(TicketNumber(1)), .words(words))], by: .morning)
        let plain = card.text.runs.allSatisfy { if case .text = $0 { true } else { false } }
        #expect(plain)
    }

    @Test func `of a history words stand where they matter, and a row of reminders is told once`() throws {
        func entry(_ event: HistoryEntry.Event, _ minutes: Int, words: String? = nil) -> HistoryEntry {
            HistoryEntry(
                ticket: TicketNumber(1), event: event, at: Voice.morning.now + .minutes(minutes), by: nil, byName: nil,
                words: words, source: nil)
        }
        let entries = [
            entry(.received, 0, words: "漏水了"), entry(.reminded, 2), entry(.reminded, 4),
            entry(.held, 5, words: "等\n配件"),
            entry(.note, 6, words: "内部"),
        ]
        let text = try PlainBook.make().render(.timeline(entries), .morning)
        #expect(text == "09:00 in\n09:04 late\n09:05 waits: 等 配件\n09:06 note")
    }

    @Test func `statements stand on lines of their own, and a call goes before them`() throws {
        let number = PublicSlot.number(TicketNumber(7))
        let book = try PlainBook.make()
        let said = book.say([.init(.archived, number), .init(.cancelled, number)], by: .morning)
        #expect(said.text.plain == "#7 closed\n#7 off")
        let call = said.calling("u-1", name: "陈伟").text
        #expect(call.runs.prefix(2) == [.mention("u-1", name: "陈伟"), .text(" ")] && call.plain.hasPrefix("@陈伟 #7"))
        #expect(book.say([] as [PublicStatement], by: .morning).isEmpty)
    }
}
