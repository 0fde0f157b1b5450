import ServiceDesk

/// Everything a rule can ask of a message: its words, what they name, who says it and what went before.
final class Heard {
    let reading: Reading
    let hearing: Hearing
    let findings: [Finding]
    let matters: [Finding]
    let subject: Finding?
    let entities: [Entity]
    let tickets: [(number: Int, start: Int)]
    let bareNumbers: [Number]
    let addresses: Addresses
    let whereabouts: Whereabouts
    /// Where clock times stand.
    let clocks: [Range<Int>]
    let calendar: WorkCalendar
    private let clock: WallClock

    init(_ reading: Reading, in hearing: Hearing, reader: Reader, calendar: WorkCalendar) {
        self.reading = reading
        self.hearing = hearing
        self.calendar = calendar
        let sums = Sums(reading)
        let free = reading.numbers.filter { !sums.claimed.contains($0.start) }
        let addresses = Addresses(reading, unclaimed: free)
        var places = addresses.places

        findings = FindingSearch(reading: reading, reader: reader).findings()
        if hearing.role != .resident {
            let work = WorkNumbers(reading: reading, numbers: free, places: places)
            let isOfWork = reader.rules.tellsOfWork.meets(reading.cues) && !findings.contains { $0.reason == nil }
            places.removeAll { work.isTicket($0, ofWork: isOfWork) }
        }
        let matters = Matters(findings, in: reading, addresses: places, rules: reader.rules)
        self.matters = matters.chosen
        subject = matters.subject

        let isTaken = { (number: Number) in
            places.contains { $0.start < number.end && number.start < $0.end }
        }
        let rest = free.filter { !isTaken($0) }
        var entities = sums.entities + places
        clock = WallClock(zone: hearing.zone, now: hearing.now)
        var times: [Entity] = []
        var clocks: [Range<Int>] = []
        if reading.mayTellTimes {
            let claimed = sums.claimed.subtracting(sums.counted).union(free.filter(isTaken).map(\.start))
            let read = Times(reading, clock: clock, calendar: calendar, claimed: claimed, lengths: sums.lengths)
            times = read.windows
            clocks = read.clocks
            entities += times
            // The 20分 of 3点20分.
            entities.removeAll { entity in
                guard case .duration = entity.kind else { return false }
                return read.clocks.contains { $0.lowerBound <= entity.start && entity.end <= $0.upperBound }
            }
        }
        self.clocks = clocks
        if reading.mayNamePeople { entities += Persons(reading).found }
        if entities.count > 1 { entities.sort { ($0.start, $0.end) < ($1.start, $1.end) } }
        self.entities = entities
        self.addresses = addresses

        let bare = rest.filter { number in
            !times.contains { $0.start < number.end && number.start < $0.end } && !number.isHuge && !number.isVague
        }
        bareNumbers = bare
        var tickets: [(number: Int, start: Int)] = []
        for entity in self.entities {
            if case .ticket(let number, true) = entity.kind { tickets.append((number, entity.start)) }
        }
        // With a ticket already in question, only a number that opens the message is another: 报价1500 is money.
        for number in bare where (4...6).contains(number.digits) && number.hundredths % 100 == 0 && !number.isSpelled {
            let isCounted = Self.isCounted(number, in: reading)
            // 1320 换压缩机1800: the one behind the part is what it costs.
            if !tickets.isEmpty, WorkNumbers.isPrice(number, in: reading) { continue }
            if !isCounted, hearing.ticket == nil || number.start == 0 { tickets.append((number.value, number.start)) }
        }
        self.tickets = tickets.sorted { $0.start < $1.start }
        whereabouts = Whereabouts(
            reading: reading, addresses: places, home: hearing.home,
            spareRooms: bare.filter { number in
                Addresses.mayBeRoom(number, in: reading) && !Self.isCounted(number, in: reading)
                    // 2303 到现场了, said by staff, is a ticket and no room.
                    && (hearing.role == .resident || !tickets.contains { $0.start == number.start })
            })
    }

    /// 138号车位, 2023年: something is counted or named by it, so it is no room.
    private static func isCounted(_ number: Number, in reading: Reading) -> Bool {
        reading.hits(startingAt: number.end, blanks: 0).contains { hit in
            switch reading.senses[hit.cue] {
            case .time(.hour), .time(.dayUnit), .time(.monthUnit), .period, .span, .ticket: true
            default: false
            }
        }
    }

    /// Where the message as a whole is about.
    private(set) lazy var place = whereabouts.place(near: nil, segment: nil)

    var isAddressed: Bool { hearing.mentioned || hearing.chat == .direct }
    var isInContext: Bool { hearing.ticket != nil || hearing.repliesTo != nil }

    var window: Window? {
        for entity in entities {
            guard case .time(let window) = entity.kind else { continue }
            if let end = window.to, end <= hearing.now { continue }
            // 昨天下午三点: over, and no time to come.
            if window.to == nil, let start = window.from, start < hearing.now, clock.day(of: start).day < clock.today {
                continue
            }
            return window
        }
        return nil
    }

    /// The first window still to come that is told for a visit: with words of a visit in its clause or beside it, or with
    /// a short one right behind it. 今天早上电梯停了 tells of no visit.
    func visitWindow(visit: CueSet, soon: CueSet) -> Window? {
        for entity in entities {
            guard case .time(let window) = entity.kind else { continue }
            if let end = window.to, end <= hearing.now { continue }
            let index = reading.clause(at: entity.start)
            let beside = max(0, index - 1)...min(reading.clauses.count - 1, index + 1)
            if beside.contains(where: { visit.meets(reading.clauses[$0].cues) }) { return window }
            var next = reading.firstHit(from: entity.end)
            while next < reading.hits.count, reading.hits[next].start <= entity.end + Self.soonReach {
                if soon.contains(reading.hits[next].cue), reading.clause(at: reading.hits[next].start) <= index + 1 {
                    return window
                }
                next += 1
            }
        }
        return nil
    }

    /// How many scalars may stand between a time and a short word of a visit: 明天上午你们派人来.
    private static let soonReach = 6

    var phone: String? { first { if case .phone(let phone) = $0 { phone } else { nil } } }
    var amount: Int? { first { if case .amount(let amount) = $0 { amount } else { nil } } }
    var duration: Int? { first { if case .duration(let minutes) = $0 { minutes } else { nil } } }
    var person: String? { first { if case .person(let name) = $0 { name } else { nil } } }

    /// Digits that may be a code.
    var code: String? { Codes(reading).found }

    /// A number goes before words: 还可以吧 给4分 is 4. Asked for a rating, a number by itself is one.
    var rating: Int? {
        var inWords: Int?
        for entity in entities {
            guard case .rating(let rating) = entity.kind else { continue }
            let first = reading.scalars[entity.start]
            if Scalars.isDigit(first) || Number.numeral(first) != nil { return rating }
            inWords = inWords ?? rating
        }
        guard hearing.pending == .rate, let number = bareNumbers.first, (1...5).contains(number.value),
            number.hundredths % 100 == 0, inWords == nil || !Scalars.isWordy(reading.scalar(at: number.end))
        else { return inWords }
        return number.value
    }

    /// A number with no word to say what it is: a price where a price is due. The last one, the ticket standing first; the
    /// sum of those that stand behind what they pay for, 角阀25，软管15.
    var bareAmount: Int? {
        let sums = bareNumbers.filter { number in
            !tickets.contains { $0.start == number.start } && (number.digits >= 2 || number.value >= 10)
                && !Self.isCounted(number, in: reading)
        }
        let prices = sums.filter { WorkNumbers.isPrice($0, in: reading) }
        return prices.count > 1 ? prices.reduce(0) { $0 + $1.hundredths } : sums.last?.hundredths
    }

    private func first<Value>(_ value: (Entity.Kind) -> Value?) -> Value? {
        for entity in entities { if let found = value(entity.kind) { return found } }
        return nil
    }

    private func firstSense<Value>(_ value: (Sense) -> Value?) -> Value? {
        for hit in reading.hits { if let found = value(reading.senses[hit.cue]) { return found } }
        return nil
    }

    var department: Department? { firstSense { if case .department(let department) = $0 { department } else { nil } } }
    var feeKind: FeeKind? { firstSense { if case .fee(let kind) = $0 { kind } else { nil } } }
    var news: [NewsKind] {
        let named = reading.hits.compactMap { hit in
            if case .news(let kind) = reading.senses[hit.cue] { kind } else { nil as NewsKind? }
        }
        return NewsKind.allCases.filter(named.contains)
    }
    var isForEveryone: Bool { reading.hits.contains { reading.senses[$0.cue] == .everyone } }

    var period: String? { Periods(reading, today: clock.today).period }

    var audience: Audience? {
        let buildings = addresses.buildings
        if !buildings.isEmpty { return Audience(buildings: buildings, units: addresses.units) }
        return isForEveryone ? Audience(all: true) : nil
    }
}
