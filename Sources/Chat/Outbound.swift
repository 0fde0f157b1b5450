/// One message on its way out to one room.
package struct Outbound: Hashable, Sendable {
    /// The same for every attempt; platforms that know idempotency keys recognise a resend by it.
    package let key: String
    package let room: Room
    package let body: RichText
    package let quoting: MessageID?
    package let thread: ThreadID?
    /// Answers to choose from; the words of the body say the same for those who write.
    package let choices: [Choice]
    /// A picture that goes with the words; the body may be empty then.
    package let enclosure: Enclosure?
    /// Calls everybody in the room. Only notices marked so do; nothing people write ever sets it.
    package let callsEveryone: Bool
    /// Who is alone with us in a direct room, where it is known: some platforms write to people, not to rooms.
    package let recipient: SenderID?

    package init(
        key: String, room: Room, body: RichText, quoting: MessageID? = nil, thread: ThreadID? = nil,
        choices: [Choice] = [], enclosure: Enclosure? = nil, callsEveryone: Bool = false,
        recipient: SenderID? = nil
    ) {
        self.key = key
        self.room = room
        self.body = body
        self.quoting = quoting
        self.thread = thread
        self.choices = choices
        self.enclosure = enclosure
        self.callsEveryone = callsEveryone
        self.recipient = recipient
    }

    /// The same, as a message of its own that answers none.
    package var withoutQuote: Outbound {
        Outbound(
            key: key, room: room, body: body, choices: choices, enclosure: enclosure, callsEveryone: callsEveryone,
            recipient: recipient)
    }
}

/// One answer that can be chosen by a button: to press it is to say `words`, quoting the message that carries it.
///
/// Whoever presses has no more rights than whoever writes the same.
package struct Choice: Hashable, Sendable, Codable {
    /// What stands on the button: short, some platforms show a dozen characters.
    package let label: String
    /// What it says; short, for Telegram holds 64 bytes of it.
    package let words: String

    package init(label: String, words: String) {
        self.label = label
        self.words = words
    }
}

/// A picture or file of ours, by the name its bytes are kept under.
package struct Enclosure: Hashable, Sendable, Codable {
    package let kind: Attachment.Kind
    package let reference: String
    package let name: String
    /// `image/jpeg`
    package let mediaType: String

    package init(kind: Attachment.Kind, reference: String, name: String, mediaType: String) {
        self.kind = kind
        self.reference = reference
        self.name = name
        self.mediaType = mediaType
    }
}
