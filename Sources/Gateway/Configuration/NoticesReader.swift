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
        if let quiet = section.text("quiet") { takeQuiet(quiet, into: &rules) }
        section.refuseOthers()
        return rules
    }

    /// `22:00-07:30`
    private func takeQuiet(_ text: String, into rules: inout NoticeRules) {
        let ends = text.split(separator: "-").map { LimitsReader.minute($0.filter { $0 != " " }[...]) }
        guard ends.count == 2, let from = ends[0], let to = ends[1], from != to else {
            faults.add(
                section.line(of: "quiet"), "\(section.path).quiet is ‘\(text)’",
                "write when nothing is sent that can wait, such as 22:00-07:30")
            return
        }
        rules.quietFrom = from
        rules.quietTo = to
    }
}
