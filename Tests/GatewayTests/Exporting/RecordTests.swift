import Chat
import Gateway
import Phrasing
import ServiceDesk
import Storage
import Testing

/// What is written out for printers and spreadsheets.
@Suite struct RecordTests {
    private func repaired(_ words: String, _ work: (Desk) async throws -> Void) async throws {
        try await Desk.open { desk in
            try await desk.hear(words, by: "u-wang", in: "d-wang")
            try await desk.hear("收到 1001", by: "u-li", in: "staff")
            try await desk.hear("1001 修好了，换了个角阀 35 块", by: "u-li", in: "staff")
            try await work(desk)
        }
    }

    @Test func `a ticket on a sheet tells its story, and what people wrote does not act in it`() async throws {
        try await repaired("我家厨房水管漏水了<script>alert(1)</script>") { desk in
            let kept = try await desk.store.reading { try $0.record(of: TicketNumber(1001), in: guiyuan) }
            let (ticket, history) = try #require(kept)
            let book = try #require(try library().books.first { $0.language == .chinese })
            let sheet = book.sheet(of: ticket, history, by: Voice(now: Desk.noon, zone: .gmt))
            let page = SheetPage(
                sheet, community: "桂园", language: "zh", pictures: [.init(type: "image/png", bytes: [1, 2, 3])])
            #expect(page.html.contains("&lt;script&gt;") && !page.html.contains("<script"))
            #expect(page.html.contains("data:image/png;base64,AQID"))
            for word in ["#1001", "501", "李师傅", "35", "角阀", "2026-11-25"] {
                #expect(page.text.contains(word) && page.html.contains(word), "\(word)")
            }
            #expect(sheet.timeline.count == history.count)
        }
    }

    @Test func `in a table nothing that people wrote is a formula`() async throws {
        try await repaired("=HYPERLINK(1) 我家厨房水管漏水了") { desk in
            let (tickets, history) = try await desk.store.reading { books in
                let facts = try #require(try books.community(guiyuan))
                return (try RecordTable.tickets(in: facts, books), try RecordTable.history(in: facts, books))
            }
            #expect(tickets.split(whereSeparator: \.isNewline).count == 2)
            #expect(tickets.contains("'=HYPERLINK") && !tickets.contains(",=HYPERLINK"))
            #expect(history.contains("completed") && !history.contains(",=HYPERLINK"))
        }
    }
}
