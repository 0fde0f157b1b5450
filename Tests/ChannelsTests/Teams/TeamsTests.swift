import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct TeamsTests {
    @Test(arguments: [
        ("<at>小助手</at>&nbsp;灯坏了 &amp; 3 &lt; 5", "灯坏了 & 3 < 5"), ("<p><at>小助手</at> 一</p><p>二</p>", "一\n二"),
        ("<at id=\"0\">小助手</at> 找 <at>王芳</at>", "找 @王芳"), ("a < b", "a < b"), ("<3 灯>", "<3 灯>"), ("<at>小助手", ""),
        ("&amp;lt;", "&lt;"),
    ])
    func `what was said is read from half HTML`(_ written: String, _ text: String) {
        #expect(TeamsText(written, calling: "小助手").text == text)
    }

    @Test func `without a flow there is no writing later, with one there is a card that shows words as they stand`()
        throws
    {
        let message = Outbound(
            key: "k", room: Room(id: "19:a", kind: .group),
            body: RichText([.bold("**#1**"), .lineBreak, .text("<at>")]))
        #expect(throws: Unsendable.self) { try Teams.sample().encode(message, at: .distantPast) }
        let call = try Teams.sample(workflow: "https://prod.logic.azure.com/x").encode(message, at: .distantPast)
        let card = try JSONValue(of: call.body)["attachments"]?.list?.first?["content"]
        let lines = card?["body"]?.list?.compactMap { $0["inlines"]?.list?.first?["text"] }
        #expect(lines == [.text("**#1**"), .text("<at>")])
        let elsewhere = Outbound(key: "k", room: Room(id: "19:b", kind: .group), body: RichText(plain: "x"))
        #expect(try Teams.sample().answer(elsewhere, to: Teams.call, at: .distantPast) == nil)
        // A flow leads into one channel: what is for another must not stand there.
        #expect(throws: Unsendable.self) {
            try Teams.sample(workflow: "https://prod.logic.azure.com/x?sig=a=b").encode(elsewhere, at: .distantPast)
        }
    }

    @Test(arguments: [
        "https://prod.logic.azure.com/x", "19:a=http://prod.example.org/x", "19:a", "=https://a.example/x",
    ])
    func `a flow without its channel, or without https, is refused when the channel is opened`(_ entry: String) {
        let options = ["security_token": ["c2VjcmV0"], "workflow_urls": [entry]]
        #expect(throws: BadOption.self) { try Teams(options: Options(options)) }
    }

    @Test func `a key that is no base64 is refused when the channel is opened`() {
        #expect(throws: BadOption.self) { try Teams(options: Options(["security_token": ["not base64!"]])) }
    }
}
