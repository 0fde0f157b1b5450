import ServiceDesk

/// `limits` of a community: what it has in place of the shipped ones.
struct LimitsReader {
    let section: Section
    let faults: FaultList
    /// What is not written stays as it is here.
    var base = ServiceLevel()

    func read() -> ServiceLevel {
        var level = base
        func minutes(_ key: String, _ path: WritableKeyPath<ServiceLevel, ServiceLevel.Minutes>) {
            if let count = section.number(key, in: 1...525_600) { level[keyPath: path] = .init(count) }
        }
        minutes("clarification_minutes", \.clarification)
        minutes("confirmation_reminder_minutes", \.confirmationReminder)
        minutes("confirmation_silence_minutes", \.confirmationSilence)
        minutes("reopening_minutes", \.reopening)
        minutes("follow_on_minutes", \.followOn)
        minutes("next_look_minutes", \.nextLook)
        minutes("hand_over_minutes", \.handOver)
        if let count = section.number("many_homes", in: 2...10_000) { level.manyHomes = count }
        if let seconds = section.number("answer_together_seconds", in: 0...600) {
            level.answerTogetherSeconds = seconds
        }
        minutes("call_after_complaint_minutes", \.callAfterComplaint)
        minutes("call_after_urgent_minutes", \.callAfterUrgent)
        minutes("call_of_sample_minutes", \.callOfSample)
        if let percent = section.number("sample_percent", in: 0...100) { level.samplePercent = percent }
        if let wait = limit(section, "call_after_low_rating") { level.callAfterLowRating = wait }
        if let percent = section.number("storm_percent", in: 100...1000) { level.stormPercent = percent }
        if let count = section.number("tickets_per_day", in: 1...1000) { level.ticketsPerDay = count }
        if section.has("quiet") { level.quiet = quiet() }
        if let outside = section.section("outside") {
            for service in OutsideService.allCases {
                if let number = outside.text(service.rawValue) { level.outside[service] = number }
            }
            outside.refuseOthers()
        }
        if let hours = hours(level.hours) { level.hours = hours }
        if section.has("projects") { level.projects = Set(words("projects", as: Category.self)) }
        if let classes = section.section("classes") {
            for kind in ServiceClass.allCases {
                guard let own = classes.section(kind.rawValue) else { continue }
                own.fill(&level.classes[kind, default: ClassLimits(accept: .minutes(15), levels: [])], limit)
                own.refuseOthers()
            }
            classes.refuseOthers()
        }
        if let categories = section.section("categories") {
            for category in Category.allCases {
                guard let own = categories.section(category.rawValue) else { continue }
                level.categories[category] = LimitOverride(
                    accept: limit(own, "accept"), arrive: limit(own, "arrive"), progress: limit(own, "progress"),
                    finish: limit(own, "finish"))
                own.refuseOthers()
            }
            categories.refuseOthers()
        }
        if let codes = section.section("codes") {
            func count(_ key: String, _ range: ClosedRange<Int>, _ path: WritableKeyPath<CodePolicy, Int>) {
                if let count = codes.number(key, in: range) { level.codes[keyPath: path] = count }
            }
            count("digits", 6...12, \.digits)
            count("days", 1...365, \.days)
            count("own_minutes", 1...1440, \.ownMinutes)
            count("tries", 1...20, \.tries)
            count("lock_minutes", 1...10_080, \.lockMinutes)
            codes.refuseOthers()
        }
        section.refuseOthers()
        return level
    }

    private func limit(_ section: Section, _ key: String) -> Limit? {
        guard let text = section.text(key) else { return nil }
        if let limit = Limit(text) { return limit }
        faults.add(
            section.line(of: key), "\(section.path).\(key) is ‘\(text)’",
            "write a time such as ‘10 min’, ‘4 h’, ‘30 working min’, ‘7 days’ or ‘3 working days’")
        return nil
    }

    /// `21:30-08:00`, or `none`.
    private func quiet() -> QuietHours? {
        guard let text = section.text("quiet"), text != "none" else { return nil }
        let ends = text.split(separator: "-").compactMap { Self.minute($0.trimmed) }
        if ends.count == 2, ends[0] != ends[1] { return QuietHours(from: ends[0], to: ends[1]) }
        faults.add(
            section.line(of: "quiet"), "\(section.path).quiet is ‘\(text)’", "write hours such as 21:30-08:00, or none")
        return nil
    }

    /// `08:30-12:00, 14:00-18:00`, and the departments that rest on days off.
    private func hours(_ standard: WorkingHours) -> WorkingHours? {
        let resting = section.has("resting") ? Set(words("resting", as: Department.self)) : standard.resting
        guard let text = section.text("hours") else {
            return section.has("resting") ? WorkingHours(spans: standard.spans, resting: resting) : nil
        }
        let spans = text.split(separator: ",").map { span in
            span.split(separator: "-").compactMap { Self.minute($0.trimmed) }
        }
        if spans.allSatisfy({ $0.count == 2 }),
            let hours = WorkingHours(spans: spans.map { .init(from: $0[0], to: $0[1]) }, resting: resting)
        {
            return hours
        }
        faults.add(
            section.line(of: "hours"), "\(section.path).hours is ‘\(text)’",
            "write spans of one day in order, such as 08:30-12:00, 14:00-18:00")
        return nil
    }

    static func minute(_ clock: Substring) -> Int? {
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0...24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }

    private func words<Word: RawRepresentable<String> & CaseIterable>(_ key: String, as type: Word.Type) -> [Word] {
        section.texts(key).compactMap { text in
            if let word = Word(rawValue: text) { return word }
            faults.add(
                section.line(of: key), "\(section.path).\(key) has ‘\(text)’",
                "write some of: \(Word.allCases.map(\.rawValue).joined(separator: ", "))")
            return nil
        }
    }
}

extension Section {
    fileprivate func fill(_ limits: inout ClassLimits, _ read: (Section, String) -> Limit?) {
        if let accept = read(self, "accept") { limits.accept = accept }
        if let arrive = read(self, "arrive") { limits.arrive = arrive }
        if let progress = read(self, "progress") { limits.progress = progress }
        if let finish = read(self, "finish") { limits.finish = finish }
        guard let levels = section("levels") else { return }
        limits.levels = ClassLimits.Listener.allCases.compactMap { listener in
            levels.number(listener.rawValue, in: 1...1000).map { ClassLimits.Level($0, listener) }
        }
        levels.refuseOthers()
    }
}

extension Substring {
    fileprivate var trimmed: Substring { drop { $0 == " " }.prefix { $0 != " " } }
}
