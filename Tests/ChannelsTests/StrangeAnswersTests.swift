import Chat
import Foundation
import Testing
import Wire

@testable import Channels

/// What a platform's API answers when it is not itself: pages of a proxy, half an answer, a way elsewhere.
@Suite struct StrangeAnswersTests {
    /// Where the status alone is the answer. LINE's may be an empty object.
    private static let byStatus: Set = ["standard", "playground", "teams"]

    private static let garbage: [[UInt8]] = [
        Array("<!DOCTYPE html><html><body>502 Bad Gateway</body></html>".utf8), Array(#"{"ok":true,"resu"#.utf8), [],
        Array("null".utf8), Array("[]".utf8), Array("{}".utf8), [0xFF, 0xFE, 0x00],
        Array((String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)).utf8),
    ]

    private func adapter(_ name: String) throws -> any Adapter {
        try Registry.adapter(platform: name, options: #require(RegistryTests.good[name]))
    }

    @Test(arguments: Registry.platforms.map(\.name), garbage.indices)
    func `what cannot be read is no yes, and is tried again where it may pass`(_ name: String, _ index: Int) throws {
        let adapter = try adapter(name)
        for status in [200, 500, 502, 503] {
            let reply = HTTPReply(
                status: status, headers: [("Content-Type", "text/html")], body: Self.garbage[index])
            let message = Outbound(key: "k", room: Room(id: "1", kind: .group), body: RichText(plain: "好"))
            let receipt = adapter.judge(reply, of: message)
            switch receipt {
            case .retry: break
            case .delivered:
                let mayBeEmpty = name == "line" && Self.garbage[index] == Array("{}".utf8)
                #expect(status == 200 && (Self.byStatus.contains(name) || mayBeEmpty), "\(status)")
            case .moved, .tokenExpired, .windowClosed, .quoteGone, .unreachable, .refused:
                Issue.record("HTTP \(status) is judged \(receipt)")
            }
        }
    }

    @Test(arguments: Registry.platforms.map(\.name), [301, 302, 307, 308])
    func `a way elsewhere is not taken for a yes`(_ name: String, _ status: Int) throws {
        let reply = HTTPReply(status: status, headers: [("Location", "http://10.0.0.1/")], body: [])
        if case .delivered = try adapter(name).judge(reply) { Issue.record("taken for delivered") }
    }

    @Test(arguments: Registry.platforms.map(\.name), garbage.indices)
    func `no garbage is a token, a file, or the place of one`(_ name: String, _ index: Int) throws {
        let adapter = try adapter(name)
        let page = HTTPReply(status: 200, headers: [("Content-Type", "text/html")], body: Self.garbage[index])
        if let bearer = adapter as? any TokenBearer, case .token = bearer.readToken(page) {
            Issue.record("taken for a token")
        }
        if let uploads = adapter as? any Uploads {
            let enclosure = Enclosure(kind: .image, reference: "r", name: "1.png", mediaType: "image/png")
            let file = Upload(enclosure: enclosure, bytes: [1], room: Room(id: "1", kind: .group))
            switch uploads.readUpload(page, of: file, knowing: nil) {
            case .failed(.delivered): Issue.record("a failure that was delivered")
            case .failed: break
            case .reference, .further: Issue.record("taken for a file's place")
            }
        }
        if let downloads = adapter as? any Downloads {
            let attachment = Attachment(kind: .image, reference: "r", address: "https://files.example.org/1")
            switch downloads.readDownload(page, of: attachment, by: Means(now: .distantPast)) {
            case .failed(.delivered), .bytes, .further: Issue.record("taken for a file")
            case .failed: break
            }
        }
    }
}
