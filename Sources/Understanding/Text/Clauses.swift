extension Reading {
    /// Cuts a text into clauses at stops, line ends, blanks beside Chinese, and before words that open a new clause; and
    /// the clauses into segments where a word or a number of a list opens a new matter.
    static func clauses(
        of text: [UInt32], hits: [Hit], splitting: Int?, joining: Int?, segmenting: Int?
    ) -> [Clause] {
        var cuts: [Int] = []
        for (index, scalar) in text.enumerated() where isBreak(scalar, at: index, in: text) { cuts.append(index) }
        var openings = Set<Int>()
        var joints = Set<Int>()
        for hit in hits {
            if hit.cue == splitting { cuts.append(hit.start) }
            if hit.cue == joining {
                cuts.append(hit.start)
                joints.insert(hit.start)
            }
            if hit.cue == segmenting {
                cuts.append(hit.start)
                openings.insert(hit.start)
            }
        }
        let items = listItems(in: text)
        cuts += items
        openings.formUnion(items)

        var clauses: [Clause] = []
        var start = 0
        var segment = 0
        func close(at end: Int) {
            guard start < end, (start..<end).contains(where: { Scalars.isWordy(text[$0]) || text[$0] > 0x2000 }) else {
                return
            }
            if !clauses.isEmpty, (start..<end).contains(where: openings.contains) { segment += 1 }
            let isJoined = joints.contains(start) && clauses.last?.segment == segment
            clauses.append(Clause(start: start, end: end, segment: segment, isJoined: isJoined, cues: .none))
        }
        for cut in Set(cuts).sorted() {
            close(at: cut)
            start = max(start, cut)
        }
        close(at: text.count)
        var next = 0
        for index in clauses.indices {
            while next < hits.count, hits[next].start < clauses[index].end {
                if hits[next].start >= clauses[index].start { clauses[index].cues.insert(hits[next].cue) }
                next += 1
            }
        }
        return clauses
    }

    private static func isBreak(_ scalar: UInt32, at index: Int, in text: [UInt32]) -> Bool {
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

    /// Where the items of a list begin: 1. 2. or 1) 2) or 1 厨房 2 楼道; at least a 1 and a 2.
    private static func listItems(in text: [UInt32]) -> [Int] {
        var items: [Int] = []
        var expected: UInt32 = 0x31
        for index in text.indices where text[index] == expected {
            let before = index > 0 ? text[index - 1] : Scalars.space
            let after = index + 1 < text.count ? text[index + 1] : Scalars.space
            guard before == Scalars.space || Scalars.isStop(before), index + 2 < text.count else { continue }
            let mark = after == 0x2E || after == 0x29 || after == 0x2C || after == 0x3A || after == Scalars.space
            if mark, !Scalars.isDigit(text[index + 2]) {
                items.append(index)
                expected += 1
            }
        }
        return items.count >= 2 ? items : []
    }
}
