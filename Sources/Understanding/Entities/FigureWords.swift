import Foundation
import ServiceDesk

/// Reads what is asked of the figures: 谁, 哪栋, 哪类, 满意度, 最好, 最近7天, 电梯.
struct FigureWords {
    private let heard: Heard
    private let category: ServiceDesk.Category?

    /// - Parameter category: a category named outright.
    init(_ heard: Heard, category: ServiceDesk.Category?) {
        self.heard = heard
        self.category = category
    }

    var request: FigureRequest {
        var request = FigureRequest()
        var family: String?
        var isLast = false
        for hit in heard.reading.hits {
            guard case .figures(let sense) = heard.reading.senses[hit.cue] else { continue }
            switch sense {
            case .by(let grouping): request.grouping = request.grouping ?? grouping
            case .measure(let indicator): request.measure = request.measure ?? indicator
            case .family(let name): family = family ?? name
            case .complaints: request.complaintsOnly = true
            case .best: request.bestFirst = true
            case .last: isLast = true
            }
        }
        request.categories =
            category.map { [$0] } ?? family.map { name in
                ServiceDesk.Category.allCases.filter { $0.familyName == name }
            } ?? []
        let days = isLast ? heard.duration.map { ($0 + 1439) / 1440 } : nil
        request.lastDays = days
        if days == nil { request.window = heard.anyWindow }
        return request
    }
}

extension Heard {
    /// The first window told, also one that is over.
    fileprivate var anyWindow: Window? {
        for entity in entities { if case .time(let window) = entity.kind { return window } }
        return nil
    }
}

extension Sense {
    /// What a word asks of the figures.
    enum FigureSense: Sendable, Equatable {
        case by(FigureGrouping)
        case measure(Indicator)
        case family(String)
        case complaints, best, last

        init?(parts: [String]) {
            switch (parts.first, parts.dropFirst().first, parts.count) {
            case ("by", let name?, 2):
                guard let grouping = FigureGrouping(rawValue: name) else { return nil }
                self = .by(grouping)
            case ("measure", let name?, 2):
                guard let indicator = Indicator(rawValue: name) else { return nil }
                self = .measure(indicator)
            case ("family", let name?, 2):
                guard ServiceDesk.Category.families.contains(name) else { return nil }
                self = .family(name)
            case ("complaints", nil, 1): self = .complaints
            case ("best", nil, 1): self = .best
            case ("last", nil, 1): self = .last
            default: return nil
            }
        }
    }
}
