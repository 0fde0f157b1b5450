import Chat
import Foundation
import Wire

/// A platform on which the answer to a webhook may itself be a message to the chat that it came from.
///
/// The Gateway waits for the desk's answer at most `patience`, puts it into the webhook's answer and settles it as
/// delivered; if there is none by then it acknowledges as ever, and the answer goes the usual way.
package protocol AnswersInPlace: Adapter {
    /// Well below the platform's own limit.
    static var patience: Duration { get }
    /// Nil where this request takes no answer, or this message cannot be one.
    func answer(_ message: Outbound, to request: Verified, at now: Date) -> HTTPReply?
    /// What such an answer is known by later, where the platform tells of it; nil: by nothing.
    func idInPlace(of message: Outbound) -> MessageID?
}

extension AnswersInPlace {
    package func idInPlace(of message: Outbound) -> MessageID? { nil }
}
