/// Slips of pen and voice input by what was meant, words that hold a slip and are right as they are, and words that say
/// nothing.
struct Slips: Sendable {
    private struct Slip: Sendable {
        /// Where it stands among the scalars.
        let from: Range<Int>
        /// What was meant, or nothing at all; nil for a word that is right.
        let to: [UInt32]?
    }

    /// Those that begin alike side by side, the longer ones first.
    private var slips: [Slip] = []
    private var scalars: [UInt32] = []
    private var groups: [Range<Int>] = [0..<0]
    /// By first scalar of the basic plane, the group; 0 is none.
    private var group: [UInt16] = []
    private var groupsBeyond: [UInt32: Int] = [:]

    /// - Parameter fold: what becomes of a text before slips are looked for; slips are compared in that form.
    init(_ meant: [String: String], keeps: [String], drops: [String], fold: (String) -> [UInt32]) {
        guard !meant.isEmpty || !drops.isEmpty else { return }
        group = Array(repeating: 0, count: 0x10000)
        // A slip in Latin letters is a whole word: no other word in letters holds one.
        let right = keeps.map { (from: fold($0), to: nil as [UInt32]?) }.filter { !$0.from.allSatisfy(Scalars.isLatin) }
        let wrong = meant.map { (from: fold($0.key), to: fold($0.value) as [UInt32]?) }.filter { $0.from != $0.to }
        let idle = drops.map { (from: fold($0), to: [] as [UInt32]?) }
        let sorted = (right + wrong + idle).filter { !$0.from.isEmpty }.sorted { one, other in
            if one.from[0] != other.from[0] { return one.from[0] < other.from[0] }
            if one.from.count != other.from.count { return one.from.count > other.from.count }
            // A word that is right goes before a slip spelled the same.
            return one.from == other.from ? one.to == nil : one.from.lexicographicallyPrecedes(other.from)
        }
        for (index, (from, to)) in sorted.enumerated() {
            slips.append(Slip(from: scalars.count..<scalars.count + from.count, to: to))
            scalars += from
            if index > 0, sorted[index - 1].from[0] == from[0] {
                groups[groups.count - 1] = groups[groups.count - 1].lowerBound..<index + 1
                continue
            }
            groups.append(index..<index + 1)
            if from[0] < 0x10000 {
                group[Int(from[0])] = UInt16(groups.count - 1)
            } else {
                groupsBeyond[from[0]] = groups.count - 1
            }
        }
    }

    /// Puts slips and misspellings right, left to right.
    ///
    /// - Returns: whether there were any.
    func mend(_ text: inout NormalText, misspellings: Misspellings) -> Bool {
        var mended = NormalText(capacity: 0)
        var isMended = false
        var copied = 0
        var index = 0
        while index < text.scalars.count {
            guard let (count, to) = slip(in: text.scalars, at: index, misspellings: misspellings) else {
                index += 1
                continue
            }
            let end = index + count
            if let meant = to {
                mended.take(copied..<index, of: text)
                for (step, value) in meant.enumerated() {
                    mended.put(value, from: text.origins[index + min(step, count - 1)])
                }
                isMended = true
                copied = end
            }
            index = end
        }
        guard isMended else { return false }
        mended.take(copied..<text.scalars.count, of: text)
        mended.end(at: text.origins[text.scalars.count])
        text = mended
        return true
    }

    /// How long the slip that starts here is, and what was meant.
    private func slip(
        in text: [UInt32], at start: Int, misspellings: Misspellings
    ) -> (count: Int, to: [UInt32]?)? {
        let first = text[start]
        let isLatin = Scalars.isLatin(first)
        // A slip in Latin letters must be a whole word.
        if isLatin, start > 0, Scalars.isLatin(text[start - 1]) { return nil }
        let number = first < 0x10000 ? group.isEmpty ? 0 : Int(group[Int(first)]) : groupsBeyond[first] ?? 0
        for index in groups[number] where matches(slips[index].from, in: text, at: start) {
            return (slips[index].from.count, slips[index].to)
        }
        guard isLatin, let (count, meant) = misspellings.meant(in: text, at: start) else { return nil }
        return (count, meant)
    }

    private func matches(_ slip: Range<Int>, in text: [UInt32], at start: Int) -> Bool {
        let end = start + slip.count
        guard end <= text.count else { return false }
        for step in 1..<max(1, slip.count) where text[start + step] != scalars[slip.lowerBound + step] { return false }
        return !(end < text.count && Scalars.isLatin(text[end]) && Scalars.isLatin(text[end - 1]))
    }
}
