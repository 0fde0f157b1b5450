import Chat
import Foundation

extension LINEEvent {
    /// - Parameter files: where LINE's own files are fetched.
    func inbound(files: String) -> Inbound? {
        guard type == "message", let message, let room = source?.room else { return nil }
        let mentioned = message.mention?.mentionees ?? []
        let calls = mentioned.filter { $0.isSelf == true }.compactMap { part(at: $0.index, length: $0.length) }
        let attachments = [message.attachment(files: files)].compactMap { $0 }
        guard message.text != nil || !attachments.isEmpty else { return nil }
        return Inbound(
            id: MessageID(message.id), dedupe: webhookEventId, room: room,
            // Whoever has not agreed to show a profile writes without an id: the room stands for the sender.
            sender: Sender(id: SenderID(source?.userId ?? room.id.raw)),
            text: (message.text ?? "").cutting(calls).foldingSpaces.trimmed, mentioned: !calls.isEmpty,
            quoting: message.quotedMessageId.map { MessageID($0) }, attachments: attachments,
            album: message.imageSet?.id, sentAt: moment(milliseconds: timestamp),
            callsEveryone: mentioned.contains { $0.type == "all" }, replyVia: replyVia,
            isRepeated: deliveryContext?.isRedelivery)
    }

    /// What it tells of that is no message.
    var changes: [Event] {
        guard let room = source?.room else { return [] }
        switch type {
        case "unsend": return unsend.map { [.deleted(MessageID($0.messageId), in: room)] } ?? []
        case "postback":
            guard let postback, let user = source?.userId else { return [] }
            return [
                .pressed(
                    Press(
                        id: webhookEventId, dedupe: webhookEventId, room: room, sender: Sender(id: SenderID(user)),
                        message: nil, value: postback.data, replyVia: replyVia))
            ]
        case "join": return [.membership(room.id, .member)]
        case "leave": return [.membership(room.id, .left)]
        case "follow": return people([source].compactMap { $0 }, room, .opened)
        case "unfollow": return people([source].compactMap { $0 }, room, .blocked)
        case "memberJoined": return people(joined?.members ?? [], room, .joined)
        case "memberLeft": return people(left?.members ?? [], room, .left)
        default: return []
        }
    }

    private func people(_ sources: [Source], _ room: Room, _ coming: Coming) -> [Event] {
        sources.compactMap(\.userId).map { .person(Sender(id: SenderID($0)), in: room, coming) }
    }

    /// Good once and for about a minute; ten seconds are for the way.
    private var replyVia: ReplyAddress? {
        replyToken.map { ReplyAddress(.replyToken, $0, seconds: 50, uses: 1) }
    }
}

extension LINEEvent.Source {
    fileprivate var room: Room? {
        switch type {
        case "user": userId.map { Room(id: ChatID($0), kind: .direct) }
        case "group": groupId.map { Room(id: ChatID($0), kind: .group) }
        case "room": roomId.map { Room(id: ChatID($0), kind: .group) }
        default: nil
        }
    }
}

extension LINEContent {
    fileprivate func attachment(files: String) -> Attachment? {
        switch type {
        case "image": file(.image, files)
        case "video": file(.video, files)
        case "audio": file(.voice, files)
        case "file": file(.file, files)
        case "location":
            latitude.flatMap { latitude in
                longitude.map {
                    Attachment(kind: .location, reference: "geo:\(latitude),\($0)", name: title ?? address)
                }
            }
        case "sticker": Attachment(kind: .sticker, reference: "\(packageId ?? "")/\(stickerId ?? "")")
        default: nil
        }
    }

    private func file(_ kind: Attachment.Kind, _ files: String) -> Attachment {
        let own = "\(files)/v2/bot/message/\(encoded(id))/content"
        let isElsewhere = contentProvider?.type == "external"
        return Attachment(
            kind: kind, reference: id, name: fileName, size: fileSize,
            address: isElsewhere ? contentProvider?.originalContentUrl : own, duration: duration)
    }
}
