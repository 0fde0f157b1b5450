import ServiceDesk

/// Tells the numbers of jobs from rooms and prices in what people write at work.
struct WorkNumbers {
    let reading: Reading
    /// Those that nothing claims.
    let numbers: [Number]
    let places: [Entity]

    /// The 1002 of 1001好了，1002业主不在家, and the 1318 of 1318业主周五才有空: a bare room of four digits that opens a
    /// clause where jobs are told by number, or a message that says why work waits or asks about it.
    func isTicket(_ place: Entity, ofWork isOfWork: Bool) -> Bool {
        guard case .address(let told) = place.kind, told.room != nil, told.building == nil, told.unit == nil,
            let number = numbers.first(where: { $0.start == place.start }), Self.looksLikeTicket(number),
            opensClause(number)
        else { return false }
        if number.start == 0, isOfWork { return true }
        return numbers.contains { other in
            other.start != number.start && Self.looksLikeTicket(other) && opensClause(other) && !isPlace(other)
        }
    }

    /// Stands behind what it pays for and ends there: 角阀25，软管15.
    static func isPrice(_ number: Number, in reading: Reading) -> Bool {
        number.start > 0 && Scalars.isHan(reading.scalars[number.start - 1])
            && !Scalars.isWordy(reading.scalar(at: number.end))
            && reading.hit(upTo: number.start) { $0 == .and } == nil
    }

    private static func looksLikeTicket(_ number: Number) -> Bool {
        (4...6).contains(number.digits) && number.hundredths % 100 == 0 && !number.isSpelled && !number.isHuge
    }

    private func opensClause(_ number: Number) -> Bool {
        !reading.clauses.isEmpty && reading.clauses[reading.clause(at: number.start)].start + 1 >= number.start
    }

    private func isPlace(_ number: Number) -> Bool {
        places.contains { $0.start < number.end && number.start < $0.end }
    }
}
