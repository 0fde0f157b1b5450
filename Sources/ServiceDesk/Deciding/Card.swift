/// What those who have a ticket are shown of it, and in which room.
extension Ticket {
    /// About the people who work here: only managers see it and answer for it. Source: PRODUCT 5.
    package var isAboutStaff: Bool { category == .service }

    /// To the room of those who have it.
    func posted(_ statements: [WorkStatement]) -> Message {
        isAboutStaff ? .report(statements, about: workLink) : .post(lead, statements, about: workLink)
    }

    /// What a quote of its card is about.
    package var workLink: Link { Link(claim == nil ? .job : .claim, number) }

    /// What the staff room is shown; quoting it means this job.
    package var card: WorkStatement {
        inspection.map(checklistCard) ?? (words.isEmpty ? voiceCard : nil)
            ?? WorkStatement(
                .card, .number(number), .category(category), .words(words), place.isEmpty ? nil : .place(place),
                ownerName.map { .owner($0) }, urgency == .normal ? nil : .urgency(urgency),
                job.offeredName.map { .staff($0) },
                unverified ? .unverified : nil, leftOverFrom.map { .linked($0) })
    }

    var enquiryCard: WorkStatement {
        guard !words.isEmpty else { return voiceCard }
        return WorkStatement(
            .cardEnquiry, .number(number), .words(words), place.isEmpty ? nil : .place(place),
            ownerName.map { .owner($0) }, category == .other ? nil : .category(category),
            job.offeredName.map { .staff($0) })
    }

    /// Reported by a voice message that nobody wrote down.
    private var voiceCard: WorkStatement {
        WorkStatement(
            .cardVoice, .number(number), category == .other ? nil : .category(category),
            place.isEmpty ? nil : .place(place), ownerName.map { .owner($0) }, job.offeredName.map { .staff($0) })
    }
}
