import Foundation
import Wire

/// A platform whose calls carry a token that has to be fetched first and runs out.
///
/// The Gateway fetches it through the Courier when it is needed, keeps it with its expiry, renews it after four fifths
/// of its life, once for all that wait, and hands it over as `Means.token`. When `judge` says `tokenExpired` it is
/// renewed and the message sent once more.
package protocol TokenBearer: Adapter {
    /// Whom the token stands for, without any secret: a token kept for another account is not used.
    var tokenAccount: String { get }

    func tokenCall(at now: Date) -> HTTPCall
    func readToken(_ reply: HTTPReply) -> TokenAnswer
}

/// What came of asking for a token.
package enum TokenAnswer: Sendable {
    case token(Secret, lasting: Duration)
    case retry(after: Duration?, because: String)
    /// The account's secret is wrong, or it may not have one: for the operator to repair.
    case refused(String)
}
