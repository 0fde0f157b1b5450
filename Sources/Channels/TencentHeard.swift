import Chat
import Foundation

/// A decrypted callback of a WeCom app or of an Official Account: words of one person to it, or something that happened.
///
/// Source: developer.work.weixin.qq.com/document/path/90239, 90240; developers.weixin.qq.com/doc/offiaccount
/// (接收普通消息, 接收事件推送).
struct TencentHeard {
    private let fields: TencentFields
    let sender: SenderID
    /// Unix seconds.
    private let created: String
    private let type: String

    init(_ body: [UInt8]) throws(Refusal) {
        fields = try TencentFields(body)
        guard let sender = fields["FromUserName"], let created = fields["CreateTime"], let type = fields["MsgType"]
        else { throw Refusal(.missingField, "FromUserName, CreateTime or MsgType is missing") }
        self.sender = SenderID(sender)
        self.created = created
        self.type = type
    }

    /// Nobody but the sender hears it: there is no callback that tells what is said in a group.
    var room: Room { Room(id: ChatID(sender.raw), kind: .direct) }

    var arrival: Arrival {
        get throws(Refusal) {
            if type == "event" { return .events(events) }
            guard let id = fields["MsgId"] else { throw Refusal(.missingField, "MsgId is missing") }
            guard let attachments else { return .events([.noticed(Notice(type, sender: sender, dedupe: id))]) }
            return .messages([
                Inbound(
                    id: MessageID(id), dedupe: id, room: room, sender: Sender(id: sender),
                    text: words, attachments: attachments,
                    sentAt: created.moment)
            ])
        }
    }

    private var words: String {
        switch type {
        case "text": isSticker ? "" : fields["Content"]?.trimmed ?? ""
        case "voice": fields["Recognition"]?.trimmed ?? ""
        default: ""
        }
    }

    /// A sticker comes as these words, which nobody wrote; Tencent's own, and as fixed as a code.
    private var isSticker: Bool { fields["Content"]?.trimmed == "【收到不支持的消息类型，暂无法显示】" }

    /// Nil for a kind of message we do not know.
    private var attachments: [Attachment]? {
        switch type {
        case "text": isSticker ? [Attachment(kind: .sticker)] : []
        case "image": [Attachment(kind: .image, reference: fields["MediaId"], address: fields["PicUrl"])]
        case "voice":
            [
                Attachment(
                    kind: .voice, reference: fields["MediaId"], transcript: fields["Recognition"],
                    format: fields["Format"])
            ]
        case "video", "shortvideo": [Attachment(kind: .video, reference: fields["MediaId"])]
        case "file": [Attachment(kind: .file, reference: fields["MediaId"], name: fields["Title"])]
        case "location":
            [
                Attachment(
                    kind: .location, reference: "geo:\(fields["Location_X"] ?? ""),\(fields["Location_Y"] ?? "")",
                    name: fields["Label"])
            ]
        case "link": [Attachment(kind: .other, name: fields["Title"], address: fields["Url"])]
        default: nil
        }
    }

    private var events: [Event] {
        let kind = fields["Event"] ?? ""
        let dedupe = "\(sender):\(created):\(kind)"
        switch kind {
        case "template_card_event":
            let details = ["type": kind, "taskID": fields["TaskId"], "responseCode": fields["ResponseCode"]]
            return [
                .pressed(
                    Press(
                        id: dedupe, dedupe: dedupe, room: room, sender: Sender(id: sender),
                        message: fields["TaskId"].map { MessageID($0) }, value: fields["EventKey"] ?? "",
                        details: details.compactMapValues { $0 }))
            ]
        case "kf_msg_or_event":
            return [.called(Summons(source: fields["OpenKfId"] ?? "", hint: fields["Token"] ?? ""))]
        default: break
        }
        let details = [
            "eventKey": fields["EventKey"], "templateMessageID": fields["MsgID"], "status": fields["Status"],
        ]
        let notice = Event.noticed(
            Notice(kind, sender: sender, dedupe: dedupe, details: details.compactMapValues { $0 }))
        switch kind {
        case "subscribe": return [notice, .person(Sender(id: sender), in: room, .opened)]
        case "unsubscribe": return [notice, .person(Sender(id: sender), in: room, .blocked)]
        // What became of a template, told by the id that sending it was answered with.
        case "TEMPLATESENDJOBFINISH":
            guard let id = fields["MsgID"], let status = fields["Status"] else { return [notice] }
            return [notice, .fate(MessageID(id), status == "success" ? .delivered : .failed(status))]
        default: return [notice]
        }
    }
}

extension String {
    /// Seconds since 1970; nil for anything no calendar has.
    var moment: Date? {
        digits.flatMap { (0..<253_402_300_800).contains($0) ? Date(timeIntervalSince1970: TimeInterval($0)) : nil }
    }
}
