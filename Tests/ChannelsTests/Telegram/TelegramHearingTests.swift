import Chat
import Foundation
import Testing
import Wire

@testable import Channels

@Suite struct TelegramHearingTests {
    /// The one message of an update with these fields beside those that every message has.
    private func heard(_ fields: String, type: String = "supergroup", from: String? = nil) throws -> Inbound? {
        let from = from ?? #"{"id":431,"is_bot":false,"first_name":"Anna"}"#
        let body = """
            {"update_id":9,"message":{"message_id":5,"date":1795449600,"from":\(from),
            "chat":{"id":-100,"type":"\(type)","title":"群"},\(fields)}}
            """
        return try Telegram.sample().hear(body).messages?.first
    }

    @Test(arguments: [
        (#""text":"@gate_bot，漏水了","entities":[{"type":"mention","offset":0,"length":9}]"#, "漏水了", true),
        (#""text":"@GATE_BOT : 漏水了","entities":[{"type":"mention","offset":0,"length":9}]"#, "漏水了", true),
        (#""text":"漏水了 @gate_bot 快来","entities":[{"type":"mention","offset":4,"length":9}]"#, "漏水了 快来", true),
        (#""text":"@gate_bot","entities":[{"type":"mention","offset":0,"length":9}]"#, "", true),
        (
            #""text":"@gate_bot @gate_bot 好","entities":[{"type":"mention","offset":10,"length":9},{"type":"mention","offset":0,"length":9}]"#,
            "好", true
        ),
        (#""text":"@gate_bot 好""#, "@gate_bot 好", false),
        (#""text":"/report 灯","entities":[{"type":"bot_command","offset":0,"length":7}]"#, "/report 灯", true),
        (
            #""text":"/report@other_bot 灯","entities":[{"type":"bot_command","offset":0,"length":17}]"#,
            "/report@other_bot 灯", false
        ),
        (
            #""text":"管家，漏水","entities":[{"type":"text_mention","offset":0,"length":2,"user":{"id":78}}]"#, "管家，漏水",
            false
        ),
        (#""caption":"@gate_bot 看图","caption_entities":[{"type":"mention","offset":0,"length":9}]"#, "看图", true),
        (#""text":"，不是叫你""#, "，不是叫你", false),
        (#""text":" 一  二\n 三 ""#, "一 二\n 三", false),
    ])
    func `the bot's name is cut out where Telegram marks it`(_ fields: String, _ text: String, _ isMentioned: Bool)
        throws
    {
        let message = try #require(try heard(fields))
        #expect(message.text == text)
        #expect(message.mentioned == isMentioned)
    }

    @Test(arguments: [
        (-1, 9), (0, 99), (0, -9), (0, 0), (99, 1), (Int.max, Int.max), (1, 9),
    ])
    func `marks that point nowhere change nothing`(_ offset: Int, _ length: Int) throws {
        let fields = #""text":"@gate_bot 好","entities":[{"type":"mention","offset":\#(offset),"length":\#(length)}]"#
        #expect(try heard(fields)?.text == "@gate_bot 好")
    }

    @Test func `half of a surrogate pair can be marked, and nothing breaks`() throws {
        let fields = #""text":"🔧🔧","entities":[{"type":"text_mention","offset":1,"length":2,"user":{"id":77}}]"#
        #expect(try heard(fields)?.mentioned == true)
    }

    @Test func `a bare command in a direct chat is no mention`() throws {
        let fields = #""text":"/start","entities":[{"type":"bot_command","offset":0,"length":6}]"#
        let message = try heard(fields, type: "private")
        #expect(message?.mentioned == false)
        #expect(message?.room == Room(id: "-100", kind: .direct))
    }

    @Test(arguments: [
        (
            #""photo":[{"file_id":"a","width":9,"height":9},{"file_id":"b","width":90,"height":90},{"file_id":"c","width":5,"height":5}]"#,
            [Chat.Attachment(kind: .image, reference: "b")]
        ),
        (
            #""voice":{"file_id":"v","mime_type":"audio/ogg"}"#,
            [Chat.Attachment(kind: .voice, reference: "v", mediaType: "audio/ogg")]
        ),
        (#""video_note":{"file_id":"n"}"#, [Chat.Attachment(kind: .video, reference: "n")]),
        (
            #""document":{"file_id":"d","file_name":"账.pdf"}"#,
            [Chat.Attachment(kind: .file, reference: "d", name: "账.pdf")]
        ),
        (
            #""document":{"file_id":"d","mime_type":"image/png"}"#,
            [Chat.Attachment(kind: .image, reference: "d", mediaType: "image/png")]
        ),
        (#""animation":{"file_id":"g"},"document":{"file_id":"g"}"#, [Chat.Attachment(kind: .video, reference: "g")]),
        (#""sticker":{"file_id":"s"}"#, [Chat.Attachment(kind: .sticker, reference: "s")]),
        (
            #""location":{"latitude":31.25,"longitude":121.5}"#,
            [Chat.Attachment(kind: .location, reference: "geo:31.25,121.5")]
        ),
        (
            #""venue":{"title":"东门"},"location":{"latitude":31.25,"longitude":121.5}"#,
            [Chat.Attachment(kind: .location, reference: "geo:31.25,121.5", name: "东门")]
        ),
        (#""contact":{"first_name":"李"}"#, [Chat.Attachment(kind: .other, name: "李")]),
    ])
    func `what is sent along is kept`(_ fields: String, _ attachments: [Chat.Attachment]) throws {
        let message = try #require(try heard(fields))
        #expect(message.attachments == attachments)
        #expect(message.text == "")
    }

    @Test(
        arguments: [
            (#""reply_to_message":{"message_id":3},"text":"收到""#, "3", nil),
            (#""reply_to_message":{"message_id":3},"message_thread_id":3,"text":"收到""#, "3", nil),
            (
                #""reply_to_message":{"message_id":3},"message_thread_id":3,"is_topic_message":true,"text":"收到""#, nil,
                "3"
            ),
            (
                #""reply_to_message":{"message_id":4},"message_thread_id":3,"is_topic_message":true,"text":"收到""#, "4",
                "3"
            ),
        ] as [(String, MessageID?, ThreadID?)])
    func `a quote is told from a topic`(_ fields: String, _ quoting: MessageID?, _ thread: ThreadID?) throws {
        let message = try #require(try heard(fields))
        #expect(message.quoting == quoting)
        #expect(message.thread == thread)
    }

    @Test(
        arguments: [
            (#""text":"x""#, "channel", nil), (#""text":"x""#, "something", nil),
            (#""new_chat_members":[]"#, "supergroup", nil), (#""poll":{}"#, "supergroup", nil),
            (#""text":"x""#, "supergroup", #"{"id":777000,"is_bot":false,"first_name":"Telegram"}"#),
            (#""text":"x""#, "supergroup", "null"),
        ] as [(String, String, String?)])
    func `what is nobody's word to us is acknowledged and ignored`(_ fields: String, _ type: String, _ from: String?)
        throws
    {
        #expect(try heard(fields, type: type, from: from) == nil)
    }

    @Test func `a forwarded channel post is the channel's, not Telegram's`() throws {
        let fields = #""sender_chat":{"id":-200,"type":"channel","title":"公告"},"text":"x""#
        let message = try heard(fields, from: #"{"id":777000,"is_bot":false,"first_name":"Telegram"}"#)
        #expect(message?.sender == Sender(id: "-200", name: "公告"))
    }

    @Test(
        arguments: [
            (
                #""message":{"message_id":1,"date":1,"chat":{"id":-7,"type":"supergroup"},"migrate_from_chat_id":-3}"#,
                [.migrated(from: "-3", to: "-7")]
            ),
            (
                #""my_chat_member":{"chat":{"id":5,"type":"private"},"new_chat_member":{"status":"kicked"}}"#,
                [.membership("5", .kicked)]
            ),
            (#""my_chat_member":{"chat":{"id":5,"type":"private"},"new_chat_member":{"status":"new"}}"#, nil),
            (#""callback_query":{"id":"q","from":{"id":1,"is_bot":false,"first_name":"A"},"data":"x"}"#, nil),
            (#""edited_message":{"nonsense":[]}"#, nil), (#""story":7"#, nil),
        ] as [(String, [Event]?)])
    func `other updates are events, or nothing`(_ field: String, _ events: [Event]?) throws {
        #expect(try Telegram.sample().hear(#"{"update_id":9,\#(field)}"#).events == events)
    }

    @Test(arguments: [
        ("{}", "update_id is missing"), (#"{"update_id":"9"}"#, "update_id is not a number"),
        (#"{"update_id":9,"message":{"date":1}}"#, "message.message_id is missing"),
        ("[]", "the body is not an object"),
        (
            #"{"update_id":9,"message":{"message_id":1,"date":1,"chat":{"id":"x","type":"group"}}}"#,
            "message.chat.id is not a number"
        ),
    ])
    func `a body that cannot be read is refused, and the field named`(_ body: String, _ why: String) {
        #expect(throws: Refusal(.malformed, why)) { try Telegram.sample().hear(body) }
    }

    @Test func `while a secret is being replaced, both are good`() throws {
        for (secret, isGood) in [
            ("old-secret", true), ("new-secret", true), ("old-secre", false), ("old-secretnew-secret", false),
        ] {
            let webhook = Webhook(path: "/", headers: [("X-Telegram-Bot-Api-Secret-Token", secret)])
            let verified = try? Telegram.sample().verify(webhook, at: .distantPast)
            #expect((verified != nil) == isGood)
        }
    }

    @Test func `a channel without a secret takes nothing`() {
        let open = Telegram(secrets: [], token: Secret(""), bot: Bot(id: 1, username: "b"), baseURL: "")
        let webhook = Webhook(path: "/", headers: [("X-Telegram-Bot-Api-Secret-Token", "")])
        let refusal = #expect(throws: Refusal.self) { try open.verify(webhook, at: .distantPast) }
        #expect(refusal?.reason == .noSecret)
    }

    @Test func `a button pressed in a topic is answered there, one outside it is not`() throws {
        func press(_ more: String) throws -> Press? {
            let message =
                #""message":{"message_id":9,"date":1,"chat":{"id":-100,"type":"supergroup","title":"维修"}\#(more)}"#
            let body =
                #"{"update_id":1,"callback_query":{"id":"q","from":{"id":1,"is_bot":false,"first_name":"A"},\#(message),"data":"收到"}}"#
            guard case .events(let events) = try Telegram.sample().hear(body), case .pressed(let press)? = events.first
            else { return nil }
            return press
        }
        #expect(try press(#","message_thread_id":77,"is_topic_message":true"#)?.thread == "77")
        #expect(try press(#","message_thread_id":77"#)?.thread == nil)
        #expect(try press("")?.thread == nil)
    }
}
