/// A notice, or a word about one, on its way to all it is for.
package struct Broadcast: Hashable, Sendable {
    package enum Recipients: Hashable, Sendable {
        /// All of the audience.
        case audience
        /// Where the notice could not be delivered.
        case failed
        /// Where the notice is, or may be by now.
        case reached
    }

    package let notice: Notice
    package let open: PublicStatement
    package let personal: PrivateStatement
    package let recipients: Recipients
    /// The notice itself; else a word about it later.
    package let isNotice: Bool

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
