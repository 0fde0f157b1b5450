import ServiceDesk

/// Finds homes and parts of homes as people write them: 3号楼2单元501, 3-2-501, 3#501, B座1203, 楼上601,
/// building 3 apt 501, flat 12B, Blk 5 #03-501.
struct Addresses {
    /// One part of an address.
    struct Piece: Equatable {
        let part: Sense.Part
        let value: String
        let start: Int
        let end: Int
    }

    /// Neighbouring pieces joined, one place each, in the order of the text.
    let places: [Entity]
    /// Buildings named, as the readers of a notice are.
    let buildings: [String]
    let units: [String]

    init(_ reading: Reading, unclaimed: [Number]) {
        let pieces = AddressScanner(reading, unclaimed: unclaimed).pieces
        guard !pieces.isEmpty else {
            places = []
            buildings = []
            units = []
            return
        }
        places = AddressJoining(reading).places(of: pieces)
        buildings = Self.values(of: .building, in: pieces)
        units = Self.values(of: .unit, in: pieces)
    }

    private static func values(of part: Sense.Part, in pieces: [Piece]) -> [String] {
        var seen: [String] = []
        for piece in pieces where piece.part == part && !seen.contains(piece.value) { seen.append(piece.value) }
        return seen
    }

    /// 我打119了: whom people ring, no home.
    private static let emergencyNumbers: Set<Int> = [110, 119, 120, 122]

    /// 501, 1203, not 2026, which is a year: floor and flat within what a house has.
    static func looksLikeRoom(_ number: Number) -> Bool {
        (number.digits == 3 || number.digits == 4) && number.hundredths % 100 == 0 && number.value >= 101
            && number.value / 100 <= 60 && !emergencyNumbers.contains(number.value)
            && !(2015...2035).contains(number.value)
            && (1...40).contains(number.value % 100)
    }

    /// Whether a number by itself may be a room: it counts nothing, and is none that one calls for help.
    static func mayBeRoom(_ number: Number, in reading: Reading) -> Bool {
        guard looksLikeRoom(number), !helplines.contains(number.value) else { return false }
        let next = reading.scalar(at: number.end)
        if next == 0x8F66 { return reading.scalar(at: number.end + 1) != 0x4F4D }  // 车位
        return !measures.contains(next) && next != 0x25
    }

    /// Police, fire brigade, ambulance, as people write them without a word.
    private static let helplines: Set<Int> = [110, 114, 119, 120, 122, 911, 995, 999]
    /// 度 平 米 人 个 次 吨 斤 伏 瓦 岁 毫 升 辆 台 只 张 份 页 条 户 包 箱
    private static let measures: Set<UInt32> = [
        0x5EA6, 0x5E73, 0x7C73, 0x4EBA, 0x4E2A, 0x6B21, 0x5428, 0x65A4, 0x4F0F, 0x74E6, 0x5C81, 0x6BEB, 0x5347, 0x8F86,
        0x53F0, 0x53EA, 0x5F20, 0x4EFD, 0x9875, 0x6761, 0x6237, 0x5305, 0x7BB1,
    ]
}

/// Joins the parts of addresses that stand together.
struct AddressJoining {
    private let reading: Reading

    init(_ reading: Reading) { self.reading = reading }

    func places(of pieces: [Addresses.Piece]) -> [Entity] {
        var found: [(place: Place, start: Int, end: Int)] = []
        for piece in pieces {
            if let last = found.last, isNear(last.end, piece.start), isFree(piece.part, in: last.place) {
                found[found.count - 1].end = max(last.end, piece.end)
                put(piece, into: &found[found.count - 1].place)
            } else {
                var place = Place()
                put(piece, into: &place)
                found.append((place, piece.start, piece.end))
            }
        }
        return found.map { Entity(kind: .address(settled($0.place)), start: $0.start, end: $0.end) }
    }

    private func put(_ piece: Addresses.Piece, into place: inout Place) {
        switch piece.part {
        case .building, .buildingish: place.building = piece.value
        case .unit: place.unit = piece.value
        case .room, .roomish: place.room = piece.value
        case .floor: place.floor = piece.value
        }
    }

    /// 3楼501 is building 3, as in the south; 5楼501 tells the floor a second time.
    private func settled(_ place: Place) -> Place {
        guard let floor = place.floor, let room = place.room else { return place }
        // 12楼C室, apt 12 on the 3rd floor: the flat alone does not tell the floor.
        guard let flat = Int(room), flat >= 100 else { return place }
        var place = place
        place.floor = nil
        if place.building == nil, let level = Int(floor), level > 0, flat / 100 != level {
            place.building = floor
        }
        return place
    }

    private func isFree(_ part: Sense.Part, in place: Place) -> Bool {
        switch part {
        case .building, .buildingish: place.building == nil
        case .unit: place.unit == nil
        case .room, .roomish: place.room == nil
        case .floor: place.floor == nil && (place.room.flatMap(Int.init) ?? 0) < 100
        }
    }

    private func isNear(_ end: Int, _ start: Int) -> Bool {
        guard start >= end, start - end <= 4 else { return false }
        if let of = reading.hit(at: end, where: { $0 == .time(.glue) }), of.end <= start,
            reading.isBlank(of.end..<start)
        {
            return true
        }
        guard start - end <= 3 else { return false }
        return (end..<start).allSatisfy {
            let scalar = reading.scalars[$0]
            return !Scalars.isWordy(scalar) || scalar == 0x7684  // 的
        }
    }
}
