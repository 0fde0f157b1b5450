/// What stands right before and behind a place in a text; one blank between is let pass.
extension Reading {
    /// The longest hit that starts here and that a test takes.
    func hit(at position: Int, where isMeant: (Sense) -> Bool) -> Hit? {
        var index = firstHit(from: position)
        var best: Hit?
        while index < hits.count, hits[index].start <= position + 1 {
            let hit = hits[index]
            index += 1
            if hit.start > position, position >= scalars.count || scalars[position] != Scalars.space { break }
            if isMeant(senses[hit.cue]), hit.end > best?.end ?? 0 { best = hit }
        }
        return best
    }

    /// The longest hit that ends here and that a test takes.
    func hit(upTo position: Int, where isMeant: (Sense) -> Bool) -> Hit? {
        hits(endingAt: position).first { isMeant(senses[$0.cue]) }
    }

    func scalar(at position: Int) -> UInt32 {
        scalars.indices.contains(position) ? scalars[position] : Scalars.space
    }

    /// Skips one blank.
    func pastBlank(_ position: Int) -> Int { scalar(at: position) == Scalars.space ? position + 1 : position }
}
