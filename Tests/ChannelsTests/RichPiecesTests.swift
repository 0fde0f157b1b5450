import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct RichPiecesTests {
    static let bodies: [RichText] = [
        RichText(), RichText(plain: "短"),
        RichText(plain: String(repeating: "停水<通知>&", count: 30)),
        RichText(plain: (1...40).map { "第\($0)行" }.joined(separator: "\n")),
        RichText([.bold(String(repeating: "粗", count: 50)), .lineBreak, .mention("7", name: "王芳"), .text("@a@b")]),
        RichText([.text("见"), .link("公示", to: "https://a.example/1"), .text(String(repeating: "🔧", count: 40))]),
    ]

    @Test(arguments: [(Limits.Unit.utf16Units, 3), (.characters, 2), (.utf8Bytes, 5)])
    func `each platform counts in its own way`(_ unit: Limits.Unit, _ length: Int) {
        #expect(unit.length(of: "🔧a") == length)
    }

    @Test(arguments: bodies)
    func `pieces fit after escaping, and no run is lost`(_ body: RichText) throws {
        let pieces = Narrow().pieces(of: body)
        #expect(pieces.map(\.plain).joined() == body.plain)
        #expect(pieces.allSatisfy { (1...Narrow.limits.text).contains(Narrow.markup($0).utf16.count) })
        #expect(merged(pieces.flatMap(\.runs)) == merged(body.runs))
    }

    @Test func `a cut is made at a line end where there is one`() {
        let words = String(repeating: "字", count: 40)
        let pieces = Narrow().pieces(of: RichText(plain: "标题\n\(words)\n\(words)"))
        #expect(pieces.map(\.plain) == ["标题\n\(words)\n", words])
    }

    @Test func `a run that fits a message is not cut to fill the one before`() {
        let pieces = Narrow().pieces(of: RichText([.text(String(repeating: "一", count: 60)), .bold("二三四五六七八九")]))
        #expect(pieces.map(\.runs.count) == [1, 1])
    }

    @Test func `a link too long for any message becomes text, and nothing of it is lost`() {
        let link = RichText([.link("公示", to: "https://a.example/" + String(repeating: "x", count: 300))])
        let pieces = Narrow().pieces(of: link)
        #expect(pieces.count > 1)
        #expect(pieces.map(\.plain).joined() == link.plain)
    }

    @Test func `a piece that would show nothing is not sent`() {
        let words = String(repeating: "字", count: Narrow.limits.text)
        #expect(Narrow().pieces(of: RichText(plain: words + "\n\n")).map(\.plain) == [words])
        #expect(Narrow().pieces(of: RichText(plain: "\n \n")).isEmpty)
    }

    @Test func `a pile of accents longer than a message is cut between its scalars`() {
        let pile = "e" + String(repeating: "\u{301}", count: 200)
        let pieces = Narrow().pieces(of: RichText(plain: pile))
        #expect(pieces.allSatisfy { Narrow.markup($0).utf16.count <= Narrow.limits.text })
        #expect(pieces.map(\.plain).joined().unicodeScalars.count == 201)
    }

    /// Runs of one kind side by side are one run.
    private func merged(_ runs: [RichText.Run]) -> [RichText.Run] {
        runs.reduce(into: []) { merged, run in
            switch (merged.last, run) {
            case (.text(let head), .text(let tail)): merged[merged.count - 1] = .text(head + tail)
            case (.bold(let head), .bold(let tail)): merged[merged.count - 1] = .bold(head + tail)
            default: merged.append(run)
            }
        }
    }
}

/// A platform of Telegram's dialect that takes short messages only.
private struct Narrow: Adapter {
    static let platform = "narrow"
    static let limits = Limits(text: 64, unit: .utf16Units)
    static let abilities = Abilities()
    static let settings: [Setting] = []

    init() {}
    init(options: Options) throws(BadOption) {}
    static func markup(_ run: RichText.Run) -> String { Telegram.markup(run) }
    func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified { Verified(webhook) }
    func decode(_ request: Verified) throws(Refusal) -> Arrival { .nothing }
    func encode(_ message: Outbound, by means: Means) -> HTTPCall { HTTPCall(method: .post, url: "") }
    func judge(_ reply: HTTPReply) -> Receipt { .delivered(nil) }
}
