import ServiceDesk

/// `notices` of a community: what it has in place of the shipped rules.
struct NoticesReader {
    let section: Section
    let faults: FaultList

    func read() -> NoticeRules {
        var rules = NoticeRules()
        rules.contact = section.text("contact").map { DeskPhone($0) }
        if let lead = section.section("lead_hours") {
            for service in NoticeService.allCases {
                if let hours = lead.number(service.rawValue, in: 0...8760) { rules.lead[service] = hours }
            }
            if let hours = lead.number("other", in: 0...8760) { rules.ownLead = hours }
            lead.refuseOthers()
        }
        if let count = section.number("a_day", in: 1...1000) { rules.perDay = count }
        if let minutes = section.number("apart_minutes", in: 0...1440) { rules.apart = minutes }
        if let minutes = section.number("reminder_minutes", in: 1...10_080) { rules.reminder = minutes }
        if let minutes = section.number("receipt_minutes", in: 1...1440) { rules.receipt = minutes }
        if let minutes = section.number("news_minutes", in: 1...1440) { rules.news = minutes }
        if let hours = section.section("reading_hours") {
            rules.reading = .init(
                reminder: (hours.number("reminder", in: 1...720)).map { $0 * 60 } ?? rules.readingReminder,
                end: (hours.number("end", in: 1...1440)).map { $0 * 60 } ?? rules.readingEnd)
            hours.refuseOthers()
        }
        if section.has("quiet") {
            faults.add(
                section.line(of: "quiet"), "\(section.path).quiet would be a second quiet time of the community",
                "set it once, as limits.quiet")
            _ = section.text("quiet")
        }
        section.refuseOthers()
        return rules
    }
}
