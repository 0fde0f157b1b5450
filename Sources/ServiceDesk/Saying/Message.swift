/// One message that follows from a decision: to whom, and what is meant.
package enum Message: Hashable, Sendable {
    /// To the speaker. In a residents' group `open` is said there; in a direct chat `personal` is.
    /// `alsoPrivately`: a speaker who wrote in a group hears `personal` in their direct chat besides, where one is known.
    case answer(open: [PublicStatement], personal: [PrivateStatement], alsoPrivately: Bool, about: Link?)
    /// To a member of staff or a manager, where they wrote.
    case answerAtWork([WorkStatement], about: Link?)
    /// To a resident about their ticket: in the direct chat where one is known, else where it was reported.
    ///
    /// - Parameter as: what a quote of it is about.
    case tell(Ticket, open: [PublicStatement], personal: [PrivateStatement], as: QuotedKind = .ticket)
    /// To people who told the same within seconds, in the rooms they told it in, once in each.
    case answerTogether(Ticket, [Affected], open: [PublicStatement])
    /// To the staff room of a department.
    case post(Department, [WorkStatement], about: Link?)
    /// To another department that is called as well: its room, else those of it on duty, each alone; a room that hears
    /// of the ticket by the same decision hears nothing more.
    case call(Department, [WorkStatement], about: Link?)
    /// To one colleague: in the room of their department, else alone. It is left out where the same decision has
    /// already been heard in that room.
    case inform(PersonID, [WorkStatement], about: Link?)
    /// To every residents' group of the community.
    case publish([PublicStatement])
    /// To the managers' room.
    case report([WorkStatement], about: Link?)
    /// To a member of staff alone, who wrote in a room: nobody else may read it.
    case confide([WorkStatement])
    /// To one resident in their direct chat; nothing where none is known.
    case advise(PersonID, [PrivateStatement])
    /// To the people of one home, each alone; to whom the desk cannot write alone it says nothing.
    ///
    /// - Parameter as: who asked not to be sent such is not.
    case tellHome(HomeID, [PrivateStatement], as: NewsKind)
    /// To the residents a notice is for.
    case broadcast(Broadcast)
}

/// What a message of ours is about, so that a quote of it is understood.
package struct Link: Hashable, Sendable {
    package let kind: QuotedKind
    /// Of a ticket or of a notice, as the kind tells.
    package let number: Int

    package init(_ kind: QuotedKind, _ ticket: TicketNumber) {
        self.kind = kind
        number = ticket.value
    }

    package init(_ notice: NoticeNumber) {
        kind = .notice
        number = notice.value
    }

    package var ticket: TicketNumber? { kind == .notice ? nil : TicketNumber(number) }
    package var notice: NoticeNumber? { kind == .notice ? NoticeNumber(number) : nil }
}
