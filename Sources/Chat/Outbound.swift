/// One message on its way out to one room.
package struct Outbound: Hashable, Sendable {
    /// The same for every attempt; platforms that know idempotency keys recognise a resend by it.
    package let key: String
    package let room: Room
    package let body: RichText
    package let quoting: MessageID?
    package let thread: ThreadID?

    package init(key: String, room: Room, body: RichText, quoting: MessageID? = nil, thread: ThreadID? = nil) {
        self.key = key
        self.room = room
        self.body = body
        self.quoting = quoting
        self.thread = thread
    }
}
