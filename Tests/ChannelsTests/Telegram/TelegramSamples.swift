import Foundation
import Wire

@testable import Channels

extension Telegram {
    static func sample(baseURL: String? = nil) throws -> Telegram {
        var options = ["secret": ["old-secret", "new-secret"], "token": ["77:AAtoken"], "username": ["@Gate_Bot"]]
        options["base_url"] = baseURL.map { [$0] }
        return try Telegram(options: Options(options))
    }

    /// Verifies and decodes an update with this body.
    func hear(_ body: String) throws -> Arrival {
        let webhook = Webhook(
            path: "/hooks/t", headers: [("x-telegram-bot-api-secret-token", "old-secret")], body: Array(body.utf8))
        return try decode(verify(webhook, at: .distantPast))
    }
}

/// What a reader sees of Telegram's HTML.
func shown(_ html: String) -> String {
    [("\u{200B}", ""), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
        .reduce(html.replacing(/<[^>]*>/, with: "")) { $0.replacingBytes(of: $1.0, with: $1.1) }
}
