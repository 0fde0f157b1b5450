import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct TelegramSendingTests {
    private let room = Room(id: "-1002233445566", kind: .group)

    @Test func `a picture goes up with its words, and a kind that is not shown goes as a file`() throws {
        func sent(_ type: String, _ words: String) throws -> (url: String, body: String) {
            var means = Means(now: .distantPast)
            means.enclosed = Array("the bytes".utf8)
            let message = Outbound(
                key: "k", room: Room(id: "-100", kind: .group), body: RichText(plain: words), quoting: "7",
                enclosure: Enclosure(kind: .image, reference: "ab12", name: "1001-1.jpg", mediaType: type))
            let call = try Telegram.sample().encode(message, by: means)
            return (call.url, String(decoding: call.body, as: UTF8.self))
        }
        let photo = try sent("image/jpeg", "#1001 <漏水>")
        #expect(photo.url.hasSuffix("/sendPhoto"))
        for part in [
            "name=\"chat_id\"\r\n\r\n-100", "name=\"caption\"\r\n\r\n#1001 &lt;漏水&gt;", "filename=\"1001-1.jpg\"",
            "the bytes",
            "\"message_id\":7",
        ] { #expect(photo.body.contains(part), "\(part)") }
        #expect(try sent("image/heic", "").url.hasSuffix("/sendDocument"))
        let long = try sent("image/jpeg", String(repeating: "字", count: 1025))
        #expect(long.url.hasSuffix("/sendMessage"))
    }

    @Test func `a message is a sendMessage, its previews off and its quote forgiving`() throws {
        let message = Outbound(key: "k", room: room, body: RichText(plain: "好\n的"), quoting: "41", thread: "1400")
        let call = try Telegram.sample(baseURL: "http://127.0.0.1:8081/").encode(message, at: .distantPast)
        #expect(call.method == .post)
        #expect(call.url == "http://127.0.0.1:8081/bot77:AAtoken/sendMessage")
        #expect(
            String(decoding: call.body, as: UTF8.self)
                == #"{"chat_id":-1002233445566,"link_preview_options":{"is_disabled":true},"message_thread_id":1400,"#
                + #""parse_mode":"HTML","reply_parameters":{"allow_sending_without_reply":true,"message_id":41},"text":"好\n的"}"#
        )
    }

    @Test func `what is not there is not sent`() throws {
        let body = try Telegram.sample().encode(
            Outbound(key: "k", room: room, body: RichText(plain: "好")), at: .distantPast
        ).body
        let fields = try #require(JSONValue(of: body).object)
        #expect(Set(fields.keys) == ["chat_id", "text", "parse_mode", "link_preview_options"])
    }

    @Test(
        arguments: [
            (.text("a<b>&\"'"), "a&lt;b&gt;&amp;\"'"), (.bold("<i>"), "<b>&lt;i&gt;</b>"), (.lineBreak, "\n"),
            (.mention("431", name: "A<@x"), "<a href=\"tg://user?id=431\">A&lt;@\u{200B}x</a>"),
            (.mention("-100", name: "群"), "@群"), (.mention("u-1", name: "bob"), "@\u{200B}bob"),
            (
                .link("看", to: "https://a.example/?a=1&b=\"2\"<"),
                "<a href=\"https://a.example/?a=1&amp;b=&quot;2&quot;&lt;\">看</a>"
            ),
            (.link("看", to: "tg://user?id=1"), "看 tg://user?id=1"), (.link("看", to: "javascript:x"), "看 javascript:x"),
            (.text("@all"), "@\u{200B}all"), (.text("请 @"), "请 @\u{200B}"), (.text("@王 a@ b"), "@王 a@ b"),
            (.text("<\u{301}script>"), "&lt;\u{301}script&gt;"),
            (
                .link("x", to: "https://a.example/\"\u{301} onclick"),
                "<a href=\"https://a.example/&quot;\u{301} onclick\">x</a>"
            ),
        ] as [(RichText.Run, String)])
    func `a run becomes markup, and words in it cannot act`(_ run: RichText.Run, _ html: String) {
        #expect(Array(Telegram.markup(run).unicodeScalars) == Array(html.unicodeScalars))
    }

    @Test func `a name cut off from its @ by a run's end calls nobody either`() {
        #expect(!Telegram.markup(RichText([.text("@"), .bold("hong_w")])).contains("@<"))
        #expect(Telegram.markup(RichText([.text("@"), .text("hong_w")])) == "@\u{200B}hong_w")
    }

    @Test(
        arguments: [
            (200, #"{"ok":true,"result":{"message_id":41,"chat":{"id":1}}}"#, .delivered("41")),
            (200, #"{"ok":true,"result":true}"#, .delivered(nil)), (200, #"{"ok":true}"#, .delivered(nil)),
            (
                429,
                #"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 5","parameters":{"retry_after":5}}"#,
                .retry(after: .seconds(5), because: "429 Too Many Requests: retry after 5")
            ),
            (
                429, #"{"ok":false,"error_code":429,"parameters":{"retry_after":99999}}"#,
                .retry(after: .seconds(3600), because: "429 without a description")
            ),
            (
                429, #"{"ok":false,"error_code":429,"parameters":{"retry_after":-5}}"#,
                .retry(after: nil, because: "429 without a description")
            ),
            (
                429, #"{"ok":false,"description":"slow","parameters":{"retry_after":"x"}}"#,
                .retry(after: nil, because: "429 slow")
            ),
            (
                400,
                #"{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":-1002999888777}}"#,
                .moved(to: "-1002999888777")
            ),
            (
                403, #"{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}"#,
                .unreachable(because: "403 Forbidden: bot was blocked by the user")
            ),
            (
                400, #"{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}"#,
                .refused("400 Bad Request: chat not found")
            ),
            (401, #"{"ok":false,"error_code":401,"description":"Unauthorized"}"#, .refused("401 Unauthorized")),
            (200, #"{"ok":false,"error_code":403,"description":"no"}"#, .refused("403 no")),
            (
                500, #"{"ok":false,"error_code":500,"description":"Internal"}"#,
                .retry(after: nil, because: "500 Internal")
            ),
            (502, "<html>Bad Gateway</html>", .retry(after: nil, because: "HTTP 502, unreadable body")),
            (200, "", .retry(after: nil, because: "HTTP 200, unreadable body")),
            (403, "<html>", .retry(after: nil, because: "HTTP 403, unreadable body")),
        ] as [(Int, String, Receipt)])
    func `an answer is judged by what Telegram says of it`(_ status: Int, _ body: String, _ receipt: Receipt) throws {
        #expect(try Telegram.sample().judge(HTTPReply(status: status, body: Array(body.utf8))) == receipt)
    }

    @Test(arguments: [
        (
            "Bad Request: message to be replied not found",
            Receipt.quoteGone(because: "400 Bad Request: message to be replied not found")
        ),
        ("Bad Request: TOPIC_CLOSED", .quoteGone(because: "400 Bad Request: TOPIC_CLOSED")),
        ("Bad Request: TOPIC_DELETED", .quoteGone(because: "400 Bad Request: TOPIC_DELETED")),
        ("Bad Request: query is too old and response timeout expired or query ID is invalid", .delivered(nil)),
        ("Bad Request: message is not modified", .delivered(nil)),
    ])
    func `some refusals have a way on`(_ description: String, _ receipt: Receipt) throws {
        let body = #"{"ok":false,"error_code":400,"description":"\#(description)"}"#
        #expect(try Telegram.sample().judge(HTTPReply(status: 400, body: Array(body.utf8))) == receipt)
    }

    @Test func `choices are buttons, and what is too long for one is left to words`() throws {
        let choices = [Choice(label: "接单", words: "收到"), Choice(label: "x", words: String(repeating: "长", count: 22))]
        let body = try Telegram.sample().encode(
            Outbound(key: "k", room: room, body: RichText(plain: "好"), choices: choices), at: .distantPast
        ).body
        let keyboard = try JSONValue(of: body)["reply_markup"]?["inline_keyboard"]
        #expect(keyboard == .list([.list([.object(["text": .text("接单"), "callback_data": .text("收到")])])]))
    }

    @Test func `a pressed button is answered, and a file is fetched in two steps`() throws {
        let telegram = try Telegram.sample()
        let means = Means(now: .distantPast)
        let press = Press(id: "q-1", dedupe: "1", room: room, sender: Sender(id: "2"), message: "3", value: "收到")
        #expect(
            telegram.calls(on: .pressed(press), by: means).map(\.url) == [
                "https://api.telegram.org/bot77:AAtoken/answerCallbackQuery"
            ])
        let photo = Attachment(kind: .image, reference: "AgAC")
        let message = Inbound(id: "1", dedupe: "1", room: room, sender: Sender(id: "2"), text: "")
        #expect(telegram.download(photo, of: message, by: means)?.url.hasSuffix("/getFile") == true)
        let place = HTTPReply(
            status: 200,
            body: Array(#"{"ok":true,"result":{"file_id":"AgAC","file_path":"photos/../file 1.jpg"}}"#.utf8))
        guard case .further(let call) = telegram.readDownload(place, of: photo, by: means) else {
            Issue.record("no second call")
            return
        }
        #expect(call.url == "https://api.telegram.org/file/bot77:AAtoken/photos/file%201.jpg")
    }

    @Test func `the webhook is set with the newest secret and what we read`() throws {
        let call = try #require(Telegram.sample().webhookCalls(for: "https://desk.example.org/hooks/t").first)
        let body = try JSONValue(of: call.body)
        #expect(body["secret_token"] == .text("old-secret"))
        #expect(body["url"] == .text("https://desk.example.org/hooks/t"))
        #expect(body["allowed_updates"]?.list?.contains(.text("edited_message")) == true)
    }

    @Test func `the token prints as dots`() throws {
        #expect(!"\(try Telegram.sample())".contains("AAtoken"))
    }
}
