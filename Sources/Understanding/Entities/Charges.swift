import ServiceDesk

extension Heard {
    /// What goes with an act by its kind alone, whatever rule made it.
    func round(_ act: inout Act) {
        if act.intent == .hold { act.reason = holdReason }
        if act.intent == .quote, !charges.isEmpty { act.items = charges }
    }

    /// Why work has to wait, where a word tells.
    private var holdReason: HoldReason? {
        for hit in reading.hits { if case .reason(let reason) = reading.senses[hit.cue] { return reason } }
        return nil
    }

    /// What a sum is made of, in the words of who tells it: 材料35 人工85.
    private var charges: [Charge] {
        reading.hits.compactMap { hit in
            guard reading.senses[hit.cue] == .costItem else { return nil }
            let number = reading.numbers.first { number in
                let gap = number.start - hit.end
                return !number.isVague && !number.isHuge && number.hundredths > 0
                    && (gap == 0 || (gap == 1 && !Scalars.isWordy(reading.scalars[hit.end])))
            }
            return number.map {
                Charge(reading.text.original(hit.start..<hit.end, of: reading.original), fen: $0.hundredths)
            }
        }
    }
}
