import Chat
import Foundation

extension WhatsAppValue {
    var inbounds: [Inbound] {
        (messages ?? []).read().compactMap { message in
            guard message.press == nil, let sender = sender(of: message) else { return nil }
            return message.inbound(from: sender, to: metadata.display_phone_number)
        }
    }

    /// Buttons, and what became of our own messages.
    var events: [Event] {
        let presses = (messages ?? []).read().compactMap { message in
            sender(of: message).flatMap { message.pressed(by: $0) }.map { Event.pressed($0) }
        }
        return presses
            + (statuses ?? []).read().compactMap { status in
                status.fate.map { .fate(MessageID(status.id), $0) }
            }
    }

    /// Some accounts have a name and no number, some, in older messages, a number and no id.
    private func sender(of message: WhatsAppInbound) -> Sender? {
        guard let id = message.from_user_id ?? message.from else { return nil }
        let contact = (contacts ?? []).read().first { contact in
            [contact.user_id, contact.wa_id].contains {
                $0 != nil && ($0 == message.from_user_id || $0 == message.from)
            }
        }
        return Sender(id: SenderID(id), name: contact?.profile?.name, phone: message.from)
    }
}

extension WhatsAppValue.Status {
    /// Nil for a word we do not know.
    fileprivate var fate: Fate? {
        switch status {
        case "sent": .sent
        case "delivered": .delivered
        case "read", "played": .read
        case "failed": .failed(errors?.first.map { "\($0.code) \($0.title ?? "")".trimmed } ?? "without a reason")
        default: nil
        }
    }
}

extension WhatsAppInbound {
    fileprivate func room(of sender: Sender) -> Room {
        group_id.map { Room(id: ChatID($0), kind: .group) } ?? Room(id: ChatID(sender.id.raw), kind: .direct)
    }

    /// What was forwarded has a context too, and answers nothing.
    private var quoted: MessageID? {
        context?.forwarded == true || context?.frequently_forwarded == true ? nil : context?.id.map { MessageID($0) }
    }

    fileprivate var press: (value: String, title: String?)? {
        switch type {
        case "interactive": (interactive?.button_reply ?? interactive?.list_reply).map { ($0.id, $0.title) }
        case "button": button.map { ($0.payload, $0.text) }
        default: nil
        }
    }

    fileprivate func pressed(by sender: Sender) -> Press? {
        press.map { press in
            Press(
                id: id, dedupe: id, room: room(of: sender), sender: sender, message: quoted, value: press.value,
                details: press.title.map { ["title": $0] } ?? [:])
        }
    }

    /// Nil for what is no message to anybody: reactions, unsupported kinds, news of the system.
    fileprivate func inbound(from sender: Sender, to number: String) -> Inbound? {
        guard let content else { return nil }
        return Inbound(
            id: MessageID(id), dedupe: id, room: room(of: sender), sender: sender, text: content.text, quoting: quoted,
            quotesUs: quoted != nil && context?.from == number, attachments: content.attachments,
            sentAt: moment(seconds: timestamp?.digits.map(Int64.init)))
    }

    private var content: (text: String, attachments: [Attachment])? {
        switch type {
        case "text": text.map { ($0.body, []) }
        case "image": image.map { ($0.caption ?? "", [$0.attachment(.image)]) }
        case "video": video.map { ($0.caption ?? "", [$0.attachment(.video)]) }
        case "audio": audio.map { ($0.caption ?? "", [$0.attachment(.voice)]) }
        case "document": document.map { ($0.caption ?? "", [$0.attachment(.file)]) }
        case "sticker": sticker.map { ("", [$0.attachment(.sticker)]) }
        case "location":
            location.map { place in
                let reference = "geo:\(place.latitude),\(place.longitude)"
                return ("", [Attachment(kind: .location, reference: reference, name: place.name ?? place.address)])
            }
        case "contacts": ("", [Attachment(kind: .other)])
        default: nil
        }
    }
}

extension WhatsAppInbound.File {
    fileprivate func attachment(_ kind: Attachment.Kind) -> Attachment {
        Attachment(kind: kind, reference: id, name: filename, mediaType: mime_type, digest: sha256)
    }
}
