/// Lays an answer out for a chat: few lines, the numbered ones lead to their tickets.
struct FigurePage {
    let answer: FigureAnswer
    let colleagues: [Colleague]

    /// The indicators of an overview, in the order of the page.
    static let overview: [Indicator] = [
        .accepted, .arrived, .finished, .fixedAtOnce, .cameBack, .toldBefore, .stars, .ratedWell, .complaintAnswered,
        .followedUp,
    ]
    /// How many of the most frequent are named, how many lines a comparison has, how many tickets a list.
    private static let most = 3
    static let ranks = 10
    package static let listed = 20

    private var question: FigureQuestion { answer.question }

    /// The page, and what its numbers lead to.
    func laidOut() -> (sheet: FigureSheet, choices: [FigureQuestion]) {
        var (parts, choices) = body
        if !choices.isEmpty { parts.append(.choose) }
        if answer.uncounted > 0 { parts.append(.uncounted(answer.uncounted)) }
        let sheet = FigureSheet(
            span: question.seen, scope: scope, grouping: question.grouping, measure: question.measure, parts: parts)
        return (sheet, choices)
    }

    private var body: (parts: [FigureSheet.Part], choices: [FigureQuestion]) {
        switch question.tickets {
        case .all?: return ([.tickets(answer.tickets, of: answer.ticketCount, missing: nil)], [])
        case .missing(let indicator)?:
            return ([.tickets(answer.tickets, of: answer.ticketCount, missing: indicator)], [])
        case nil: break
        }
        guard answer.tally[.opened] > 0 || answer.tally[.ended] > 0 || answer.open > 0 else { return ([.nothing], []) }
        if question.grouping != nil { return ranking }
        if let measure = question.measure, let line = line(measure, index: 1) {
            var parts = [line.part]
            if let wait = measure.wait { parts += waits([wait]) }
            return (parts, line.choice.map { [$0] } ?? [])
        }
        return page
    }

    // MARK: An overview

    private var page: (parts: [FigureSheet.Part], choices: [FigureQuestion]) {
        var parts: [FigureSheet.Part] = [
            .counts(
                received: answer.tally[.opened], closed: answer.tally[.ended], open: answer.open,
                withdrawn: answer.tally[.withdrawn])
        ]
        var choices: [FigureQuestion] = []
        for indicator in Self.overview {
            guard let line = line(indicator, index: choices.count + 1) else { continue }
            parts.append(line.part)
            if let choice = line.choice { choices.append(choice) }
        }
        parts += waits(Tally.Wait.allCases)
        for groups in [answer.troubles, answer.places] {
            let most = groups.prefix(Self.most).compactMap { group in
                name(of: group.label).map { FigureSheet.Counted($0, group.tally[.opened]) }
            }
            // One of one says nothing.
            if most.count > 1 || (most.count == 1 && question.scope.conditions == 0) { parts.append(.most(most)) }
        }
        return (parts, choices)
    }

    /// The same for a report, which nobody answers with a number: below the target with the tickets behind it.
    var reported: [FigureSheet.Part] {
        var parts: [FigureSheet.Part] = []
        for part in page.parts {
            guard case .line(_, let indicator, let figure, let target, let isReached, let change) = part else {
                parts.append(part)
                continue
            }
            if isReached == false, let target {
                parts.append(.missed(indicator, figure, target: target, answer.missed[indicator]))
            } else {
                parts.append(
                    .line(index: nil, indicator, figure, target: target, isReached: isReached, change: change))
            }
        }
        return parts
    }

    /// Only what is below its target.
    var assessed: [FigureSheet.Part] {
        let missed = Self.overview.compactMap { indicator -> FigureSheet.Part? in
            guard let figure = indicator.figure(in: answer.tally), let target = answer.settings.targets[indicator],
                answer.settings.isReached(indicator, by: figure) == false
            else { return nil }
            return .missed(indicator, figure, target: target, answer.missed[indicator])
        }
        return missed.isEmpty ? [.reached] : missed
    }

    /// One indicator, numbered where tickets bring it down.
    private func line(_ indicator: Indicator, index: Int) -> (part: FigureSheet.Part, choice: FigureQuestion?)? {
        guard let figure = indicator.figure(in: answer.tally) else { return nil }
        var choice: FigureQuestion?
        if case .share(let part, let whole) = figure, indicator.isBetterLow ? part > 0 : part < whole {
            choice = question
            choice?.tickets = .missing(indicator)
            choice?.measure = nil
        }
        let change = indicator.figure(in: answer.before).map { figure.size - $0.size }
        return (
            .line(
                index: choice == nil ? nil : index, indicator, figure, target: answer.settings.targets[indicator],
                isReached: answer.settings.isReached(indicator, by: figure), change: change), choice
        )
    }

    private func waits(_ kinds: [Tally.Wait]) -> [FigureSheet.Part] {
        let told = kinds.compactMap { kind -> FigureSheet.Waited? in
            guard let half = answer.tally[kind].quantile(50), let most = answer.tally[kind].quantile(90) else {
                return nil
            }
            return .init(kind, half: half, most: most)
        }
        return told.isEmpty ? [] : [.waits(told)]
    }

    // MARK: Side by side

    /// By how many there were everybody stands in the list; by how well, only who has enough of them to be compared.
    private var ranking: (parts: [FigureSheet.Part], choices: [FigureQuestion]) {
        let measure = question.measure ?? .received
        var ranked: [(FigureName, FigureGroup, Figure)] = []
        var few: [FigureName] = []
        for group in answer.groups {
            guard let name = name(of: group.label), let figure = measure.figure(in: group.tally) else { continue }
            if case .count(0) = figure { continue }
            if isComparison(measure), group.tally[.opened] < answer.settings.leastCases {
                few.append(name)
            } else {
                ranked.append((name, group, figure))
            }
        }
        let highFirst = measure.formula.isAmount ? !question.bestFirst : question.bestFirst != measure.isBetterLow
        ranked.sort { one, other in
            if one.2.size != other.2.size { return (one.2.size > other.2.size) == highFirst }
            return (other.1.tally[.opened], one.1.label.order) < (one.1.tally[.opened], other.1.label.order)
        }
        var parts: [FigureSheet.Part] = []
        var choices: [FigureQuestion] = []
        for (index, (name, group, figure)) in ranked.prefix(Self.ranks).enumerated() {
            parts.append(.ranked(index: index + 1, name, figure, cases: group.tally[.opened]))
            choices.append(question.narrowed(to: group.label))
        }
        if !few.isEmpty { parts.append(.fewer(few, than: answer.settings.leastCases)) }
        return parts.isEmpty ? ([.nothing], []) : (parts, choices)
    }

    private func isComparison(_ measure: Indicator) -> Bool {
        guard !measure.formula.isAmount else { return false }
        switch question.grouping {
        case .person, .department: return true
        case .category, .building, nil: return false
        }
    }

    // MARK: Names

    private func name(of label: FigureLabel) -> FigureName? {
        switch label {
        case .category(let category): .category(category)
        case .building(let building): .building(building)
        case .department(let department): .department(department)
        case .person(let person): colleagues.first { $0.person == person }.map { .person($0.name) }
        }
    }

    private var scope: [FigureName] {
        var names: [FigureName] = []
        let scope = question.scope
        if let building = scope.building { names.append(.building(building)) }
        if let department = scope.department { names.append(.department(department)) }
        if let person = scope.person.flatMap({ name(of: .person($0)) }) { names.append(person) }
        if !scope.categories.isEmpty {
            let family = scope.categories[0].familyName
            let all = Category.allCases.filter { $0.familyName == family }
            names +=
                all.count > 1 && scope.categories == all ? [.family(family)] : scope.categories.map { .category($0) }
        }
        if scope.complaintsOnly { names.append(.complaints) }
        return names
    }
}

extension Category {
    /// `water` of `water.leak`.
    package var familyName: String { String(rawValue.prefix { $0 != "." }) }

    /// Those of which there are several kinds.
    package static let families = Set(
        allCases.map(\.rawValue).filter { $0.contains(".") }.map { raw in
            String(raw.prefix { $0 != "." })
        })
}

extension Indicator {
    /// What is timed, where the indicator is about a time.
    fileprivate var wait: Tally.Wait? {
        switch self {
        case .accepted, .acceptedUrgent, .acceptHalf, .acceptMost: .accept
        case .arrived, .arriveHalf, .arriveMost: .arrive
        case .finished, .finishHalf, .finishMost: .finish
        case .received, .closed, .acknowledged, .fixedAtOnce, .cameBack, .toldBefore, .rated, .stars, .ratedWell,
            .complaintAnswered, .complaintEnded, .followedUp, .homes, .cost, .costEach, .visitsEach, .handedOn, .chased,
            .unconfirmed:
            nil
        }
    }
}

extension Indicator.Formula {
    /// How much there was, not how well it went.
    fileprivate var isAmount: Bool {
        switch self {
        case .count, .money: true
        case .share, .mean, .quantile, .moneyEach: false
        }
    }
}

extension FigureLabel {
    /// For a list that comes out the same each time.
    fileprivate var order: String {
        switch self {
        case .category(let category): category.rawValue
        case .building(let building): String(repeating: " ", count: max(0, 6 - building.count)) + building
        case .person(let person): String(person.value)
        case .department(let department): department.rawValue
        }
    }
}
