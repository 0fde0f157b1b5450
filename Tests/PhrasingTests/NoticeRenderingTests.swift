import ServiceDesk
import Testing

@testable import Phrasing

/// How notices write times, places and lists.
@Suite struct NoticeRenderingTests {
    private static func at(_ hours: Int) -> Instant { Voice.morning.now + .hours(hours) }

    private static let spans: [(from: Instant?, to: Instant?, text: String)] = [
        (at(24), at(27), "3/3 09:00-12:00"), (at(24), at(40), "3/3 09:00-3/4 01:00"), (at(15), at(39), "3/3"),
        (at(15), at(63), "3/3-3/4"), (at(24), nil, "from 3/3 09:00"), (nil, at(24), "until 3/3 09:00"),
    ]

    @Test(arguments: spans)
    func `a span is written with its date, whole days without hours`(
        _ span: (from: Instant?, to: Instant?, text: String)
    ) throws {
        let written = try PlainBook.make().render(.span(Span(from: span.from, to: span.to)), .morning)
        #expect(written == span.text)
    }

    @Test func `units are told beside one building only`() throws {
        let book = try PlainBook.make()
        #expect(book.render(.scope(Scope(Audience(buildings: ["3"], units: ["1", "2"]))), .morning) == "b3 u1 + 2")
        #expect(book.render(.scope(Scope(Audience(buildings: ["3", "5"], units: ["1"]))), .morning) == "b3 + 5")
        #expect(book.render(.scope(Scope(Audience(all: true))), .morning) == "all")
    }

    @Test func `a long list of homes is cut and says how many are left`() throws {
        let homes = (1...33).map { HomeAddress(building: "7", room: String(100 + $0)) }
        let text = try PlainBook.make().render(.homes(homes), .morning)
        #expect(text.hasPrefix("b7r101 + b7r102") && text.hasSuffix("r130 +3"))
    }

    @Test func `a manager's lines stay lines, and nothing in them acts on the text`() throws {
        let words = "one\n\n\u{202E}two"
        #expect(try PlainBook.make().render(.draft(words), .morning) == "one\ntwo")
    }
}
