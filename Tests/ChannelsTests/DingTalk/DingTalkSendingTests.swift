import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct DingTalkSendingTests {
    private let group = Room(id: "cid1", kind: .group)
    private let direct = Room(id: "cid2", kind: .direct)
    private let means = Means(now: .distantPast, token: Secret("T"))

    private func channel() throws -> DingTalk {
        try DingTalk(
            options: Options(["app_key": ["ding1"], "app_secret": ["s3cret"], "robot_code": ["r1"]]))
    }

    private func text(_ call: HTTPCall) -> String { String(decoding: call.body, as: UTF8.self) }

    @Test func `an answer goes to the session's address, calling whom it names`() throws {
        let url = "https://oapi.dingtalk.com/robot/sendBySession?session=x"
        let body = RichText([.mention("li", name: "李师傅"), .text("@all 快去"), .mention("$:LWCP", name: "访客")])
        let reply = ReplyAddress(.sessionWebhook, url, expires: .distantFuture)
        let call = try channel().encode(
            Outbound(key: "k", room: group, body: body), by: Means(now: .now, reply: reply))
        #expect(call.url == url)
        #expect(call.origin == .found(on: ["oapi.dingtalk.com"]))
        #expect(
            text(call)
                == #"{"at":{"atUserIds":["li"],"isAtAll":false},"msgtype":"text","text":{"content":"@li @all 快去@访客"}}"#
        )
    }

    @Test func `without one it goes through the OpenAPI, by room or by person`() throws {
        let body = RichText([.mention("li", name: "李师傅"), .text("好\"")])
        let open = try channel().encode(Outbound(key: "k", room: group, body: body), by: means)
        #expect(open.url == "https://api.dingtalk.com/v1.0/robot/groupMessages/send")
        #expect(open.headers.contains { $0.name == "x-acs-dingtalk-access-token" && $0.value == "T" })
        #expect(
            text(open)
                == #"{"msgKey":"sampleText","msgParam":"{\"content\":\"@李师傅好\\\"\"}","openConversationId":"cid1","robotCode":"r1"}"#
        )
        let alone = try channel().encode(
            Outbound(key: "k", room: direct, body: body, recipient: "LiMei"), by: means)
        #expect(alone.url == "https://api.dingtalk.com/v1.0/robot/oToMessages/batchSend")
        #expect(try JSONValue(of: alone.body)["userIds"] == .list([.text("LiMei")]))
        for nobody: SenderID? in [nil, "$:LWCP_v1:$x"] {
            #expect(throws: Unsendable.self) {
                try channel().encode(Outbound(key: "k", room: direct, body: body, recipient: nobody), by: means)
            }
        }
    }

    @Test func `a custom robot calls everybody only in a notice marked so, and names a resend`() throws {
        let robot = try DingTalkRobot(options: Options(["access_token": ["a/b"]]))
        let call = try robot.encode(
            Outbound(key: "key", room: group, body: RichText(plain: "停水"), callsEveryone: true), by: means)
        #expect(call.url == "https://oapi.dingtalk.com/robot/send?access_token=a%2Fb")
        #expect(
            text(call)
                == #"{"at":{"atUserIds":[],"isAtAll":true},"msgUuid":"key","msgtype":"text","text":{"content":"停水"}}"#)
        #expect(throws: Unsendable.self) {
            try robot.encode(Outbound(key: "k", room: direct, body: RichText(plain: "x")), by: means)
        }
    }

    @Test(
        arguments: [
            (200, #"{"errcode":0,"errmsg":"ok"}"#, .delivered(nil)),
            (200, #"{"processQueryKey":"q","invalidStaffIdList":[],"flowControlledStaffIdList":[]}"#, .delivered(nil)),
            (
                200, #"{"processQueryKey":"q","invalidStaffIdList":["x"]}"#,
                .unreachable(because: "the userId is none of this company")
            ),
            (
                200, #"{"processQueryKey":"q","flowControlledStaffIdList":["x"]}"#,
                .retry(after: nil, because: "too much to this person")
            ),
            (200, #"{"errcode":410100,"errmsg":"fast"}"#, .retry(after: .seconds(600), because: "410100 fast")),
            (200, #"{"errcode":310000,"errmsg":"sign not match"}"#, .refused("310000 sign not match")),
            (200, #"{"errcode":40014,"errmsg":"x"}"#, .tokenExpired(because: "40014 x")),
            (
                401, #"{"code":"InvalidAuthentication","message":"x"}"#,
                .tokenExpired(because: "InvalidAuthentication x")
            ),
            (
                403, #"{"code":"Forbidden.AccessDenied.QpmLimitForAppkeyAndApi","message":"x"}"#,
                .retry(after: .seconds(60), because: "Forbidden.AccessDenied.QpmLimitForAppkeyAndApi x")
            ),
            (400, #"{"code":"staffId.notExisted","message":"x"}"#, .unreachable(because: "staffId.notExisted x")),
            (500, #"{"code":"whatever","message":"x"}"#, .retry(after: nil, because: "whatever x")),
            (
                400, #"{"code":"invalidParameter.robotCode.notExsit","message":"x"}"#,
                .refused("invalidParameter.robotCode.notExsit x")
            ),
            (400, #"{"code":"unknown.send.result","message":"x"}"#, .refused("unknown.send.result x")),
            (200, "<html>", .retry(after: .seconds(300), because: "HTTP 200, unreadable body")),
            (
                200, #"{"status":1111,"wait":5}"#,
                .retry(after: .seconds(300), because: "1111 too many calls from our address")
            ),
        ] as [(Int, String, Receipt)])
    func `an answer is judged by either API's own words`(_ status: Int, _ body: String, _ receipt: Receipt) throws {
        #expect(try channel().judge(HTTPReply(status: status, body: Array(body.utf8))) == receipt)
    }

    @Test func `the token is asked for with the newest secret, and a wrong one is for the operator`() throws {
        let call = try channel().tokenCall(at: .now)
        #expect(call.url == "https://api.dingtalk.com/v1.0/oauth2/accessToken")
        #expect(text(call) == #"{"appKey":"ding1","appSecret":"s3cret"}"#)
        let good = HTTPReply(status: 200, body: Array(#"{"accessToken":"T","expireIn":7200}"#.utf8))
        guard case .token(let token, .seconds(7200)) = try channel().readToken(good), token.revealed == "T" else {
            Issue.record("no token")
            return
        }
        let wrong = HTTPReply(status: 401, body: Array(#"{"code":"InvalidAuthentication","message":"x"}"#.utf8))
        guard case .refused = try channel().readToken(wrong) else {
            Issue.record("not refused")
            return
        }
    }

    @Test func `a file is asked for, then fetched from the platform's own hosts over https`() throws {
        let picture = Chat.Attachment(kind: .image, reference: "code")
        let heard = Inbound(id: "1", dedupe: "1", room: direct, sender: Sender(id: "u"), text: "")
        let ask = try #require(try channel().download(picture, of: heard, by: means))
        #expect(text(ask) == #"{"downloadCode":"code","robotCode":"r1"}"#)
        let told = HTTPReply(status: 200, body: Array(#"{"downloadUrl":"http://x.oss-cn.aliyuncs.com/a?b"}"#.utf8))
        guard case .further(let fetch) = try channel().readDownload(told, of: picture, by: means) else {
            Issue.record("no second step")
            return
        }
        #expect(fetch.url == "https://x.oss-cn.aliyuncs.com/a?b")
        #expect(fetch.origin == .found(on: ["*.dingtalk.com", "*.aliyuncs.com"]))
        guard
            case .bytes([1, 2]) = try channel().readDownload(
                HTTPReply(status: 200, body: [1, 2]), of: picture, by: means)
        else {
            Issue.record("no bytes")
            return
        }
    }

    @Test(arguments: [
        "http://oapi.dingtalk.com/x", "https://oapi.dingtalk.com.evil.example/x", "https://evil@oapi.dingtalk.com/x",
        "https://oapi.dingtalk.com:8443/x", "https://127.0.0.1/x", "not an address", "",
    ])
    func `an address that is not the platform's own is not kept`(_ address: String) throws {
        let body = """
            {"conversationId":"c","conversationType":"1","msgId":"m","msgtype":"text","text":{"content":"好"},\
            "senderId":"s","sessionWebhook":"\(address)","sessionWebhookExpiredTime":1795401000417}
            """
        let arrival = try channel().decode(Verified(Webhook(path: "/", body: Array(body.utf8))))
        guard case .messages(let messages) = arrival else {
            Issue.record("\(arrival)")
            return
        }
        #expect(messages.map(\.replyVia) == [nil])
    }
}
