import ServiceDesk

/// The order to tell, and those to be told, in front of a notice or behind it: 通知 3号楼、5号楼 …, … 通知一下7号楼.
struct Envelope {
    private let heard: Heard
    private let names: CueNames
    private let reading: Reading
    /// What is not of the envelope.
    private var inside: Range<Int>
    private var read: [Range<Int>] = []

    init(_ heard: Heard, names: CueNames) {
        self.heard = heard
        self.names = names
        reading = heard.reading
        inside = 0..<heard.reading.scalars.count
        let front = walk(from: 0)
        if front.hasOrder { take(0..<front.end) }
        for hit in reading.hits where isOrder(hit) && hit.start > inside.lowerBound {
            let back = walk(from: hit.start)
            if back.end == reading.scalars.count, back.end > hit.end {
                inside = inside.lowerBound..<hit.start
                read.append(hit.start..<back.end)
                break
            }
        }
    }

    /// What is to be told; empty when there is nothing but an envelope.
    var words: String {
        var start = inside.lowerBound
        while start < inside.upperBound, !Scalars.isWordy(reading.scalars[start]) { start += 1 }
        return start < inside.upperBound ? reading.text.original(start..<inside.upperBound, of: reading.original) : ""
    }

    func covers(_ entity: Entity) -> Bool { read.contains { $0.contains(entity.start) } }

    /// Those on the envelope; nil: nobody is.
    var audience: Audience? {
        var audience = Audience()
        var last = Place()
        for entity in heard.entities where covers(entity) {
            guard case .address(let place) = entity.kind else { continue }
            let isNew = place.building != nil
            last.building = place.building ?? last.building
            last.unit = place.unit ?? (isNew ? nil : last.unit)
            if let room = place.room, let building = last.building {
                audience.homes.append(HomeAddress(building: building, unit: last.unit, room: room))
            }
            audience.buildings.addOnce(place.building)
            audience.units.addOnce(place.unit)
            audience.floors.addOnce(place.room == nil ? place.floor : nil)
        }
        for range in read { for stack in stacks(in: range) { audience.stacks.addOnce(stack) } }
        if audience == Audience() {
            let isForAll = reading.hits.contains { hit in
                reading.senses[hit.cue] == .everyone && read.contains { $0.contains(hit.start) }
            }
            return isForAll ? Audience(all: true) : nil
        }
        return audience.buildings.isEmpty && audience.homes.isEmpty ? nil : audience
    }

    private mutating func take(_ range: Range<Int>) {
        read.append(range)
        inside = range.upperBound..<inside.upperBound
    }

    /// As far as orders, addresses and what joins them go.
    private func walk(from start: Int) -> (end: Int, hasOrder: Bool) {
        var (position, end, hasOrder) = (start, start, false)
        while position < reading.scalars.count {
            if !Scalars.isWordy(reading.scalars[position]) {
                position += 1
                continue
            }
            if let please = reading.hits(startingAt: position).first(where: isPlease) {
                position = please.end
                continue
            }
            guard let next = piece(at: position) else { break }
            position = next.end
            end = next.end
            hasOrder = hasOrder || next.isOrder
        }
        return (position == reading.scalars.count ? position : end, hasOrder)
    }

    private func piece(at position: Int) -> (end: Int, isOrder: Bool)? {
        let addresses = heard.entities.filter { entity in
            guard case .address = entity.kind else { return false }
            return entity.start == position
        }
        if let end = addresses.map(\.end).max() { return (end, false) }
        if let stack = stackNumber(at: position) { return (stack.end, false) }
        let hits = reading.hits.filter { $0.start == position && (isOrder($0) || isJoint($0)) }
        guard let longest = hits.max(by: { $0.end < $1.end }) else { return nil }
        return (longest.end, hits.contains(where: isOrder))
    }

    private func isOrder(_ hit: Hit) -> Bool {
        let name = names.names[hit.cue]
        return name.hasPrefix("broadcast") || name.hasPrefix("notice.order")
    }

    /// Belongs to the address only where more of the address follows: 请3栋住户注意, but 3栋 请储水.
    private func isPlease(_ hit: Hit) -> Bool { names.names[hit.cue] == "notice.please" }

    private func isJoint(_ hit: Hit) -> Bool {
        reading.senses[hit.cue] == .everyone || reading.senses[hit.cue] == .and || reading.senses[hit.cue] == .upTo
            || names.names[hit.cue] == "notice.joint"
    }

    private func stacks(in range: Range<Int>) -> [String] {
        range.compactMap { stackNumber(at: $0)?.digits }
    }

    /// 01 of 01户那一列.
    private func stackNumber(at position: Int) -> (digits: String, end: Int)? {
        guard let cue = names.number("notice.stack"),
            let number = heard.reading.numbers.first(where: { $0.start == position && $0.digits == 2 }),
            let hit = reading.hits(startingAt: number.end).first(where: { $0.cue == cue })
        else { return nil }
        return (reading.text.string(number.start..<number.end), hit.end)
    }
}

extension [String] {
    fileprivate mutating func addOnce(_ value: String?) {
        if let value, !contains(value) { append(value) }
    }
}
