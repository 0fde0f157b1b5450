extension HomeAddress: Comparable {
    /// Building, unit, room, numbers by their size: 2-101 before 10-101, 3-501 before 3-1001.
    package static func < (one: HomeAddress, other: HomeAddress) -> Bool {
        for (left, right) in [
            (one.building, other.building), (one.unit ?? "", other.unit ?? ""), (one.room, other.room),
        ]
        where left != right {
            return RoomOrder.precedes(left, right)
        }
        return false
    }
}

private enum RoomOrder {
    static func precedes(_ one: String, _ other: String) -> Bool {
        switch (number(one), number(other)) {
        case (let left?, let right?): left == right ? one < other : left < right
        case (.some, nil): true
        case (nil, .some): false
        case (nil, nil): one < other
        }
    }

    /// Of a name that is a number, or a number with letters behind it: 12, 12A.
    private static func number(_ name: String) -> Int? { Int(name.prefix { $0.isASCII && $0.isNumber }) }
}
