import ServiceDesk

extension Heard {
    /// Public warnings that are named, in the order of the text, each with the colour that goes with it.
    var warnings: [WarningReading] {
        let named = reading.hits.compactMap { hit in
            if case .weather(let kind) = reading.senses[hit.cue] {
                Named(kind, hit)
            } else {
                nil as Named<WarningKind>?
            }
        }
        let colours = reading.hits.compactMap { hit in
            if case .alert(let colour) = reading.senses[hit.cue] {
                Named(colour, hit)
            } else {
                nil as Named<WarningColour>?
            }
        }
        // 雷暴大风 is a wind, not thunder besides.
        let kinds = named.filter { one in !named.contains { $0.holds(one) } }.sorted { $0.start < $1.start }
        guard let first = kinds.first else { return [] }
        // One that is raised or lowered has the colour that is told last.
        guard kinds.count > 1 else { return [WarningReading(first.value, colours.last?.value)] }
        let leads = colours.first.map { $0.start < first.start } ?? false
        return kinds.enumerated().map { index, kind in
            let next = index + 1 < kinds.count ? kinds[index + 1].start : Int.max
            let own =
                leads
                ? colours.last { $0.start < kind.start } : colours.first { $0.start > kind.start && $0.start < next }
            return WarningReading(kind.value, (own ?? colours.last)?.value)
        }
    }

    private struct Named<Value> {
        let value: Value
        let start: Int
        let end: Int

        init(_ value: Value, _ hit: Hit) {
            self.value = value
            start = hit.start
            end = hit.end
        }

        /// The other is a part of it.
        func holds(_ other: Self) -> Bool {
            start <= other.start && other.end <= end && end - start > other.end - other.start
        }
    }
}
