/// A change to the notices of a community.
package enum NoticeChange: Hashable, Sendable {
    /// A new notice, or a notice as it stands from now on.
    case notice(Notice)
    /// When a notice's clock rings; nil: it does not.
    case alarm(NoticeAlarm, NoticeNumber, at: Instant?)
    /// Another notice has taken its place: its clocks stop.
    case superseded(NoticeNumber)
    /// Copies of a notice that are not sent yet stay where they are.
    case stopCopies(NoticeNumber)
    /// Somebody asked or reported what it explains, and was pointed to it.
    case asked(NoticeNumber, PersonID, Origin, at: Instant)
    /// Somebody does not want to be sent such alone any more, or wants it again.
    case chose(PersonID, [NewsKind], wants: Bool)
    /// Somebody says that they have read it.
    case read(NoticeNumber, PersonID, at: Instant)
}

extension Change {
    package static func notice(_ notice: Notice) -> Change { .notices(.notice(notice)) }
    package static func noticeAlarm(_ kind: NoticeAlarm, _ number: NoticeNumber, at due: Instant?) -> Change {
        .notices(.alarm(kind, number, at: due))
    }
    package static func superseded(_ number: NoticeNumber) -> Change { .notices(.superseded(number)) }
    package static func stopCopies(_ number: NoticeNumber) -> Change { .notices(.stopCopies(number)) }
}
