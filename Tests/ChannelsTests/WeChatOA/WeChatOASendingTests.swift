import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct WeChatOASendingTests {
    private let person = Room(id: "oOpenID", kind: .direct)
    private let means = Means(now: .distantPast, token: Secret("T"))

    private func channel(_ more: [String: [String]] = [:]) throws -> WeChatOA {
        try WeChatOA(
            options: Options(["app_id": ["wx1"], "app_secret": ["s3cret"], "token": ["tok"], "aes_key": [someKey]])
                .with(more))
    }

    private func message(_ words: String, choices: [Choice] = []) -> Outbound {
        Outbound(key: "h-m1.1", room: person, body: RichText(plain: words), choices: choices)
    }

    @Test func `a sticker is no word of the resident's`() throws {
        let body = """
            <xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[oOpenID]]></FromUserName>\
            <CreateTime>1795395600</CreateTime><MsgType><![CDATA[text]]></MsgType>\
            <Content><![CDATA[【收到不支持的消息类型，暂无法显示】]]></Content><MsgId>9007199254740993</MsgId></xml>
            """
        let arrival = try channel().decode(Verified(Webhook(path: "/", body: Array(body.utf8))))
        guard case .messages(let messages) = arrival, let message = messages.first else {
            Issue.record("\(arrival)")
            return
        }
        #expect(message.text.isEmpty)
        #expect(message.attachments.map(\.kind) == [.sticker])
    }

    @Test func `a later answer is a customer-service message, its words as they stand`() throws {
        let call = try channel().encode(message("好<a href=\"x\">/"), by: means)
        #expect(call.url == "https://api.weixin.qq.com/cgi-bin/message/custom/send?access_token=T")
        #expect(
            String(decoding: call.body, as: UTF8.self)
                == #"{"msgtype":"text","text":{"content":"好＜a href=\"x\">/"},"touser":"oOpenID"}"#)
        let asked = try channel().encode(message("好了吗？", choices: [Choice(label: "好了", words: "好了")]), by: means)
        #expect(try JSONValue(of: asked.body)["msgmenu"]?["list"]?.list?.map { $0["content"] } == [.text("好了")])
    }

    @Test func `when free words are no longer allowed a template says as much of them as it holds`() throws {
        var late = means
        late.isOutsideWindow = true
        #expect(throws: Unsendable("48 hours or five messages since they last wrote", isUnreachable: true)) {
            try channel().encode(message("好"), by: late)
        }
        let template = try channel(["template_id": ["tpl"], "template_field": ["thing1"]])
        let call = try template.encode(message("#1001 李师傅已接单，\n约 09:22 到，请您在家等候一下好吗"), by: late)
        #expect(call.url == "https://api.weixin.qq.com/cgi-bin/message/template/send?access_token=T")
        let value = try #require(JSONValue(of: call.body)["data"]?["thing1"]?["value"]?.text)
        #expect(value.count == 20)
        #expect(value.hasPrefix("#1001 李师傅已接单， 约 "))
        #expect(throws: BadOption.self) { try channel(["template_id": ["tpl"]]) }
    }

    @Test(arguments: [("safe", true), ("compat", true), ("plain", false)])
    func `an answer in place is what the platform would have from its own library`(_ mode: String, isSealed: Bool)
        throws
    {
        let channel = try channel(["mode": [mode]])
        let now = Date(timeIntervalSince1970: 1_795_395_600)
        let said = """
            <xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[oOpenID]]></FromUserName>\
            <CreateTime>1795395600</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[漏水]]></Content>\
            <MsgId>1</MsgId></xml>
            """
        let sealed = channel.seal.seal(Array(said.utf8), by: channel.seal.keys[0], salt: TencentSeal.freshSalt)
        let token = Secret("tok")
        let webhook = Webhook(
            path: "/",
            query: [
                ("signature", TencentSeal.signature(token, "1795395600", "n")), ("timestamp", "1795395600"),
                ("nonce", "n"),
                ("encrypt_type", "aes"), ("msg_signature", TencentSeal.signature(token, "1795395600", "n", sealed)),
            ], body: Array((isSealed ? "<xml><Encrypt>\(cdata(sealed))</Encrypt></xml>" : said).utf8))
        let verified = try channel.verify(webhook, at: now)
        let reply = try #require(channel.answer(message("好]]>x"), to: verified, at: now))
        var answer = try FlatXML(reply.body)
        if isSealed {
            let encrypted = try #require(answer["Encrypt"]?.text)
            #expect(answer["MsgSignature"]?.text == TencentSeal.signature(token, "1795395600", "n", encrypted))
            answer = try FlatXML(channel.seal.open(encrypted).content)
        }
        #expect(answer["ToUserName"]?.text == "oOpenID")
        #expect(answer["FromUserName"]?.text == "gh_1")
        #expect(answer["Content"]?.text == "好]]>x")
        #expect(channel.acknowledgement(of: verified)?.body == Array("success".utf8))
    }

    @Test(
        arguments: [
            (#"{"errcode":0,"errmsg":"ok"}"#, .delivered(nil)),
            (#"{"errcode":0,"errmsg":"ok","msgid":9007199254740993}"#, .delivered("9007199254740993")),
            (#"{"errcode":40001,"errmsg":"x"}"#, .tokenExpired(because: "40001 x")),
            (#"{"errcode":45015,"errmsg":"x"}"#, .windowClosed(because: "45015 x")),
            (#"{"errcode":45047,"errmsg":"x"}"#, .windowClosed(because: "45047 x")),
            (#"{"errcode":45009,"errmsg":"x"}"#, .retry(after: .seconds(3600), because: "45009 x")),
            (#"{"errcode":-1,"errmsg":"x"}"#, .retry(after: nil, because: "-1 x")),
            (#"{"errcode":43004,"errmsg":"x"}"#, .unreachable(because: "43004 x")),
            (#"{"errcode":40164,"errmsg":"x"}"#, .refused("40164 x")),
            ("x", .retry(after: nil, because: "HTTP 200, unreadable body")),
        ] as [(String, Receipt)])
    func `an answer is judged by its errcode`(_ body: String, _ receipt: Receipt) throws {
        #expect(try channel().judge(HTTPReply(status: 200, body: Array(body.utf8))) == receipt)
    }

    @Test func `the token is the stable one, and a wrong secret is for the operator`() throws {
        let call = try channel().tokenCall(at: .now)
        #expect(call.url == "https://api.weixin.qq.com/cgi-bin/stable_token")
        #expect(
            String(decoding: call.body, as: UTF8.self)
                == #"{"appid":"wx1","force_refresh":false,"grant_type":"client_credential","secret":"s3cret"}"#)
        guard
            case .refused("40001 x") = try channel().readToken(
                HTTPReply(status: 200, body: Array(#"{"errcode":40001,"errmsg":"x"}"#.utf8)))
        else {
            Issue.record("not refused")
            return
        }
    }

    @Test func `a film's address comes first, and leads to the platform's own hosts`() throws {
        let film = Chat.Attachment(kind: .video, reference: "M")
        let told = HTTPReply(
            status: 200, headers: [("Content-Type", "application/json")],
            body: Array(#"{"video_url":"http://mp.weixin.qq.com/x"}"#.utf8))
        guard case .further(let call) = try channel().readDownload(told, of: film, by: means) else {
            Issue.record("no second step")
            return
        }
        #expect(call.url == "https://mp.weixin.qq.com/x")
        #expect(call.origin == .found(on: ["*.qq.com", "*.qpic.cn"]))
    }
}
