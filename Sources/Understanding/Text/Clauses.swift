extension Reading {
    /// Cuts a text into clauses at stops, line ends, blanks beside Chinese, and before words that open a new clause; and
    /// the clauses into segments where a word or a number of a list opens a new matter.
    static func clauses(of text: [UInt32], hits: [Hit], at joints: Joints) -> [Clause] {
        var cutter = ClauseCutter(text)
        for hit in hits {
            if hit.cue == joints.opens { cutter.cut(at: hit.start, .plain) }
            if hit.cue == joints.joins { cutter.cut(at: hit.start, .joint) }
            if hit.cue == joints.opensMatter { cutter.cut(at: hit.start, .opening) }
        }
        for item in listItems(in: text) { cutter.cut(at: item, .opening) }
        var clauses = cutter.clauses()
        var next = 0
        for index in clauses.indices {
            let (start, end) = (clauses[index].start, clauses[index].end)
            while next < hits.count, hits[next].start < end {
                if hits[next].start >= start { clauses[index].cues.insert(hits[next].cue) }
                next += 1
            }
        }
        return clauses
    }

    /// Where the items of a list begin: 1. 2. or 1) 2) or 1 厨房 2 楼道 or ① ②; at least a first and a second. The first
    /// opens the text or follows a stop: "lift 1 in block 2" is no list.
    private static func listItems(in text: [UInt32]) -> [Int] {
        var items = text.indices.filter { Scalars.isItemMark(text[$0]) }
        if items.count >= 2 { return items }
        items = []
        var expected: UInt32 = 0x31
        for index in text.indices where text[index] == expected && expected <= 0x39 {
            let before = index > 0 ? text[index - 1] : Scalars.space
            let after = index + 1 < text.count ? text[index + 1] : Scalars.space
            guard before == Scalars.space || Scalars.isStop(before), index + 2 < text.count else { continue }
            let mark = after == 0x2E || after == 0x29 || after == 0x2C || after == 0x3A || after == Scalars.space
            if mark, !Scalars.isDigit(text[index + 2]), expected > 0x31 || opensList(index, in: text) {
                items.append(index)
                expected += 1
            }
        }
        return items.count >= 2 ? items : []
    }

    private static func opensList(_ index: Int, in text: [UInt32]) -> Bool {
        guard let before = text[..<index].last(where: { $0 != Scalars.space }) else { return true }
        return Scalars.isStop(before) || Scalars.isHan(before)
    }
}

/// The cues that cut a text where no mark does.
struct Joints: Sendable {
    let opens: Int?
    let joins: Int?
    let opensMatter: Int?

    init(_ names: CueNames) {
        opens = names.number("clause.opens")
        joins = names.number("clause.joins")
        opensMatter = names.number("matter.opens")
    }
}

/// Where a text is cut, place by place.
private struct ClauseCutter {
    private let text: [UInt32]
    private var cuts: [Cut]

    struct Cut: OptionSet {
        let rawValue: UInt8
        static let plain = Cut(rawValue: 1)
        /// Another matter begins.
        static let opening = Cut(rawValue: 2)
        /// What follows goes on from what was said.
        static let joint = Cut(rawValue: 4)
    }

    init(_ text: [UInt32]) {
        self.text = text
        cuts = Array(repeating: [], count: text.count)
    }

    mutating func cut(at position: Int, _ cut: Cut) { cuts[position].insert(cut) }

    /// Pieces that say something; a piece of marks alone is none.
    func clauses() -> [Reading.Clause] {
        var clauses: [Reading.Clause] = []
        var start = 0
        var segment = 0
        var says = false
        var opens = false
        func close(at end: Int) {
            if says {
                if opens, !clauses.isEmpty { segment += 1 }
                let isJoined = cuts[start].contains(.joint) && clauses.last?.segment == segment
                clauses.append(
                    Reading.Clause(start: start, end: end, segment: segment, isJoined: isJoined, cues: .none))
            }
            (start, says, opens) = (end, false, false)
        }
        for (index, scalar) in text.enumerated() {
            if !cuts[index].isEmpty || isBreak(scalar, at: index) { close(at: index) }
            if cuts[index].contains(.opening) { opens = true }
            if !says { says = scalar > 0x2000 || Scalars.isWordy(scalar) }
        }
        close(at: text.count)
        return clauses
    }

    private func isBreak(_ scalar: UInt32, at index: Int) -> Bool {
        // Most scalars of most texts: Chinese characters and letters.
        if scalar > 0x7C, scalar < 0x1F000, scalar != 0x2026 { return false }
        let before = index > 0 ? text[index - 1] : Scalars.space
        let after = index + 1 < text.count ? text[index + 1] : Scalars.space
        if scalar == Scalars.space {
            // 3号楼 2单元 is cut as well; addresses are joined again across the cut.
            return Scalars.isHan(before) || Scalars.isHan(after)
        }
        guard Scalars.isStop(scalar) else { return scalar >= 0x1F000 && before < 0x1F000 }
        // 9:30, 35.5 and 1,500 hold together.
        return !(Scalars.isDigit(before) && Scalars.isDigit(after))
    }
}
