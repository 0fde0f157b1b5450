/// What is done to the books of fees.
package enum FeeChange: Hashable, Sendable {
    /// Bills count from now on; they go out at a time, and reminders follow.
    case publish(DraftID, issueAt: Instant)
    case drop(DraftID)
}

/// Bills and accounts go out only after a manager has seen the preview and said yes.
extension CaseFile {
    /// A manager's yes or no, to the notice or the money that waits; where both do, which is asked.
    func settleWaiting(_ act: Act, confirmed: Bool, at now: Instant) -> Decision {
        // The words name the bills or the accounts.
        if act.aspect == .accounts { return settleDraft(confirmed) ?? .nothing }
        let isOfNotice = quoted?.notice != nil
        if !isOfNotice, let pending, let number = pending.notice, fees?.draft != nil, speaker.role == .manager {
            return Decision(
                changes: [.asked(speaker.person, pending)],
                messages: [.answerAtWork([.init(.sendWhich, .notice(number))], about: nil)])
        }
        let money = isOfNotice || pending?.notice != nil ? nil : settleDraft(confirmed)
        return money ?? (confirmed ? confirmSend(at: now) : cancelSend(at: now))
    }

    /// Nil: nothing of ours waits for it.
    func settleDraft(_ confirmed: Bool) -> Decision? {
        guard let fees, let draft = fees.draft, speaker.role == .manager else { return nil }
        return confirmed ? publish(draft, fees) : drop(draft)
    }

    private func publish(_ draft: FeeDraft, _ fees: FeeFile) -> Decision {
        switch draft.content {
        case .bills(let preview):
            Decision(
                changes: [.fees(.publish(draft.id, issueAt: fees.issueAt))],
                messages: [
                    .answerAtWork(
                        [
                            .init(
                                .billsPublished, .months(preview.months), .households(preview.homes),
                                .at(fees.issueAt))
                        ], about: nil)
                ])
        case .accounts(let sheet):
            Decision(
                changes: [.fees(.publish(draft.id, issueAt: fees.issueAt))],
                messages: [
                    .answerAtWork(
                        [.init(.accountsPublished, .accountsKind(sheet.kind), .period(sheet.period))], about: nil),
                    .publish([.init(.accounts, .sheet(sheet))]),
                ])
        }
    }

    private func drop(_ draft: FeeDraft) -> Decision {
        let statement: WorkStatement =
            switch draft.content {
            case .bills(let preview): .init(.billsDropped, .months(preview.months))
            case .accounts(let sheet):
                .init(.accountsDropped, .accountsKind(sheet.kind), .period(sheet.period))
            }
        return Decision(changes: [.fees(.drop(draft.id))], messages: [.answerAtWork([statement], about: nil)])
    }

    /// A manager asks for what waits, or wants it out: the preview again, never the bills without it.
    func showDraft() -> Decision? {
        guard let draft = fees?.draft, speaker.role == .manager else { return nil }
        return Decision(messages: [.answerAtWork([draft.statement], about: nil)])
    }
}

extension FeeDraft {
    /// What the managers are shown.
    package var statement: WorkStatement {
        switch content {
        case .bills(let preview):
            WorkStatement(
                .billPreview, .months(preview.months), .households(preview.homes), .money(fen: preview.total),
                .kinds(preview.kinds), preview.missing.isEmpty ? nil : .missing(preview.missing),
                preview.outliers.isEmpty ? nil : .outliers(preview.outliers))
        case .accounts(let sheet): WorkStatement(.accountsPreview, .sheet(sheet))
        }
    }
}
