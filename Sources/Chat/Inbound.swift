import Foundation

/// Whether several people hear a room, or only one.
package enum ChatKind: String, CaseIterable, Sendable, Codable {
    case group, direct
}

/// A room as a platform tells of it.
package struct Room: Hashable, Sendable, Codable {
    package let id: ChatID
    package let kind: ChatKind
    /// What people call the room; nil where the platform does not say.
    package let name: String?

    package init(id: ChatID, kind: ChatKind, name: String? = nil) {
        self.id = id
        self.kind = kind
        self.name = name
    }
}

/// Who wrote a message, as the platform tells it.
package struct Sender: Hashable, Sendable, Codable {
    package let id: SenderID
    /// The name shown beside the message: a hint, never proof of identity.
    package let name: String?
    /// The number the platform vouches for, in its own spelling; nil where accounts have none.
    package let phone: String?

    package init(id: SenderID, name: String? = nil, phone: String? = nil) {
        self.id = id
        self.name = name
        self.phone = phone
    }
}

/// Something sent along with a message.
package struct Attachment: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable {
        case image, voice, video, file, sticker, location, other
    }

    package let kind: Kind
    /// Where it can be fetched: an address, or the platform's own file id.
    package let reference: String?
    package let name: String?
    /// What a voice message says, where the platform writes it down.
    package let transcript: String?
    /// As the platform names it: `audio/ogg`.
    package let mediaType: String?
    /// In bytes, where the platform says.
    package let size: Int?
    /// An address beside the platform's own id, or instead of it.
    package let address: String?
    /// What is behind the address has to be decrypted, as the adapter knows how.
    package let isEncrypted: Bool
    /// As the platform names it where it is no media type: `amr`.
    package let format: String?
    /// How long it plays, in milliseconds.
    package let duration: Int?
    /// The SHA-256 of its bytes in base64, where the platform says.
    package let digest: String?

    package init(
        kind: Kind, reference: String? = nil, name: String? = nil, transcript: String? = nil, mediaType: String? = nil,
        size: Int? = nil, address: String? = nil, isEncrypted: Bool = false, format: String? = nil,
        duration: Int? = nil, digest: String? = nil
    ) {
        self.kind = kind
        self.reference = reference
        self.name = name
        self.transcript = transcript
        self.mediaType = mediaType
        self.size = size
        self.address = address
        self.isEncrypted = isEncrypted
        self.format = format
        self.duration = duration
        self.digest = digest
    }
}

/// One message that came in, whatever the platform.
package struct Inbound: Hashable, Sendable, Codable {
    /// The platform's own id of the message, for quoting it.
    package let id: MessageID
    /// What the inbox is unique by, per channel; equal for every redelivery.
    package let dedupe: String
    package let room: Room
    package let sender: Sender
    /// What was written, with the mention of the bot cut out; empty for a bare picture or voice message.
    package let text: String
    /// The bot was addressed by name.
    package let mentioned: Bool
    /// The message this one answers, in the same room.
    package let quoting: MessageID?
    /// The platform says that the message answered is one of ours.
    package let quotesUs: Bool
    /// What the message answered says, where the platform tells its words.
    package let quotedText: String?
    /// The message that the conversation of answers began with.
    package let root: MessageID?
    package let thread: ThreadID?
    package let attachments: [Attachment]
    /// Shared by messages that were sent as one, a picture each.
    package let album: String?
    /// When the platform says it was written; nil where it does not say.
    package let sentAt: Date?
    /// Everybody in the room was called.
    package let callsEveryone: Bool
    /// Where an answer may be sent for a while.
    package let replyVia: ReplyAddress?
    /// The command it was given as, where a platform tells that apart from the text: `/baoxiu`.
    package let command: String?
    /// The platform says that it tells this again; nil where it does not say.
    package let isRepeated: Bool?

    /// What was said: the text, or what the platform heard in a voice message.
    package var words: String { text.isEmpty ? attachments.lazy.compactMap(\.transcript).first ?? "" : text }

    /// The same message, in what is known of its room.
    package func moved(to room: Room) -> Inbound {
        Inbound(
            id: id, dedupe: dedupe, room: room, sender: sender, text: text, mentioned: mentioned, quoting: quoting,
            quotesUs: quotesUs, thread: thread, attachments: attachments, album: album, sentAt: sentAt,
            quotedText: quotedText, root: root, callsEveryone: callsEveryone, replyVia: replyVia, command: command,
            isRepeated: isRepeated)
    }

    package init(
        id: MessageID, dedupe: String, room: Room, sender: Sender, text: String, mentioned: Bool = false,
        quoting: MessageID? = nil, quotesUs: Bool = false, thread: ThreadID? = nil, attachments: [Attachment] = [],
        album: String? = nil, sentAt: Date? = nil, quotedText: String? = nil, root: MessageID? = nil,
        callsEveryone: Bool = false, replyVia: ReplyAddress? = nil,
        command: String? = nil, isRepeated: Bool? = nil
    ) {
        self.id = id
        self.dedupe = dedupe
        self.room = room
        self.sender = sender
        self.text = text
        self.mentioned = mentioned
        self.quoting = quoting
        self.quotesUs = quotesUs
        self.thread = thread
        self.attachments = attachments
        self.album = album
        self.sentAt = sentAt
        self.quotedText = quotedText
        self.root = root
        self.callsEveryone = callsEveryone
        self.replyVia = replyVia
        self.command = command
        self.isRepeated = isRepeated
    }
}
