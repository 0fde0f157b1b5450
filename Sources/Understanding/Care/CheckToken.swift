import ServiceDesk

/// What an answer to a checklist is made of besides words: places, and numbers of items.
struct CheckToken {
    enum Kind {
        case place(Place)
        case items([Int])
    }

    let kind: Kind
    let start: Int
    let end: Int

    /// In the order of the text; numbers side by side are one token: 1、2 正常, 1到3正常.
    static func all(in heard: Heard, words: CheckWords, most: Int) -> [CheckToken] {
        let reading = heard.reading
        var tokens = heard.entities.compactMap { entity -> CheckToken? in
            guard case .address(let place) = entity.kind, place.building != nil || place.unit != nil else { return nil }
            return CheckToken(kind: .place(place.withoutRoom), start: entity.start, end: entity.end)
        }
        let taken = heard.entities.filter { entity in
            switch entity.kind {
            case .address, .ticket(_, isNamed: true), .phone: true
            case .ticket(_, isNamed: false), .amount, .duration, .rating, .time, .person: false
            }
        }
        var free = reading.numbers.filter { number in
            (1...most).contains(number.value) && number.hundredths == number.value * 100 && !number.isVague
                && !number.isHuge && !words.counts(number)
                && !taken.contains { $0.start < number.end && number.start < $0.end }
        }
        // 1处 of 2 堵塞1处; and 一 where digits are written.
        if free.contains(where: { !$0.isSpelled }) { free.removeAll(where: \.isSpelled) }
        var seen: Set<Int> = []
        var last: Number?
        for number in free {
            let isNewPart = tokens.contains { token in
                if case .place = token.kind {
                    token.start < number.start && (last.map { token.start > $0.start } ?? true)
                } else {
                    false
                }
            }
            if isNewPart { seen = [] }
            defer { last = number }
            guard seen.insert(number.value).inserted else { continue }
            let between = last.map { $0.end..<number.start }
            if let index = tokens.indices.last(where: { tokens[$0].end == last?.end }), let between,
                case .items(let items) = tokens[index].kind, let joint = words.joint(in: between)
            {
                let more =
                    joint == .range
                    ? Array(((items.last ?? 0) + 1)..<max(number.value, items.last ?? 0) + 1) : [number.value]
                seen.formUnion(more)
                tokens[index] = CheckToken(kind: .items(items + more), start: tokens[index].start, end: number.end)
            } else {
                tokens.append(CheckToken(kind: .items([number.value]), start: number.start, end: number.end))
            }
        }
        return tokens.sorted { $0.start < $1.start }
    }
}

extension Place {
    /// A round goes by buildings and units; the room is where somebody met us.
    fileprivate var withoutRoom: Place {
        var place = self
        place.room = nil
        return place
    }
}
