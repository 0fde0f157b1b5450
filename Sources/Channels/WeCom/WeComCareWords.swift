import Chat
import Foundation

// Customer service's own spelling, to be compared with its documentation.

/// `kf/sync_msg`.
struct WeComCareAsk: Encodable {
    let cursor: String
    let token: String
    let limit: Int
    let voice_format: Int
    let open_kfid: String

    init(cursor: String, token: String, open_kfid: String) {
        self.cursor = cursor
        self.token = token
        self.open_kfid = open_kfid
        limit = 1000
        voice_format = 0
    }
}

struct WeComCarePage: Decodable {
    let errcode: Int
    let next_cursor: String?
    let has_more: Int?
    let msg_list: [Lenient<WeComCareItem>]?

    /// More may be there even where this page holds nothing.
    var page: Page {
        let items = msg_list?.read() ?? []
        return Page(
            messages: items.compactMap(\.inbound), events: items.compactMap(\.happening),
            cursor: next_cursor.flatMap { $0.isEmpty ? nil : $0 }, hasMore: has_more == 1)
    }
}

struct WeComCareItem: Decodable {
    struct Text: Decodable { let content: String, menu_id: String? }
    struct Media: Decodable { let media_id: String }
    struct Place: Decodable { let latitude: Double?, longitude: Double?, name: String?, address: String? }
    struct Link: Decodable { let title: String?, url: String? }
    struct Happening: Decodable {
        let event_type: String
        let open_kfid: String?
        let external_userid: String?
        let recall_msgid: String?
        let fail_msgid: String?
        let fail_type: Int?
    }

    let msgid: String
    let open_kfid: String?
    let external_userid: String?
    let send_time: Int?
    /// 3: the customer; 4: the system; 5: a colleague.
    let origin: Int
    let msgtype: String
    let text: Text?
    let image: Media?
    let voice: Media?
    let video: Media?
    let file: Media?
    let location: Place?
    let link: Link?
    let event: Happening?

    /// Nil for all that is not a customer's.
    var inbound: Inbound? {
        guard origin == 3, let open_kfid, let external_userid else { return nil }
        return Inbound(
            id: MessageID(msgid), dedupe: msgid, room: room(open_kfid, external_userid),
            sender: Sender(id: SenderID(external_userid)), text: text?.content.trimmed ?? "",
            attachments: attachments, sentAt: send_time.flatMap { String($0).moment })
    }

    private func room(_ service: String, _ customer: String) -> Room {
        Room(id: ChatID("\(service):\(customer)"), kind: .direct)
    }

    private var attachments: [Attachment] {
        [
            image.map { Attachment(kind: .image, reference: $0.media_id) },
            voice.map { Attachment(kind: .voice, reference: $0.media_id) },
            video.map { Attachment(kind: .video, reference: $0.media_id) },
            file.map { Attachment(kind: .file, reference: $0.media_id) },
            location.map {
                Attachment(
                    kind: .location, reference: "geo:\($0.latitude ?? 0),\($0.longitude ?? 0)",
                    name: $0.name ?? $0.address)
            },
            link.map { Attachment(kind: .other, name: $0.title, address: $0.url) },
        ].compactMap { $0 }
    }

    /// Nil for what is no event, or none that matters.
    var happening: Event? {
        guard let event else { return nil }
        let service = event.open_kfid ?? open_kfid
        let customer = event.external_userid ?? external_userid
        switch event.event_type {
        case "msg_send_fail":
            return event.fail_msgid.map { .fate(MessageID($0), .failed("fail_type \(event.fail_type ?? 0)")) }
        case "enter_session":
            guard let service, let customer else { return nil }
            return .person(Sender(id: SenderID(customer)), in: room(service, customer), .opened)
        case "user_recall_msg":
            guard let service, let customer, let recalled = event.recall_msgid else { return nil }
            return .deleted(MessageID(recalled), in: room(service, customer))
        // What colleagues do in their own program.
        case "reject_customer_msg_switch_change", "session_status_change", "servicer_recall_msg": return nil
        default: return .noticed(Notice(event.event_type, dedupe: msgid))
        }
    }
}
