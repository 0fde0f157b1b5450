/// Which of a message's words are accounted for: whether a rule's words open it, or are all it says.
final class Cover {
    private let heard: Heard
    private let fillers: CueSet

    /// How much of a text can be looked at as a whole, in scalars: one bit each.
    private static let longest = 60

    init(_ heard: Heard, fillers: CueSet) {
        self.heard = heard
        self.fillers = fillers
    }

    /// Nothing that says anything stands before the first of these words.
    func opens(with cues: CueSet) -> Bool {
        guard let first = heard.reading.hits.first(where: { cues.contains($0.cue) }) else { return false }
        return first.start <= opening
    }

    /// These words, fillers and numbers are all there is.
    func isWhole(_ cues: CueSet) -> Bool {
        guard heard.reading.scalars.count <= Self.longest else { return false }
        var covered: UInt64 = 0
        for hit in heard.reading.hits where cues.contains(hit.cue) { covered |= Self.bits(hit.start, hit.end) }
        return covered != 0 && said & ~covered == 0
    }

    /// More than these words, numbers, and one character.
    func saysMore(than cues: CueSet) -> Bool {
        var covered = Array(repeating: false, count: heard.reading.scalars.count)
        for hit in heard.reading.hits where cues.contains(hit.cue) {
            for position in hit.start..<hit.end { covered[position] = true }
        }
        eachNumber { for position in $0..<$1 { covered[position] = true } }
        return heard.reading.scalars.indices.lazy.filter {
            !covered[$0] && Scalars.isWordy(self.heard.reading.scalars[$0])
        }.prefix(2).count == 2
    }

    /// How far the text is fillers, numbers and marks.
    private lazy var opening: Int = {
        var covered = Array(repeating: false, count: heard.reading.scalars.count)
        eachFiller { for position in $0..<$1 { covered[position] = true } }
        let end = covered.indices.first { !covered[$0] && Scalars.isWordy(heard.reading.scalars[$0]) }
        return end ?? covered.count
    }()

    /// The places of a short text that say something and are no fillers.
    private lazy var said: UInt64 = {
        var covered: UInt64 = 0
        eachFiller { covered |= Self.bits($0, $1) }
        var said: UInt64 = 0
        for (place, scalar) in heard.reading.scalars.enumerated() where Scalars.isWordy(scalar) { said |= 1 << place }
        return said & ~covered
    }()

    private func eachFiller(_ body: (_ start: Int, _ end: Int) -> Void) {
        for hit in heard.reading.hits where fillers.contains(hit.cue) { body(hit.start, hit.end) }
        eachNumber(body)
    }

    private func eachNumber(_ body: (_ start: Int, _ end: Int) -> Void) {
        for number in heard.reading.numbers { body(number.start, number.end) }
        for entity in heard.entities {
            switch entity.kind {
            case .ticket, .duration, .rating, .amount: body(entity.start, entity.end)
            case .address, .phone, .time, .person: break
            }
        }
    }

    private static func bits(_ start: Int, _ end: Int) -> UInt64 { ((1 << UInt64(end - start)) &- 1) << UInt64(start) }
}
