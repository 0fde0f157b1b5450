/// What those who have a ticket are shown of it, and in which room.
extension Ticket {
    /// About the people who work here: only managers see it and answer for it. Source: PRODUCT 5.
    package var isAboutStaff: Bool { category == .service }

    /// To the room of those who have it.
    func posted(_ statements: [WorkStatement]) -> Message {
        let link = Link(claim == nil ? .job : .claim, number)
        return isAboutStaff ? .report(statements, about: link) : .post(lead, statements, about: link)
    }

    /// What the staff room is shown; quoting it means this job.
    package var card: WorkStatement {
        inspection.map(checklistCard)
            ?? WorkStatement(
                .card, .number(number), .category(category), .words(words), place.isEmpty ? nil : .place(place),
                ownerName.map { .owner($0) }, urgency == .normal ? nil : .urgency(urgency),
                job.offeredName.map { .staff($0) },
                unverified ? .unverified : nil, leftOverFrom.map { .linked($0) })
    }

    var enquiryCard: WorkStatement {
        WorkStatement(
            .cardEnquiry, .number(number), .words(words), place.isEmpty ? nil : .place(place),
            ownerName.map { .owner($0) }, category == .other ? nil : .category(category),
            job.offeredName.map { .staff($0) })
    }
}
