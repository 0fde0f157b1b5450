import Chat
import Foundation

// DingTalk's own spelling, to be compared with its documentation.

/// What the robot heard.
struct DingTalkWords: Decodable {
    struct Text: Decodable {
        let content: String?
        let isReplyMsg: Bool?
        let repliedMsg: Replied?
    }
    struct Replied: Decodable {
        let msgId: String?
        let senderId: String?
        let content: Words?

        /// Of a message of another kind than text it is another shape, and says nothing to us.
        struct Words: Decodable {
            let text: String?

            private enum Key: String, CodingKey { case text }
            init(from decoder: any Decoder) {
                text = try? decoder.container(keyedBy: Key.self).decode(String.self, forKey: .text)
            }
        }
    }
    struct Content: Decodable {
        struct Part: Decodable { let text: String?, type: String?, downloadCode: String? }
        let richText: [Part]?
        let downloadCode: String?
        let duration: Flexible?
        let recognition: String?
        let fileName: String?
    }
    struct Called: Decodable { let dingtalkId: String? }
    /// A number that some versions write as a text.
    struct Flexible: Decodable {
        let value: Int?

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            value = (try? container.decode(Int.self)) ?? (try? container.decode(String.self))?.digits
        }
    }

    let conversationId: String?
    let conversationType: Flexible?
    let conversationTitle: String?
    let msgId: String?
    let msgtype: String?
    let text: Text?
    let content: Content?
    let senderStaffId: String?
    let senderId: String?
    let senderNick: String?
    let chatbotUserId: String?
    let robotCode: String?
    let atUsers: [Called]?
    let isInAtList: Bool?
    let sessionWebhook: String?
    let sessionWebhookExpiredTime: Flexible?
    let createAt: Flexible?
    let originalMsgId: String?
    let errorCode: Flexible?
    let errorMessage: String?
}

/// The body of a session's address and of a custom robot.
struct DingTalkText: Encodable {
    struct Words: Encodable { let content: String }
    struct At: Encodable { let atUserIds: [String], isAtAll: Bool }

    let msgtype: String
    let text: Words
    let at: At
    let msgUuid: String?

    /// - Parameter key: what a resend is recognised by, where the address knows such.
    init(_ message: Outbound, key: String?) {
        msgtype = "text"
        text = Words(content: DingTalk.markup(message.body))
        let called = message.body.runs.compactMap { run -> String? in
            switch run {
            case .mention(let account, _): account.isCallable ? account.raw : nil
            case .text, .bold, .link, .lineBreak: nil
            }
        }
        at = At(atUserIds: called, isAtAll: message.callsEveryone && message.room.kind == .group)
        msgUuid = key
    }
}

/// `groupMessages/send` and `oToMessages/batchSend`.
struct DingTalkPush: Encodable {
    let robotCode: String
    var openConversationId: String?
    var userIds: [String]?
    let msgKey: String
    /// JSON inside JSON.
    let msgParam: String

    init(
        robotCode: String, openConversationId: String? = nil, userIds: [String]? = nil, msgKey: String,
        msgParam: String
    ) {
        self.robotCode = robotCode
        self.openConversationId = openConversationId
        self.userIds = userIds
        self.msgKey = msgKey
        self.msgParam = msgParam
    }
}

/// One of the platform's own templates, filled in. None of them can call a person, so people are named.
struct DingTalkTemplate {
    private struct Words: Encodable { let content: String }
    private struct Picture: Encodable { let photoURL: String }
    private struct File: Encodable { let mediaId: String, fileName: String, fileType: String }

    let key: String
    let parameters: String

    init(_ message: Outbound, _ means: Means) {
        if let enclosure = message.enclosure, enclosure.kind != .image, let id = means.uploaded {
            let name = enclosure.safeName
            key = "sampleFile"
            let file = File(
                mediaId: id, fileName: name, fileType: name.split(separator: ".").last.map(String.init) ?? "")
            parameters = String(decoding: bytes(ofJSON: file), as: UTF8.self)
        } else if message.enclosure != nil, let id = means.uploaded {
            key = "sampleImageMsg"
            parameters = String(decoding: bytes(ofJSON: Picture(photoURL: id)), as: UTF8.self)
        } else {
            key = "sampleText"
            parameters = String(decoding: bytes(ofJSON: Words(content: message.body.plain)), as: UTF8.self)
        }
    }
}

struct DingTalkTokenAsk: Encodable { let appKey: String, appSecret: String }
struct DingTalkFileAsk: Encodable { let downloadCode: String, robotCode: String }
struct DingTalkFile: Decodable { let downloadUrl: String }
