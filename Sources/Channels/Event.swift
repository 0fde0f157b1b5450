import Chat

/// Something a platform tells of that is no message.
package enum Event: Hashable, Sendable {
    case pressed(Press)
    /// Our own standing in a room has changed; outside it, nothing can be sent there.
    case membership(ChatID, Standing)
    /// The room goes on under another id; every stored reference has to follow.
    ///
    /// Message ids start anew there. The same migration may be told twice, once by each room.
    case migrated(from: ChatID, to: ChatID)
}

/// What we are in a room.
package enum Standing: String, Sendable {
    case creator, administrator, member, restricted, left, kicked

    /// Whether we may still send there.
    package var isInside: Bool {
        switch self {
        case .creator, .administrator, .member, .restricted: true
        case .left, .kicked: false
        }
    }
}

/// A button under a message of ours, pressed.
///
/// Any member of the room may press any button: the presser's right is to be checked like that of a message.
package struct Press: Hashable, Sendable {
    /// What the platform wants quoted when the press is answered.
    package let id: String
    /// What the inbox is unique by, per channel; equal for every redelivery.
    package let dedupe: String
    package let room: Room
    package let sender: Sender
    /// The message of ours that carries the button.
    package let message: MessageID
    /// What we put into the button.
    package let value: String
}
