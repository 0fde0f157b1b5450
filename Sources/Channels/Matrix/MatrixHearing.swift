import Chat
import Foundation

extension MatrixEvent {
    /// Kinds of messages that say or show something; notices are what bots say to people.
    private static let silent: Set = ["m.notice"]

    func inbound(to matrix: Matrix) -> Inbound? {
        guard isMessage, isOfOthers(matrix), content.relation?.rel_type != "m.replace" else { return nil }
        return inbound(content, id: event_id, matrix)
    }

    private var isMessage: Bool { state_key == nil && (type == "m.room.message" || type == "m.sticker") }

    private func isOfOthers(_ matrix: Matrix) -> Bool {
        sender != matrix.user && (matrix.namespace.isEmpty || !sender.hasPrefix(matrix.namespace))
    }

    private func inbound(_ content: Content, id: String, _ matrix: Matrix) -> Inbound? {
        guard !Self.silent.contains(content.msgtype ?? "") else { return nil }
        let attachment = content.attachment(isSticker: type == "m.sticker")
        let heard = MatrixText(content, isReply: content.relation?.reply != nil, to: matrix.user)
        // The name of a file is no word of anybody's; a caption is.
        let isNameOnly = attachment != nil && (content.filename == nil || content.filename == content.body)
        guard content.body != nil || attachment != nil else { return nil }
        let relation = content.relation
        let isFallback = relation?.rel_type == "m.thread" && relation?.is_falling_back == true
        return Inbound(
            id: MessageID(id), dedupe: event_id, room: Room(id: ChatID(room_id), kind: .group),
            sender: Sender(id: SenderID(sender)), text: isNameOnly ? "" : heard.text, mentioned: heard.isMentioned,
            quoting: isFallback ? nil : relation?.reply.map { MessageID($0.event_id) },
            thread: relation?.rel_type == "m.thread" ? relation?.event_id.map { ThreadID($0) } : nil,
            attachments: attachment.map { [$0] } ?? [], sentAt: moment(milliseconds: origin_server_ts),
            callsEveryone: content.mentions?.room == true)
    }

    /// What it tells of that is no new message.
    func changes(for matrix: Matrix) -> [Event] {
        let room = Room(id: ChatID(room_id), kind: .group)
        switch type {
        case "m.room.member": return state_key.map { membership(of: $0, in: room, matrix) } ?? []
        case "m.room.tombstone" where state_key != nil:
            return content.replacement_room.map { [.migrated(from: room.id, to: ChatID($0))] } ?? []
        case "m.room.redaction":
            return (redacts ?? content.redacts).map { [.deleted(MessageID($0), in: room)] } ?? []
        case "m.room.message" where isMessage && content.relation?.rel_type == "m.replace":
            guard isOfOthers(matrix), let words = content.new_content.first, let old = content.relation?.event_id,
                let edited = inbound(words, id: old, matrix)
            else { return [] }
            return [.edited(Edit(edited))]
        case "m.room.encrypted":
            let details = ["roomID": room_id, "eventID": event_id]
            return [
                .noticed(Notice(type, sender: SenderID(sender), dedupe: event_id, isTrouble: true, details: details))
            ]
        default: return []
        }
    }

    private func membership(of person: String, in room: Room, _ matrix: Matrix) -> [Event] {
        guard person != matrix.user else { return ownMembership(in: room) }
        // A new name or picture is told as joining once more.
        guard content.membership != unsigned?.prev_content?.membership else { return [] }
        let somebody = Sender(id: SenderID(person), name: content.displayname)
        switch content.membership {
        case "join": return [.person(somebody, in: room, .joined)]
        case "leave", "ban": return [.person(somebody, in: room, .left)]
        default: return []
        }
    }

    private func ownMembership(in room: Room) -> [Event] {
        switch content.membership {
        case "invite":
            let state = (unsigned?.invite_room_state ?? []).read()
            // There we would hear nothing; it is for the operator to have a room made that is not encrypted.
            if state.contains(where: { $0.type == "m.room.encryption" }) {
                return [.noticed(Notice("invited into an encrypted room", sender: SenderID(sender), isTrouble: true))]
            }
            let name = state.lazy.compactMap { $0.type == "m.room.name" ? $0.content.name : nil }.first
            let kind: ChatKind = content.is_direct == true ? .direct : .group
            return [.invited(Room(id: room.id, kind: kind, name: name), by: SenderID(sender))]
        case "join": return [.membership(room.id, .member)]
        case "leave": return [.membership(room.id, .left)]
        case "ban": return [.membership(room.id, .kicked)]
        default: return []
        }
    }
}

extension MatrixEvent.Content {
    fileprivate func attachment(isSticker: Bool) -> Attachment? {
        let kinds: [String: Attachment.Kind] = [
            "m.image": .image, "m.audio": .voice, "m.video": .video, "m.file": .file,
        ]
        if let place = geo_uri, msgtype == "m.location" {
            return Attachment(kind: .location, reference: place, name: body)
        }
        guard let kind = isSticker ? .sticker : kinds[msgtype ?? ""], let address = url ?? file?.url else { return nil }
        return Attachment(
            kind: kind, reference: address, name: filename ?? body, mediaType: info?.mimetype, size: info?.size,
            isEncrypted: url == nil, duration: info?.duration)
    }
}
