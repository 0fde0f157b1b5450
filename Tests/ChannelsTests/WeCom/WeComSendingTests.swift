import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct WeComSendingTests {
    private let li = Room(id: "LiMei", kind: .direct)
    private let group = Room(id: "g1", kind: .group)
    private let means = Means(now: .distantPast, token: Secret("tok+en"))

    private func message(to room: Room, _ body: RichText = RichText(plain: "好"), choices: [Choice] = []) -> Outbound {
        Outbound(key: "h-m1.1", room: room, body: body, choices: choices)
    }

    @Test func `a member is written to by the app, a group that it made by appchat`() throws {
        let app = try WeComApp.sample()
        let direct = try app.encode(message(to: li), by: means)
        #expect(direct.url == "http://127.0.0.1:9/cgi-bin/message/send?access_token=tok%2Ben")
        #expect(
            String(decoding: direct.body, as: UTF8.self)
                == #"{"agentid":1000002,"enable_duplicate_check":1,"msgtype":"text","text":{"content":"好"},"touser":"LiMei"}"#
        )
        let open = try app.encode(message(to: group), by: means)
        #expect(open.url == "http://127.0.0.1:9/cgi-bin/appchat/send?access_token=tok%2Ben")
        #expect(
            String(decoding: open.body, as: UTF8.self) == #"{"chatid":"g1","msgtype":"text","text":{"content":"好"}}"#)
    }

    @Test(arguments: ["@all", "@ALL", "a|b", "", "a b"])
    func `nobody is written to whose name would reach others`(_ name: String) throws {
        let room = Room(id: ChatID(name), kind: .direct)
        #expect(throws: Unsendable.self) { try WeComApp.sample().encode(message(to: room), by: means) }
    }

    @Test func `choices are buttons of a card, and its name is what a press tells`() throws {
        let app = try WeComApp.sample()
        let asked = message(
            to: li, RichText(plain: "#1001 漏水\n3栋"),
            choices: [Choice(label: "接单", words: "收到"), Choice(label: "转", words: "转给别人")])
        let card = try #require(JSONValue(of: app.encode(asked, by: means).body)["template_card"])
        #expect(card["main_title"]?["title"] == .text("#1001 漏水"))
        #expect(card["sub_title_text"] == .text("3栋"))
        #expect(card["button_list"]?.list?.map { $0["key"] } == [.text("收到"), .text("转给别人")])
        let sent = HTTPReply(status: 200, body: Array(#"{"errcode":0,"errmsg":"ok","msgid":"m"}"#.utf8))
        #expect(card["task_id"] == .text("h-m1_1"))
        #expect(app.judge(sent, of: asked) == .delivered("h-m1_1"))
        #expect(app.judge(sent, of: message(to: li)) == .delivered("m"))
    }

    @Test func `a pressed card is answered once, with what it was answered with`() throws {
        let press = Press(
            id: "p", dedupe: "p", room: li, sender: Sender(id: "LiMei"), message: "t", value: "收到",
            details: ["responseCode": "rc"])
        let calls = try WeComApp.sample().calls(on: .pressed(press), by: means)
        #expect(calls.map(\.url) == ["http://127.0.0.1:9/cgi-bin/message/update_template_card?access_token=tok%2Ben"])
        #expect(
            calls.map { String(decoding: $0.body, as: UTF8.self) } == [
                #"{"agentid":1000002,"button":{"replace_name":"收到"},"response_code":"rc","userids":["LiMei"]}"#
            ])
    }

    @Test func `a group robot calls whom it is told to, and everybody only in a notice marked so`() throws {
        let robot = WeComRobot(key: Secret("k e"), baseURL: "https://qyapi.weixin.qq.com")
        let body = RichText([.mention("zhang", name: "张工"), .text(" <@all> @all <@lisi>")])
        let call = try robot.encode(Outbound(key: "k", room: group, body: body), by: means)
        #expect(call.url == "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k%20e")
        let text = try JSONValue(of: call.body)["text"]
        #expect(text?["mentioned_list"] == .list([.text("zhang")]))
        #expect(text?["content"] == .text("@张工 ＜@all> @all ＜@lisi>"))
        let notice = Outbound(key: "k", room: group, body: RichText(plain: "停水"), callsEveryone: true)
        #expect(
            try JSONValue(of: robot.encode(notice, by: means).body)["text"]?["mentioned_list"] == .list([.text("@all")])
        )
        #expect(throws: Unsendable.self) { try robot.encode(message(to: li), by: means) }
    }

    @Test(
        arguments: [
            (.text("a<b>`[x](y)` *z* #1001 # x"), "a＜b＞｀［x］(y)｀ ＊z＊ #1001 ＃ x"), (.bold("急"), "**急**"),
            (.link("看", to: "https://a.example/?a=1"), "[看](https://a.example/?a=1)"),
            (.link("看", to: "javascript:x"), "看 javascript:x"),
            (.link("a", to: "https://x/)[b](y"), "a https://x/)［b］(y"),
            (.mention("u", name: "<u>"), "@＜u＞"), (.lineBreak, "\n"), (.text("<\u{301}@all>"), "＜\u{301}@all＞"),
        ] as [(RichText.Run, String)])
    func `what a smart robot says is markdown, and words in it cannot act`(_ run: RichText.Run, _ text: String) {
        #expect(Array(WeComBot.markup(run).unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test func `a smart robot answers where it was called, then through the group's own robot, else not at all`() throws
    {
        let url = "https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=x"
        let reply = ReplyAddress(.responseURL, url, seconds: 3600, uses: 1, isForThatMessage: true)
        let bot = try WeComBot.sample(["robot_keys": ["g1=KEY"]])
        let answer = try bot.encode(message(to: group), by: Means(now: .now, reply: reply))
        #expect(answer.url == url)
        #expect(answer.origin == .found(on: ["qyapi.weixin.qq.com"]))
        #expect(String(decoding: answer.body, as: UTF8.self) == #"{"markdown":{"content":"好"},"msgtype":"markdown"}"#)
        let later = try bot.encode(message(to: group), by: Means(now: .now))
        #expect(later.url == "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=KEY")
        #expect(throws: Unsendable.self) { try bot.encode(message(to: li), by: Means(now: .now)) }
        #expect("\(reply)" == "response-url •••")
    }

    @Test func `an answer in place is a finished stream that only the asker's key opens`() throws {
        let bot = try WeComBot.sample()
        let now = Date(timeIntervalSince1970: 1_795_395_600)
        let said =
            #"{"msgid":"m1","aibotid":"b","chatid":"g1","chattype":"group","from":{"userid":"u"},"msgtype":"text","text":{"content":"@小管家 漏水了"}}"#
        let sealed = bot.seal.seal(Array(said.utf8), by: bot.seal.keys[0], salt: TencentSeal.freshSalt)
        let signature = TencentSeal.signature(Secret("tok"), "1795395600", "n", sealed)
        let webhook = Webhook(
            path: "/", query: [("msg_signature", signature), ("timestamp", "1795395600"), ("nonce", "n")],
            body: Array(#"{"encrypt":"\#(sealed)"}"#.utf8))
        let verified = try bot.verify(webhook, at: now)
        let reply = try #require(bot.answer(message(to: group), to: verified, at: now))
        let envelope = try JSONValue(of: reply.body)
        let encrypted = try #require(envelope["encrypt"]?.text)
        #expect(envelope["nonce"] == .text("n"))
        #expect(envelope["msgsignature"] == .text(TencentSeal.signature(Secret("tok"), "1795395600", "n", encrypted)))
        let stream = try JSONValue(of: bot.seal.open(encrypted).content)
        #expect(stream["msgtype"] == .text("stream"))
        #expect(stream["stream"]?["finish"] == .bool(true))
        #expect(stream["stream"]?["content"] == .text("好"))
    }

    @Test func `customer service writes as its own id, which is how a resend is known`() throws {
        let care = try WeComCare.sample()
        let room = Room(id: "wk1:wm2", kind: .direct)
        let call = try care.encode(message(to: room), by: means)
        #expect(call.url == "http://127.0.0.1:9/cgi-bin/kf/send_msg?access_token=tok%2Ben")
        #expect(
            String(decoding: call.body, as: UTF8.self)
                == #"{"msgid":"h-m1_1","msgtype":"text","open_kfid":"wk1","text":{"content":"好"},"touser":"wm2"}"#)
        let long = Outbound(key: String(repeating: "k", count: 60), room: room, body: RichText(plain: "好"))
        #expect(try JSONValue(of: care.encode(long, by: means).body)["msgid"]?.text?.count == 32)
        #expect(throws: Unsendable.self) {
            var late = means
            late.isOutsideWindow = true
            _ = try care.encode(message(to: room), by: late)
        }
    }

    @Test(
        arguments: [
            (200, #"{"errcode":0,"errmsg":"ok","msgid":"m1"}"#, .delivered("m1")),
            (200, #"{"errcode":0,"errmsg":"ok"}"#, .delivered(nil)),
            (
                200, #"{"errcode":0,"errmsg":"ok","invaliduser":"LiMei","msgid":"m"}"#,
                .unreachable(because: "0, but to nobody who can get it")
            ),
            (
                200, #"{"errcode":42001,"errmsg":"access_token expired"}"#,
                .tokenExpired(because: "42001 access_token expired")
            ),
            (200, #"{"errcode":40014}"#, .tokenExpired(because: "40014 without a description")),
            (200, #"{"errcode":45009,"errmsg":"freq"}"#, .retry(after: nil, because: "45009 freq")),
            (200, #"{"errcode":-1,"errmsg":"busy"}"#, .retry(after: nil, because: "-1 busy")),
            (200, #"{"errcode":81013,"errmsg":"x"}"#, .unreachable(because: "81013 x")),
            (200, #"{"errcode":95002,"errmsg":"x"}"#, .windowClosed(because: "95002 x")),
            (200, #"{"errcode":95018,"errmsg":"x"}"#, .unreachable(because: "95018 x")),
            (
                200, #"{"errcode":60020,"errmsg":"not allow to access from your ip"}"#,
                .refused("60020 not allow to access from your ip")
            ),
            (502, "<html>", .retry(after: nil, because: "HTTP 502, unreadable body")),
            (200, "", .retry(after: nil, because: "HTTP 200, unreadable body")),
        ] as [(Int, String, Receipt)])
    func `an answer is judged by its errcode, whatever its status`(_ status: Int, _ body: String, _ receipt: Receipt)
        throws
    {
        #expect(try WeComApp.sample().judge(HTTPReply(status: status, body: Array(body.utf8))) == receipt)
    }

    @Test func `the token is asked for with the secret, and read with its life`() throws {
        let app = try WeComApp.sample()
        #expect(app.tokenCall(at: .now).url == "http://127.0.0.1:9/cgi-bin/gettoken?corpid=ww1&corpsecret=app-secret")
        let good = #"{"errcode":0,"errmsg":"ok","access_token":"T","expires_in":7200}"#
        guard case .token(let token, let life) = app.readToken(HTTPReply(status: 200, body: Array(good.utf8))) else {
            Issue.record("no token")
            return
        }
        #expect(token.revealed == "T")
        #expect(life == .seconds(7200))
        let wrong = HTTPReply(status: 200, body: Array(#"{"errcode":40001,"errmsg":"invalid credential"}"#.utf8))
        guard case .refused = app.readToken(wrong) else {
            Issue.record("a wrong secret is for the operator")
            return
        }
        #expect(!"\(app) \(Means(now: .now, token: token))".contains("app-secret"))
    }

    @Test func `pictures come by their id, or encrypted from the platform's own hosts`() throws {
        let app = try WeComApp.sample()
        let heard = Inbound(
            id: "1", dedupe: "1", room: li, sender: Sender(id: "LiMei"), text: "")
        let picture = Chat.Attachment(kind: .image, reference: "M/1")
        #expect(
            app.download(picture, of: heard, by: means)?.url
                == "http://127.0.0.1:9/cgi-bin/media/get?access_token=tok%2Ben&media_id=M%2F1")
        let far = Chat.Attachment(kind: .image, address: "https://evil.example/x", isEncrypted: true)
        let call = try #require(try WeComBot.sample().download(far, of: heard, by: means))
        #expect(call.origin == .found(on: ["*.myqcloud.com", "*.qpic.cn", "*.weixin.qq.com"]))
        let failure = HTTPReply(
            status: 200, headers: [("Content-Type", "application/json")],
            body: Array(#"{"errcode":40007,"errmsg":"x"}"#.utf8))
        guard case .failed(.refused("40007 x")) = app.readDownload(failure, of: picture, by: means) else {
            Issue.record("JSON is no picture")
            return
        }
    }

    @Test func `an answer in place with something to choose is a card, and a press names it`() throws {
        let bot = try WeComBot.sample()
        let now = Date(timeIntervalSince1970: 1_795_395_600)
        let asked = Outbound(
            key: "k-9", room: group, body: RichText(plain: "换角阀 35 元，做吗？"),
            choices: [Choice(label: "同意", words: "同意"), Choice(label: "不做", words: "不同意")])
        let said =
            #"{"msgid":"m1","chatid":"g1","chattype":"group","from":{"userid":"u"},"msgtype":"text","text":{"content":"多少钱"}}"#
        let sealed = bot.seal.seal(Array(said.utf8), by: bot.seal.keys[0], salt: TencentSeal.freshSalt)
        let signature = TencentSeal.signature(Secret("tok"), "1795395600", "n", sealed)
        let webhook = Webhook(
            path: "/", query: [("msg_signature", signature), ("timestamp", "1795395600"), ("nonce", "n")],
            body: Array(#"{"encrypt":"\#(sealed)"}"#.utf8))
        let reply = try #require(bot.answer(asked, to: try bot.verify(webhook, at: now), at: now))
        let encrypted = try #require(JSONValue(of: reply.body)["encrypt"]?.text)
        let answer = try JSONValue(of: bot.seal.open(encrypted).content)
        #expect(answer["msgtype"] == .text("template_card"))
        let card = try #require(answer["template_card"])
        #expect(card["card_type"] == .text("button_interaction"))
        #expect(card["button_list"]?.list?.map { $0["key"] } == [.text("同意"), .text("不同意")])
        #expect(bot.idInPlace(of: asked) == (card["task_id"]?.text).map { MessageID($0) })

        let pressed =
            #"{"msgid":"m2","chatid":"g1","chattype":"group","from":{"userid":"u"},"msgtype":"event","event":{"eventtype":"template_card_event","template_card_event":{"event_key":"同意","task_id":"k-9"}}}"#
        let arrival = try bot.decode(Verified(Webhook(path: "/"), body: Array(pressed.utf8)))
        guard case .events(let events) = arrival, case .pressed(let press)? = events.first else {
            Issue.record("\(arrival)")
            return
        }
        #expect(press.message == bot.idInPlace(of: asked) && press.value == "同意" && press.room == group)
        #expect(bot.idInPlace(of: message(to: group)) == nil)
    }

    @Test func `what a customer takes back is told by the id it had, and what colleagues do is not`() throws {
        let body =
            #"{"errcode":0,"next_cursor":"c","has_more":0,"msg_list":[{"msgid":"e1","origin":4,"send_time":1795395600,"msgtype":"event","event":{"event_type":"user_recall_msg","open_kfid":"wk1","external_userid":"wm2","recall_msgid":"m7"}},{"msgid":"e2","origin":4,"msgtype":"event","event":{"event_type":"servicer_recall_msg","open_kfid":"wk1","external_userid":"wm2","recall_msgid":"m8"}}]}"#
        let answer = try WeComCare.sample().readPage(
            HTTPReply(status: 200, body: Array(body.utf8)), of: Summons(source: "wk1", hint: "t"))
        guard case .page(let page) = answer else {
            Issue.record("\(answer)")
            return
        }
        #expect(page.events == [.deleted("m7", in: Room(id: "wk1:wm2", kind: .direct))])
    }

    @Test func `a ring that is no longer good is asked for again without it`() throws {
        let care = try WeComCare.sample()
        let stale = HTTPReply(status: 200, body: Array(#"{"errcode":95007,"errmsg":"invalid msg token"}"#.utf8))
        guard case .hintStale = care.readPage(stale, of: Summons(source: "wk1", hint: "old")) else {
            Issue.record("not taken for an old ring")
            return
        }
        guard case .failed(.refused) = care.readPage(stale, of: Summons(source: "wk1", hint: "")) else {
            Issue.record("asked without end")
            return
        }
    }

    @Test(arguments: [
        (95_001, "send msg count limit", true), (95_002, "send msg time limit", true), (95_018, "state", false),
        (95_013, "session ended", false),
    ])
    func `customer service says when it takes no more`(_ code: Int, _ words: String, isWindow: Bool) throws {
        let reply = HTTPReply(status: 200, body: Array(#"{"errcode":\#(code),"errmsg":"\#(words)"}"#.utf8))
        let why = "\(code) \(words)"
        #expect(
            try WeComCare.sample().judge(reply)
                == (isWindow ? .windowClosed(because: why) : .unreachable(because: why)))
    }

    @Test func `a group of the app is made with its people, and its id told`() throws {
        let app = try WeComApp.sample()
        let call = try app.roomCall(named: "维修群", owner: "Zhou", people: ["Li", "Wang"], id: nil, by: means)
        #expect(call.url.contains("/cgi-bin/appchat/create?access_token="))
        let sent = try JSONValue(of: call.body)
        #expect(
            sent["userlist"] == .list([.text("Zhou"), .text("Li"), .text("Wang")]) && sent["owner"] == .text("Zhou"))
        let made = HTTPReply(status: 200, body: Array(#"{"errcode":0,"errmsg":"ok","chatid":"wr9"}"#.utf8))
        guard case .room("wr9") = app.readRoom(made) else {
            Issue.record("no group")
            return
        }
        let people: [[SenderID]] = [["Zhou"], ["Zhou", "@all"], ["Zhou", ""]]
        for crowd in people {
            #expect(throws: Unsendable.self) {
                try app.roomCall(named: "群", owner: "Zhou", people: crowd, id: nil, by: means)
            }
        }
        #expect(throws: Unsendable.self) {
            try app.roomCall(named: "群", owner: "Zhou", people: ["Li"], id: "not an id", by: means)
        }
        let refused = HTTPReply(status: 200, body: Array(#"{"errcode":60011,"errmsg":"no privilege"}"#.utf8))
        guard case .failed(.refused) = app.readRoom(refused) else {
            Issue.record("a refusal is no group")
            return
        }
    }
}
