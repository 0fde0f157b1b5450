/// A notice, or a word about one, on its way to all it is for.
package struct Broadcast: Hashable, Sendable {
    package enum Recipients: Hashable, Sendable {
        /// All of the audience.
        case audience
        /// Where the notice could not be delivered.
        case failed
        /// Where the notice is, or may be by now.
        case reached
        /// Groups where it is, and the people of homes that have not said that they read it.
        case unread
    }

    package let notice: Notice
    package let open: PublicStatement
    package let personal: PrivateStatement
    package let recipients: Recipients
    /// The notice itself; else a word about it later.
    package let isNotice: Bool

    /// Below it stands that people are asked to say that they have read it.
    package var asksReading: Bool { isNotice && notice.wantsReading }

    init(
        _ notice: Notice, _ open: PublicStatement, _ personal: PrivateStatement, to recipients: Recipients,
        isNotice: Bool = false
    ) {
        self.notice = notice
        self.open = open
        self.personal = personal
        self.recipients = recipients
        self.isNotice = isNotice
    }
}
