import Chat
import Foundation

/// Something a platform tells of that is no message.
package enum Event: Hashable, Sendable, Codable {
    case pressed(Press)
    case edited(Edit)
    /// Taken back by whoever wrote it; what was said is no longer shown.
    case deleted(MessageID, in: Room)
    /// Our own standing in a room has changed; outside it, nothing can be sent there.
    case membership(ChatID, Standing)
    /// We are asked into a room, and are outside until we join it: see `Adapter.calls(on:by:)`.
    case invited(Room, by: SenderID?)
    /// Somebody else came or went; in a direct chat: can or cannot be written to.
    case person(Sender, in: Room, Coming)
    /// The room goes on under another id; every stored reference has to follow.
    ///
    /// Message ids start anew there. The same migration may be told twice, once by each room.
    case migrated(from: ChatID, to: ChatID)
    /// What became of a message of ours, told afterwards.
    case fate(MessageID, Fate)
    /// Somebody said something that has to be fetched; only a `Summoned` platform tells this.
    case called(Summons)
    /// Anything else worth a line in the log.
    case noticed(Notice)
}

/// What we are in a room.
package enum Standing: String, Sendable, Codable {
    case creator, administrator, member, restricted, left, kicked

    /// Whether we may still send there.
    package var isInside: Bool {
        switch self {
        case .creator, .administrator, .member, .restricted: true
        case .left, .kicked: false
        }
    }
}

/// What somebody did about a room.
package enum Coming: String, Sendable, Codable {
    case joined, left
    /// They took to us: followed, pressed Start, unblocked.
    case opened
    /// They can no longer be written to.
    case blocked
}

package enum Fate: Hashable, Sendable, Codable {
    case sent, delivered, read
    /// With what the platform says of it.
    case failed(String)
}

/// A button under a message of ours, pressed.
///
/// It counts as the presser's saying `value`, quoting `message`. Any member of the room may press any button: the
/// presser's right is checked like that of a message.
package struct Press: Hashable, Sendable, Codable {
    /// What the platform wants quoted when the press is answered.
    package let id: String
    /// What the inbox is unique by, per channel; equal for every redelivery.
    package let dedupe: String
    package let room: Room
    package let sender: Sender
    /// The message of ours that carries the button; nil where the platform does not tell.
    package let message: MessageID?
    /// What we put into the button: `Choice.words`.
    package let value: String
    package let thread: ThreadID?
    package let replyVia: ReplyAddress?
    /// What else the platform tells, by its own names, for `calls(on:by:)`.
    package let details: [String: String]

    package init(
        id: String, dedupe: String, room: Room, sender: Sender, message: MessageID?, value: String,
        thread: ThreadID? = nil, replyVia: ReplyAddress? = nil, details: [String: String] = [:]
    ) {
        self.id = id
        self.dedupe = dedupe
        self.room = room
        self.sender = sender
        self.message = message
        self.value = value
        self.thread = thread
        self.replyVia = replyVia
        self.details = details
    }
}

/// A message that now says something else.
///
/// While nothing is decided about the first wording it is replaced; afterwards the new one counts as a further word.
package struct Edit: Hashable, Sendable, Codable {
    /// The message as it is now, with the id it always had; its dedupe id is the edit's own.
    package let message: Inbound

    package init(_ message: Inbound) { self.message = message }
}

/// Something we do nothing about but say so.
package struct Notice: Hashable, Sendable, Codable {
    /// By the platform's own name.
    package let type: String
    package let sender: SenderID?
    package let dedupe: String?
    /// Whether an operator has to do something.
    package let isTrouble: Bool
    /// What else is told, by the platform's own names.
    package let details: [String: String]

    package init(
        _ type: String, sender: SenderID? = nil, dedupe: String? = nil, isTrouble: Bool = false,
        details: [String: String] = [:]
    ) {
        self.type = type
        self.sender = sender
        self.dedupe = dedupe
        self.isTrouble = isTrouble
        self.details = details
    }
}
