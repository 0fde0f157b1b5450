import Foundation
import Testing
import Wire

@testable import Channels

/// Whatever comes in, an adapter either reads it or refuses it.
@Suite struct MutationTests {
    private static let scraps = [
        "", "null", "-1", "9223372036854775807", "1e400", "\"", "{", "}", "[", "]", ",", "\\u0000", "\\ud83d", "🔧",
        "true",
    ].map { Array($0.utf8) }

    @Test(arguments: try Vector.all("telegram").filter { $0.kind == "decode-inbound" })
    func `no damage to an update breaks more than the update`(_ vector: Vector) throws {
        let telegram = try Telegram.sample()
        var chance = Chance(state: 42)
        var read = 0
        for _ in 0..<300 {
            let body = mutated(try vector.webhook.body, by: &chance)
            if (try? telegram.decode(Verified(Webhook(path: "/", body: body)))) != nil { read += 1 }
        }
        // Most damage is to words, which may be anything; were nothing read, nothing would have been tried.
        #expect(read > 0)
    }

    /// Every channel but those with tests of their own here, opened as the registry test opens them.
    @Test(arguments: Registry.platforms.map(\.name).filter { !["standard", "playground", "telegram"].contains($0) })
    func `no damage to what a platform sends breaks more than the request`(_ name: String) throws {
        let adapter = try Registry.adapter(platform: name, options: #require(RegistryTests.good[name]))
        let files = ["wecom-bot": "wecom", "wecom-kf": "wecom", "wecom-robot": "wecom"]
        guard let vectors = try? Vector.all(files[name] ?? name) else { return }
        var chance = Chance(state: 99)
        for vector in vectors where vector.kind == "decode-inbound" && vector.inputs["path"] != nil {
            let whole = try vector.webhook
            for _ in 0..<15 {
                let body = mutated(whole.body, by: &chance)
                let webhook = Webhook(
                    method: whole.method, path: whole.path, target: whole.target, query: whole.query,
                    headers: whole.headers, body: body)
                // Read or refused; both are fine, and a trap would end the run.
                _ = try? adapter.decode(Verified(webhook))
                _ = adapter.acknowledgement(of: Verified(webhook))
                _ = try? adapter.verify(webhook, at: vector.now)
                _ = adapter.judge(HTTPReply(status: 200, body: body))
            }
        }
    }

    /// What stands inside an encrypted request, once it is opened.
    private static let opened: [(platform: String, content: String)] = [
        (
            "feishu",
            #"{"schema":"2.0","header":{"event_id":"e1","event_type":"im.message.receive_v1","token":"v","app_id":"cli_1"},"event":{"sender":{"sender_id":{"open_id":"ou_wang"},"sender_type":"user"},"message":{"message_id":"om_1","create_time":"1795395600000","chat_id":"oc_1","chat_type":"group","message_type":"post","content":"{\"content\":[[{\"tag\":\"text\",\"text\":\"漏水了\"}],[{\"tag\":\"img\",\"image_key\":\"i\"}]]}","mentions":[{"key":"@_user_1","id":{"open_id":"ou_bot"},"name":"小管家"}]}}}"#
        ),
        (
            "wecom",
            "<xml><ToUserName><![CDATA[ww1]]></ToUserName><FromUserName><![CDATA[WangFang]]></FromUserName><CreateTime>1795395600</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[漏水了]]></Content><MsgId>9007199254740993</MsgId><AgentID>1000002</AgentID></xml>"
        ),
        (
            "wecom-kf",
            "<xml><ToUserName><![CDATA[ww1]]></ToUserName><CreateTime>1795395600</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[kf_msg_or_event]]></Event><Token><![CDATA[ring]]></Token><OpenKfId><![CDATA[wk1]]></OpenKfId></xml>"
        ),
        (
            "wecom-bot",
            #"{"msgid":"CAIQ1","aibotid":"b","chatid":"wr1","chattype":"group","from":{"userid":"WangFang"},"msgtype":"mixed","mixed":{"msg_item":[{"msgtype":"text","text":{"content":"@小管家 漏水了"}},{"msgtype":"image","image":{"url":"https://a.example/1"}}]},"response_url":"https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=1"}"#
        ),
        (
            "wechat-oa",
            "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[oWang]]></FromUserName><CreateTime>1795395600</CreateTime><MsgType><![CDATA[voice]]></MsgType><MediaId><![CDATA[m]]></MediaId><Format><![CDATA[amr]]></Format><Recognition><![CDATA[漏水了]]></Recognition><MsgId>9007199254740994</MsgId></xml>"
        ),
    ]

    @Test(arguments: opened.map(\.platform))
    func `no damage to what was encrypted breaks more than the request`(_ name: String) throws {
        let adapter = try Registry.adapter(platform: name, options: #require(RegistryTests.good[name]))
        let whole = try #require(Self.opened.first { $0.platform == name }).content
        var chance = Chance(state: 5)
        var read = 0
        for _ in 0..<1500 {
            let request = Verified(Webhook(path: "/"), body: mutated(Array(whole.utf8), by: &chance))
            if (try? adapter.decode(request)) != nil { read += 1 }
            _ = adapter.acknowledgement(of: request)
        }
        #expect(read > 0)
        if case .nothing = try adapter.decode(Verified(Webhook(path: "/"), body: Array(whole.utf8))) {
            Issue.record("whole, it says nothing: nothing worth damaging was damaged")
        }
    }

    @Test func `no damage to a standard message breaks more than the message`() throws {
        let whole = """
            {"type":"message.created","timestamp":"2026-11-23T10:00:00+08:00","data":{"id":"m-1","chat":{"id":"g-1",\
            "kind":"group","name":"3号楼"},"sender":{"id":"u-7","name":"王芳"},"text":"漏水了","mentioned":false,"reply_to":\
            null,"attachments":[{"kind":"image","url":"https://a.example/1"}]}}
            """
        let standard = try Standard.sample()
        var chance = Chance(state: 7)
        var read = 0
        for _ in 0..<3000 {
            let body = mutated(Array(whole.utf8), by: &chance)
            if (try? standard.decode(Verified(Webhook(path: "/", body: body)))) != nil { read += 1 }
        }
        #expect(read > 0)
    }

    /// Bytes cut out, changed, and replaced by what parsers stumble over.
    private func mutated(_ body: [UInt8], by chance: inout Chance) -> [UInt8] {
        var body = body
        for _ in 0...Int.random(in: 0..<3, using: &chance) where !body.isEmpty {
            let start = Int.random(in: 0..<body.count, using: &chance)
            let end = min(body.count, start + Int.random(in: 0..<12, using: &chance))
            let scrap = Self.scraps.randomElement(using: &chance) ?? []
            if Bool.random(using: &chance) {
                body.replaceSubrange(start..<end, with: scrap)
            } else {
                body[start] = UInt8.random(in: 0...255, using: &chance)
            }
        }
        return body
    }
}

/// SplitMix64: the same damage in every run.
private struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
