import Chat
import Foundation

extension DingTalkWords {
    /// - Parameter trusting: whether an answer may be sent to this address.
    func arrival(trusting: (String) -> Bool) throws(Refusal) -> Arrival {
        guard let conversationId, !conversationId.isEmpty, let msgId, !msgId.isEmpty else {
            throw Refusal(.missingField, "conversationId or msgId is missing")
        }
        if text == nil, content == nil, errorCode?.value == 20001 || errorMessage != nil {
            // Neither heard nor answered from now on until somebody pays.
            return .events([.noticed(Notice("quota-exhausted", dedupe: msgId, isTrouble: true))])
        }
        let sender = [senderStaffId, senderId].compactMap { $0 }.first { !$0.isEmpty }
        guard let sender else { throw Refusal(.missingField, "senderStaffId and senderId are missing") }
        guard let heard = try said() else {
            return .events([.noticed(Notice(msgtype ?? "", sender: SenderID(sender), dedupe: msgId))])
        }
        let quoted = text?.isReplyMsg == true ? text?.repliedMsg?.msgId ?? originalMsgId : nil
        return .messages([
            Inbound(
                id: MessageID(msgId), dedupe: msgId, room: room(conversationId),
                sender: Sender(id: SenderID(sender), name: senderNick.flatMap { $0.isEmpty ? nil : $0 }),
                text: heard.text, mentioned: isCalled, quoting: quoted.map { MessageID($0) },
                quotesUs: quoted != nil && chatbotUserId != nil && text?.repliedMsg?.senderId == chatbotUserId,
                attachments: heard.attachments, sentAt: createAt?.moment,
                quotedText: quoted == nil ? nil : text?.repliedMsg?.content?.text?.trimmed,
                replyVia: replyAddress(trusting))
        ])
    }

    private var isGroup: Bool { conversationType?.value == 2 }

    private func room(_ id: String) -> Room {
        Room(id: ChatID(id), kind: isGroup ? .group : .direct, name: isGroup ? conversationTitle : nil)
    }

    private var isCalled: Bool {
        isGroup
            && (isInAtList == true
                || (atUsers ?? []).contains { $0.dingtalkId != nil && $0.dingtalkId == chatbotUserId })
    }

    private func replyAddress(_ trusting: (String) -> Bool) -> ReplyAddress? {
        guard let sessionWebhook, trusting(sessionWebhook), let end = sessionWebhookExpiredTime?.moment else {
            return nil
        }
        return ReplyAddress(.sessionWebhook, sessionWebhook, expires: end)
    }

    /// Nil for a kind of message we do not know.
    private func said() throws(Refusal) -> (text: String, attachments: [Attachment])? {
        if msgtype == "text" {
            guard let words = text?.content else { throw Refusal(.missingField, "text.content is missing") }
            return (words.trimmed, [])
        }
        guard let content else { throw Refusal(.missingField, "content is missing") }
        switch msgtype {
        case "richText": return (content.words, content.pictures)
        case "picture": return ("", [Attachment(kind: .image, reference: content.downloadCode)])
        case "audio":
            return (
                content.recognition?.trimmed ?? "",
                [
                    Attachment(
                        kind: .voice, reference: content.downloadCode, transcript: content.recognition,
                        duration: content.duration?.value)
                ]
            )
        case "video":
            return (
                "",
                [Attachment(kind: .video, reference: content.downloadCode, duration: content.duration?.value)]
            )
        case "file":
            return ("", [Attachment(kind: .file, reference: content.downloadCode, name: content.fileName)])
        default: return nil
        }
    }
}

extension DingTalkWords.Content {
    /// A picture between words stands for a line's end.
    fileprivate var words: String {
        (richText ?? []).map { $0.type == "picture" ? "\n" : $0.text ?? "" }.joined()
            .split(separator: "\n").map(\.trimmed).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    fileprivate var pictures: [Attachment] {
        (richText ?? []).filter { $0.type == "picture" }.map { Attachment(kind: .image, reference: $0.downloadCode) }
    }
}

extension DingTalkWords.Flexible {
    /// Milliseconds since 1970; nil for anything no calendar has.
    fileprivate var moment: Date? {
        value.flatMap {
            (0..<253_402_300_800_000).contains($0) ? Date(timeIntervalSince1970: TimeInterval($0) / 1000) : nil
        }
    }
}
