import Channels
import Chat
import Foundation
import Testing
import Wire

/// What proves that a platform called us, on every platform that can be heard.
@Suite struct PlatformProofTests {
    /// The keys that prove, each with another value that would do.
    static let secrets: [(platform: String, key: String, other: String)] = [
        ("dingtalk", "app_secret", "another"), ("feishu", "encrypt_key", "another"),
        ("feishu", "verification_token", "another"), ("line", "channel_secret", "another"),
        ("matrix", "hs_token", "another"), ("mattermost", "hook_token", "another"),
        ("rocketchat", "hook_token", "another"), ("slack", "signing_secret", "another"),
        ("standard", "secret", "whsec_bm90IHRoZSBvbmUgdGhhdCBzaWduZWQgaXQ="), ("telegram", "secret", "another"),
        ("teams", "security_token", "YW5vdGhlciB0b2tlbg=="),
        ("twilio", "auth_token", "another"), ("wechat-oa", "token", "another"),
        ("wechat-oa", "aes_key", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"), ("wecom", "token", "another"),
        ("wecom", "aes_key", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"), ("wecom-bot", "token", "another"),
        ("wecom-bot", "aes_key", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"), ("wecom-kf", "token", "another"),
        ("wecom-kf", "aes_key", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"),
        ("whatsapp", "app_secret", "another"), ("zulip", "hook_token", "another"),
        ("discord", "public_key", "fbe0a8fc51c2c13f9aede7ca7dbebb0d4bae845477e8efe5e353973bf4c5aa2a"),
    ]

    /// Where the proof stands: a header, a parameter of the address, or a field of the body.
    static let places: [(platform: String, header: String?, parameter: String?)] = [
        ("dingtalk", "sign", nil), ("dingtalk", "timestamp", nil), ("discord", "X-Signature-Ed25519", nil),
        ("discord", "X-Signature-Timestamp", nil), ("feishu", "X-Lark-Signature", nil),
        ("feishu", "X-Lark-Request-Timestamp", nil), ("feishu", "X-Lark-Request-Nonce", nil),
        ("line", "x-line-signature", nil), ("matrix", "Authorization", nil), ("mattermost", nil, nil),
        ("rocketchat", nil, nil), ("slack", "X-Slack-Signature", nil), ("slack", "X-Slack-Request-Timestamp", nil),
        ("standard", "webhook-signature", nil), ("standard", "webhook-timestamp", nil), ("standard", "webhook-id", nil),
        ("teams", "Authorization", nil), ("telegram", "X-Telegram-Bot-Api-Secret-Token", nil),
        ("twilio", "X-Twilio-Signature", nil),
        ("wechat-oa", nil, "msg_signature"), ("wechat-oa", nil, "timestamp"), ("wecom", nil, "msg_signature"),
        ("wecom-bot", nil, "msg_signature"), ("wecom-kf", nil, "msg_signature"), ("wecom", nil, "nonce"),
        ("whatsapp", "X-Hub-Signature-256", nil), ("zulip", nil, nil),
    ]

    private func standIn(_ platform: String) throws -> any StandIn {
        try #require(PlatformSceneTests.all.first { $0.platform == platform })
    }

    /// A message as the platform sends it, read as the server reads it.
    private func webhook(_ standIn: any StandIn) throws -> Webhook {
        let room = try #require(standIn.cast.residents ?? standIn.cast.wangAlone)
        let said = Said(
            sender: standIn.cast.wang, room: room, kind: standIn.cast.residents == nil ? .direct : .group, text: leak,
            number: 1)
        let whole = try standIn.webhook(said)
        let query = whole.target.split(separator: "?", maxSplits: 1).dropFirst().joined()
        return Webhook(
            method: whole.method, path: whole.path, target: whole.target,
            query: query.split(separator: "&").map { pair in
                let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
                return (name: parts[0], value: parts.dropFirst().joined().removingPercentEncoding ?? "")
            }, headers: whole.headers, body: whole.body)
    }

    private func take(_ webhook: Webhook, _ standIn: any StandIn, _ options: [String: [String]]) throws {
        let adapter = try Registry.adapter(platform: standIn.platform, options: Options(options))
        _ = try adapter.decode(adapter.verify(webhook, at: Date()))
    }

    @Test func `no platform that can be heard is left out`() {
        let hearing = Set(PlatformSceneTests.all.map(\.platform))
        #expect(Set(Self.secrets.map(\.platform)) == hearing)
        #expect(Set(Self.places.map(\.platform)) == hearing)
    }

    @Test(arguments: secrets.map { [$0.platform, $0.key, $0.other] })
    func `while a secret is replaced the old one is good beside the new, and not after it`(_ row: [String]) throws {
        let standIn = try standIn(row[0])
        let options = standIn.options(at: "http://127.0.0.1:1")
        let own = try #require(options[row[1]])
        try take(webhook(standIn), standIn, options)
        try take(webhook(standIn), standIn, options.merging([row[1]: [row[2]] + own]) { $1 })
        try take(webhook(standIn), standIn, options.merging([row[1]: own + [row[2]]]) { $1 })
        #expect(throws: Refusal.self) {
            try take(webhook(standIn), standIn, options.merging([row[1]: [row[2]]]) { $1 })
        }
    }

    @Test(arguments: places.map { [$0.platform, $0.header ?? "", $0.parameter ?? ""] })
    func `a proof given twice is refused, even where both are good`(_ row: [String]) throws {
        let standIn = try standIn(row[0])
        let options = standIn.options(at: "http://127.0.0.1:1")
        let good = try webhook(standIn)
        try take(good, standIn, options)
        var (headers, query, body) = (good.headers, good.query, good.body)
        if !row[1].isEmpty {
            headers.append(try #require(headers.first { $0.name.lowercased() == row[1].lowercased() }))
        } else if !row[2].isEmpty {
            query.append(try #require(query.first { $0.name == row[2] }))
        } else {
            body = Array(#"{"token":"hook","#.utf8) + body.dropFirst()
        }
        let doubled = Webhook(
            method: good.method, path: good.path, target: good.target, query: query, headers: headers, body: body)
        #expect(throws: Refusal.self) { try take(doubled, standIn, options) }
    }

    @Test(arguments: PlatformSceneTests.all.map(\.platform))
    func `without any proof nothing is taken`(_ platform: String) throws {
        let standIn = try standIn(platform)
        let good = try webhook(standIn)
        let token = Array(#""token":"hook","#.utf8)
        var body = Data(good.body)
        if let range = body.range(of: Data(token)) { body.removeSubrange(range) }
        if let range = body.range(of: Data(#","token":"hook""#.utf8)) { body.removeSubrange(range) }
        let bare = Webhook(method: good.method, path: good.path, target: good.path, headers: [], body: Array(body))
        #expect(throws: Refusal.self) { try take(bare, standIn, standIn.options(at: "http://127.0.0.1:1")) }
    }
}
