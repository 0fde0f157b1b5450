import Chat
import Foundation
import Storage
import Testing

/// WhatsApp takes free words for 24 hours after somebody wrote, and tells of what came later only afterwards.
@Suite struct ReplyWindowTests {
    /// Wang reports a leak alone; a day passes; the fitter takes it.
    private func aDayLater(_ whatsApp: WhatsAppStandIn, _ work: (PlatformHouse, ChatID, Int) async throws -> Void)
        async throws
    {
        try await withHouse(on: whatsApp) { house in
            let (alone, staff) = (try #require(whatsApp.cast.wangAlone), try #require(whatsApp.cast.staff))
            try await house.say(leak, by: whatsApp.cast.wang, in: alone)
            #expect(try await house.seen(1, in: alone).text.contains("#1001"))
            _ = try await house.seen(1, in: staff)
            try await eventually { try await house.store.count("outbox WHERE state <> 'delivered'") == 0 }
            let before = house.platform.seen(in: alone).count
            try await house.store.execute("UPDATE inbox SET received = received - 86400000")
            try await house.say("1001 收到，20分钟到", by: whatsApp.cast.li, in: staff)
            try await work(house, alone, before)
        }
    }

    @Test func `after a day the words go as the template that may be sent then`() async throws {
        try await aDayLater(WhatsAppStandIn()) { house, alone, before in
            let news = try await house.seen(before + 1, in: alone)
            #expect(news.text.hasPrefix("[ticket_news] ") && news.text.contains("李师傅"))
            // What they wrote since opens the window again.
            try await house.say("好的，谢谢，请带上角阀", by: "8613800000001", in: alone)
            try await house.say("1001 修好了，换了个角阀 35 块", by: "8613800000002", in: "group-staff")
            try await eventually {
                house.platform.seen(in: alone).contains { $0.text.contains("35") && !$0.text.hasPrefix("[") }
            }
        }
    }

    @Test func `without a template nothing is sent that would not arrive, and another way is looked for`() async throws
    {
        var whatsApp = WhatsAppStandIn()
        whatsApp.template = nil
        try await aDayLater(whatsApp) { house, alone, before in
            try await eventually { try await house.store.count("outbox WHERE state = 'dead'") >= 1 }
            #expect(try await house.store.count("outbox WHERE state = 'dead' AND why LIKE '%24 hours%'") >= 1)
            #expect(house.platform.seen(in: alone).count == before)
        }
    }
}
