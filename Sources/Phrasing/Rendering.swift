import ServiceDesk

/// How each kind of value is written.
extension PhraseBook {
    func render(_ value: SlotValue, _ voice: Voice) -> String {
        switch value {
        case .numbers(let numbers): numbers.map(\.description).joined(separator: names.listSeparator)
        case .name(let name): name.shown
        case .state(let state): names.states[state] ?? state.rawValue
        case .moment(let moment): render(moment, voice)
        case .wait(let wait): render(wait)
        case .category(let category): names.categories[category] ?? category.rawValue
        case .urgency(let urgency): names.urgencies[urgency] ?? urgency.rawValue
        case .place(let place): render(place)
        case .words(let words): said(words, voice)
        case .money(let fen): money(fen)
        case .phone(let phone): phone.shown
        case .rating(let rating): String(rating)
        case .count(let count): String(count)
        case .timeline(let entries): told(entries).map { line(for: $0, voice) }.joined(separator: "\n")
        case .places(let choices): numbered(choices.map { names.placeChoices[$0] ?? $0.rawValue })
        case .tickets(let choices): numbered(choices.map(label))
        case .categories(let categories): numbered(categories.map { names.categories[$0] ?? $0.rawValue })
        case .cause(let cause): render(cause, voice)
        case .department(let department): names.departments[department] ?? department.rawValue
        case .charges(let items): items.map { line(for: $0, voice) }.joined(separator: "\n")
        case .names(let people): people.map(\.shown).joined(separator: names.listSeparator)
        case .departments(let departments):
            departments.map { names.departments[$0] ?? $0.rawValue }.joined(separator: names.listSeparator)
        case .loads(let loads): loads.map(line).joined(separator: "\n")
        case .figures(let sheet): render(sheet)
        case .letter(let letter): render(letter)
        case .hold(let reason): names.holdReasons[reason] ?? reason.rawValue
        case .addresses(let homes): numbered(homes.map { render($0.place) })
        case .code(let digits): digits
        case .month(let month): render(month)
        case .months(let months): render(months)
        case .period(let period): render(period)
        case .day(let day): render(day)
        case .feeKind(let kind): name(kind)
        case .billLines(let lines): render(lines)
        case .changes(let changes): render(changes)
        case .difference(let fen): signed(fen)
        case .dues(let dues): render(dues)
        case .late(let late): render(late)
        case .sheet(let sheet): render(sheet)
        case .sheets(let sheets): render(sheets)
        case .accountsKind(let kind): fees.accounts[kind] ?? kind.rawValue
        case .area(let area): area.written(places: 2)
        case .kindTotals(let kinds): render(kinds)
        case .outliers(let outliers): render(outliers)
        case .notice(let number): String(number.value)
        case .title(let title): names.noticeTitles[title] ?? title.rawValue
        case .text(let text): lines(of: text.shown)
        case .draft(let words): lines(of: words)
        case .span(let span): render(span, voice)
        case .scope(let scope): render(scope)
        case .contact(let phone): oneLine(phone.shown)
        case .failures(let failed): render(failed)
        case .parts(let parts):
            parts.map { names.noticeParts[$0] ?? $0.rawValue }.joined(separator: names.listSeparator)
        case .objections(let found):
            found.map { names.objections[$0] ?? $0.rawValue }.joined(separator: names.listSeparator)
        case .homes(let homes): render(homes)
        case .noticeState(let state): names.noticeStates[state] ?? state.rawValue
        case .news(let kinds):
            kinds.count >= NewsKind.optional.count
                ? names.allNews
                : kinds.map { names.newsKinds[$0] ?? $0.rawValue }.joined(separator: names.listSeparator)
        case .safety(let plan): plans[plan]?.resident ?? plan.rawValue
        case .answer(let answer): lines(of: answer.text)
        case .cardLines(let texts, let isNumbered):
            isNumbered ? numbered(texts.map(oneLine)) : texts.map(oneLine).joined(separator: "\n")
        case .rightAnswer(let item): numbered(item)
        case .source(let answer): oneLine(answer.source)
        case .planName(let plan): plans[plan]?.name ?? plan.rawValue
        case .steps(let plan): steps(plan)
        case .outside(let numbers): outside(numbers)
        case .round(let name): oneLine(name.shown)
        case .rounds(let found): found.map { oneLine($0.shown) }.joined(separator: names.listSeparator)
        case .warnings(let warnings): warnings.map(render).joined(separator: names.listSeparator)
        case .signs(let signs): signs.map { render($0, voice) }.joined(separator: names.listSeparator)
        case .forecast(let days): days.map { render($0, voice) }.joined(separator: "\n")
        case .checklist(let items): items.enumerated().map { "\($0 + 1) \(oneLine($1.what))" }.joined(separator: "\n")
        case .stops(let places): places.map { render($0) }.joined(separator: names.listSeparator)
        case .marks(let marks):
            marks.map { "\($0.number) \(oneLine($0.what))" }.joined(separator: names.listSeparator)
        case .integers(let numbers): numbers.map(String.init).joined(separator: names.listSeparator)
        case .mark: ""
        }
    }

    /// 15 minutes, 3 hours, 2 days: whole, and never more than was waited.
    func render(_ wait: Duration) -> String {
        let minutes = max(0, wait.minutes)
        let (template, count) =
            minutes < 120
            ? (names.minutes, minutes) : minutes < 48 * 60 ? (names.hours, minutes / 60) : (names.days, minutes / 1440)
        return template.filled { $0 == "count" ? String(count) : nil }
    }

    func money(_ fen: Int) -> String { names.money.filled { $0 == "amount" ? Self.yuan(fen) : nil } }

    private func render(_ moment: Instant, _ voice: Voice) -> String {
        let then = voice.civil(moment)
        let days = then.day - voice.civil(voice.now).day
        let clock = clock(then)
        let template = days == 0 ? names.today : days == 1 ? names.tomorrow : names.otherDay
        return template.filled { slot in
            switch slot {
            case "clock": clock
            case "month": String(then.month)
            case "day": String(then.dayOfMonth)
            default: nil
            }
        }
    }

    func clock(_ moment: CivilMoment) -> String {
        names.clock.filled { slot in
            switch slot {
            case "hour": Self.twoDigits(moment.hour)
            case "minute": Self.twoDigits(moment.minute)
            default: nil
            }
        }
    }

    func render(_ place: Place) -> String {
        let text = names.place.filled { slot in
            switch slot {
            case "building": place.building
            case "unit": place.unit
            case "room": place.room
            case "floor": place.room == nil ? place.floor : nil
            case "area": place.area.map { names.areas[$0] ?? $0.rawValue }
            default: nil
            }
        }
        return text.trimmed
    }

    /// Of reminders in a row only the last is told: an emergency has one every two minutes.
    private func told(_ entries: [HistoryEntry]) -> [HistoryEntry] {
        zip(entries, entries.dropFirst().map(\.event) + [nil]).filter { entry, next in
            !entry.event.isReminder || next?.isReminder != true
        }.map(\.0)
    }

    private func line(for entry: HistoryEntry, _ voice: Voice) -> String {
        let words: String? =
            switch entry.event {
            case .completed, .held, .detail, .rated, .resolved, .followedUp, .merged, .leftOver, .checked:
                entry.words.map { said($0, voice) }
            case .quoted, .referred, .handedOn, .assistAsked, .assistTaken, .assistDone, .partDone, .ownershipOffered,
                .ownershipTaken, .shiftEnded, .tookOver, .conferred:
                nil
            case .received, .placed, .dispatched, .accepted, .arrived, .declined, .confirmed, .archived, .reopened,
                .cancelled, .chased, .note, .reminded, .remindedLate, .slipped, .corrected, .quoteAgreed,
                .quoteDeclined, .joined, .back, .voice:
                nil
            }
        return names.historyLine.filled { slot in
            switch slot {
            case "at": render(entry.at, voice)
            case "event": names.events[entry.event] ?? entry.event.rawValue
            case "staff": entry.byName?.shown
            case "words": words
            default: nil
            }
        }
    }

    private func line(for load: Load) -> String {
        names.loadLine.filled { slot in
            switch slot {
            case "staff": load.name.shown
            case "department": load.department.map { names.departments[$0] ?? $0.rawValue }
            case "count": String(load.jobs)
            case "off": load.onDuty ? nil : ""
            default: nil
            }
        }
    }

    private func line(for item: Charge, _ voice: Voice) -> String {
        names.chargeLine.filled { slot in
            switch slot {
            case "what": said(item.what, voice)
            case "money": money(item.fen)
            default: nil
            }
        }
    }

    func label(_ choice: TicketChoice) -> String {
        names.ticketLabel.filled { slot in
            switch slot {
            case "number": choice.number.description
            case "category": choice.plan?.shown ?? names.categories[choice.category] ?? choice.category.rawValue
            case "place": choice.place.isEmpty ? nil : render(choice.place)
            default: nil
            }
        }
    }

    private func numbered(_ labels: [String]) -> String {
        labels.enumerated().map { index, label in
            names.choiceLine.filled { $0 == "index" ? String(index + 1) : $0 == "label" ? label : nil }
        }.joined(separator: "\n")
    }

    private func numbered(_ item: QuizItem) -> String {
        names.choiceLine.filled { slot in
            switch slot {
            case "index": String(item.right)
            case "label": item.choices.indices.contains(item.right - 1) ? oneLine(item.choices[item.right - 1]) : nil
            case _: nil
            }
        }
    }

    private func said(_ words: String, _ voice: Voice) -> String {
        oneLine(voice.hidesPhones ? WrittenPhones.hidden(in: words) : words)
    }

    /// People's words on one line and in plain order, so that they cannot look like lines of ours.
    func oneLine(_ words: String) -> String {
        let line = words.split(whereSeparator: \.isNewline).joined(separator: " ")
        return String(String.UnicodeScalarView(line.unicodeScalars.filter { !$0.actsOnText })).trimmed
    }

    /// 3500 → `35`, 3550 → `35.50`.
    static func yuan(_ fen: Int) -> String {
        let whole = "\(fen < 0 ? "-" : "")\(fen.magnitude / 100)"
        return fen % 100 == 0 ? whole : "\(whole).\(twoDigits(Int(fen.magnitude % 100)))"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

extension HistoryEntry.Event {
    fileprivate var isReminder: Bool { self == .reminded || self == .remindedLate }
}

extension String {
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}

extension Unicode.Scalar {
    /// Shows nothing itself but changes how other text shows: controls, and overrides of the reading direction.
    fileprivate var actsOnText: Bool {
        switch value {
        case 0x202A...0x202E, 0x2066...0x2069: true
        case 0x09: false
        default: properties.generalCategory == .control
        }
    }
}
