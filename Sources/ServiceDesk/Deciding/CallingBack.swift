/// A phone the resident wrote is for whoever goes there; a room of staff sees it with its middle hidden.
extension CaseFile {
    /// Told with the yes to a job, alone; where the desk cannot write to them alone, how to get it.
    func phoneTold(of ticket: Ticket) -> [Message] {
        let link = Link(.job, ticket.number)
        guard let phone = phone(for: ticket) else { return [] }
        if setting == .direct { return [.answerAtWork([phone], about: link)] }
        if speaker.hasDirectChat { return [.confide([phone])] }
        return [.answerAtWork([.init(.callAtAlone, .number(ticket.number))], about: link)]
    }

    /// The numbers in what was said about a ticket; nil where there are none.
    func phone(for ticket: Ticket) -> WorkStatement? {
        let said = [ticket.words] + (histories[ticket.number] ?? []).filter { $0.event == .detail }.compactMap(\.words)
        var phones: [String] = []
        for phone in said.flatMap({ WrittenPhones(in: $0).found }).map(\.digits)
        where !phone.contains("*") && !phones.contains(phone) { phones.append(phone) }
        return phones.isEmpty ? nil : .init(.callAt, .number(ticket.number), .words(phones.joined(separator: " ")))
    }
}
