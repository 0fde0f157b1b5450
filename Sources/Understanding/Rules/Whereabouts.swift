import ServiceDesk

/// Puts together where a matter is, of what the text says and of the speaker's home.
struct Whereabouts {
    let reading: Reading
    let addresses: [Entity]
    let home: HomeAddress?
    /// Bare numbers that could be a room, where nothing else tells one.
    let spareRooms: [Number]

    /// Every address and part of a building the text names, but those met on the way.
    var named: [(place: Place, start: Int, end: Int)] {
        var named: [(place: Place, start: Int, end: Int)] = []
        for entity in addresses where !isPassing(entity) {
            if case .address(let place) = entity.kind { named.append((place, entity.start, entity.end)) }
        }
        if named.isEmpty { named = spareRooms.map { (Place(room: String($0.value)), $0.start, $0.end) } }
        for hit in reading.hits {
            guard case .area(let area) = reading.senses[hit.cue], !isPassing(hit) else { continue }
            named.append((Place(area: area), hit.start, hit.end))
        }
        return named
    }

    /// A floor or room named after words like 爬到; a building stays one: 每次走到11栋楼下.
    private func isPassing(_ entity: Entity) -> Bool {
        if case .address(let told) = entity.kind, told.building != nil { return false }
        return reading.hit(upTo: entity.start) { $0 == .passing } != nil
    }

    /// The place told in these clauses, filled up from the rest of the same matter.
    ///
    /// - Parameters:
    ///   - others: where other matters of the segment are told; what stands there is theirs, but a building told with an
    ///     earlier matter holds for a later one.
    ///   - finding: the trouble, for rooms that go before or behind public places.
    func place(
        near clauses: Range<Int>?, segment: Int?, besides others: [Range<Int>] = [], of finding: Finding? = nil
    ) -> Place {
        let first = clauses?.lowerBound ?? 0
        let foreign = others.filter { other in clauses.map { !$0.overlaps(other) } ?? true }
        func isForeign(_ position: Int, orEarlier: Bool) -> Bool {
            guard !foreign.isEmpty else { return false }
            let clause = reading.clause(at: position)
            return foreign.contains { $0.contains(clause) && (orEarlier || $0.lowerBound > first) }
        }
        var hits = reading.hits(inSegment: segment)
        if !foreign.isEmpty { hits = hits.filter { !isForeign($0.start, orEarlier: true) }[...] }
        let addresses =
            foreign.isEmpty
            ? addresses
            : addresses.compactMap { entity in
                if isForeign(entity.start, orEarlier: false) { return nil }
                // The floor of an earlier matter is where that one is: 3楼灯不亮，车库还漏水.
                return isForeign(entity.start, orEarlier: true) ? entity.withoutFloor : entity
            }
        var place = address(of: addresses, near: clauses, segment: segment)
        let areaHit = area(of: hits, near: clauses, for: finding)
        let isOwn = hits.contains { reading.senses[$0.cue] == .home }
        let isOurs = hits.contains { reading.senses[$0.cue] == .ours }
        if case .area(let area)? = areaHit.map({ reading.senses[$0.cue] }) { place.area = area }

        let hasHome = place.building != nil || place.room != nil || place.unit != nil
        if !hasHome, let home {
            if place.area?.isPrivate == true || (isOwn && place.area == nil) {
                place.building = home.building
                place.unit = home.unit
                place.room = home.room
                if isOwn { place.floor = nil }
            } else if isOurs || place.area == .corridor || (isOwn && place.area == .stairwell) {
                place.building = home.building
                place.unit = home.unit
            }
        }
        return place
    }

    func kind(of place: Place, segment: Int?) -> UrgencyRule.Whereabouts {
        if place.area?.isPrivate == true || place.room != nil { return .inside }
        if place.area != nil || place.floor?.hasPrefix("-") == true { return .outside }
        let isOwn = reading.hits(inSegment: segment).contains { reading.senses[$0.cue] == .home }
        return isOwn ? .inside : .unknown
    }

    private func area(of hits: ArraySlice<Hit>, near clauses: Range<Int>?, for finding: Finding?) -> Hit? {
        let comesIn = finding?.category.comesIn == true
        var nearest: (hit: Hit, distance: Int)?
        for hit in hits {
            guard case .area(let area) = reading.senses[hit.cue], !isPassing(hit) else { continue }
            guard let clauses else { return hit }
            var distance = distance(hit.start, from: clauses)
            // In a long story the rooms named far away are where other things happened.
            if distance > 0, !isNear(hit.start, to: clauses) { continue }
            if distance > 0, area.isPrivate, finding?.category.isOutdoors == true { continue }
            // Water from above is a matter of the room it comes down in.
            if comesIn, area.isPrivate { distance -= Self.few }
            if distance < nearest?.distance ?? .max { nearest = (hit, distance) }
        }
        return nearest?.hit
    }

    /// In clauses.
    private func distance(_ position: Int, from clauses: Range<Int>) -> Int {
        let index = reading.clause(at: position)
        return max(0, clauses.lowerBound - index, index - clauses.upperBound + 1)
    }

    /// In a clause beside these, or anywhere where all is told in few clauses.
    private func isNear(_ position: Int, to clauses: Range<Int>) -> Bool {
        if reading.clauses.count <= Self.few { return true }
        let index = reading.clause(at: position)
        return index >= clauses.lowerBound - 2 && index <= clauses.upperBound
    }

    private static let few = 5

    /// Thrown off the balcony: part of what happened, not where.
    private func isPassing(_ area: Hit) -> Bool {
        var index = reading.firstHit(from: max(0, area.start - 24))
        while index < reading.hits.count, reading.hits[index].start <= area.start {
            let hit = reading.hits[index]
            if hit.end >= area.end, reading.senses[hit.cue] == .passing { return true }
            index += 1
        }
        return false
    }

    private func address(of addresses: [Entity], near clauses: Range<Int>?, segment: Int?) -> Place {
        let usable = addresses.filter { !isPassing($0) }
        let segmentOf = { (entity: Entity) in
            reading.clauses.isEmpty ? 0 : reading.clauses[reading.clause(at: entity.start)].segment
        }
        // An address given once holds for all matters of a message.
        var candidates = usable.filter { segment == nil || segmentOf($0) == segment }
        if candidates.isEmpty { candidates = usable }
        var place = Place()
        if let clauses, let first = clauses.first, let last = clauses.last {
            let start = reading.clauses[first].start
            let end = reading.clauses[last].end
            candidates.sort { one, other in
                let oneIsNear = one.start >= start && one.start < end
                let otherIsNear = other.start >= start && other.start < end
                return oneIsNear != otherIsNear ? oneIsNear : one.start < other.start
            }
        }
        for entity in candidates {
            guard case .address(let told) = entity.kind else { continue }
            // 楼下101 … 3-1-101: the fuller form of the same home.
            if let room = place.room, room == told.room, told.building != nil, place.building == nil {
                place = told
                continue
            }
            // 7栋9楼 … 10栋楼道: what is told of one building is not told of the other.
            if let building = place.building, let other = told.building, building != other { continue }
            if let clauses, told.building == nil, told.room == nil, !isNear(entity.start, to: clauses) { continue }
            if place.building == nil, place.room == nil || told.room == nil { place.building = told.building }
            if place.unit == nil, place.building == nil || told.building == nil || place.building == told.building {
                place.unit = told.unit
            }
            if place.room == nil { place.room = told.room }
            if place.floor == nil, place.room == nil || place.room == told.room { place.floor = told.floor }
        }
        if place.room == nil, place.floor == nil, place.building == nil, let spare = spareRooms.first {
            place.room = String(spare.value)
        }
        if place.room != nil { place.floor = nil }
        return place
    }
}
