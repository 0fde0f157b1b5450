import Chat
import Foundation
import Wire

/// What the Gateway hands an adapter for making a call.
package struct Means: Sendable {
    package var now: Date
    /// For a `TokenBearer`; it never stands in a log.
    package var token: Secret?
    /// Where a message to this room may be sent right now: an address or token that came with one of the room's own
    /// messages, and is neither used up nor out of date.
    package var reply: ReplyAddress?
    /// The platform's own reference to `Outbound.enclosure`, once it is uploaded.
    package var uploaded: String?
    /// The bytes of `Outbound.enclosure`, for a platform that wants them in the message itself.
    package var enclosed: [UInt8]?
    /// The platform said `windowClosed` to this message: only a form it allows at any time will do, such as a template.
    package var isOutsideWindow = false

    package init(now: Date, token: Secret? = nil, reply: ReplyAddress? = nil, uploaded: String? = nil) {
        self.now = now
        self.token = token
        self.reply = reply
        self.uploaded = uploaded
    }
}
