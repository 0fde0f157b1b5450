import ServiceDesk

/// One line of a table of fees: its fields by column, read and checked one by one.
///
/// What is wrong is told with line, column, value and why.
struct FeeRow {
    let line: Int
    let fields: [FeeColumn: String]
    let context: FeeContext
    let faults: FaultList

    /// Nil where the field is empty.
    func text(_ column: FeeColumn) -> String? {
        guard let text = fields[column], !text.isEmpty else { return nil }
        if Self.isFormula(text) {
            refuse(column, "holds a formula", "paste the value in its place")
            return nil
        }
        return text
    }

    /// What a spreadsheet would work out: `=A1*2`, `+1+1`, `@SUM(A1)`, `-A1`; a plain number is none.
    private static func isFormula(_ text: String) -> Bool {
        guard let first = text.first else { return false }
        return first == "=" || first == "@" || first == "+"
            || (first == "-" && text.dropFirst().first?.isNumber != true)
    }

    func needed(_ column: FeeColumn) -> String? {
        if fields[column]?.isEmpty != false {
            faults.add(line, "column \(column.rawValue) is empty", "fill it in")
            return nil
        }
        return text(column)
    }

    func refuse(_ column: FeeColumn, _ why: String, _ remedy: String) {
        faults.add(line, "column \(column.rawValue) ‘\(fields[column] ?? "")’ \(why)", remedy)
    }

    // MARK: values

    func quantity(_ column: FeeColumn, orMissing isNeeded: Bool = true) -> Quantity? {
        guard let text = isNeeded ? needed(column) : text(column) else { return nil }
        do { return try Quantity(reading: text) } catch {
            switch error {
            case .noNumber: refuse(column, "is no number", "write digits with a point, such as 98.56")
            case .scientific: refuse(column, "is in scientific notation", "format the column as text and import again")
            case .grouped: refuse(column, "has commas in the number", "write 1860.00, not 1,860.00")
            case .tooManyPlaces:
                refuse(column, "has more than 6 digits after the point", "round it as the contract does")
            case .tooLarge: refuse(column, "is too large", "check it")
            }
            return nil
        }
    }

    /// Zero or more.
    func amount(_ column: FeeColumn) -> Quantity? {
        guard let value = quantity(column) else { return nil }
        guard value >= .zero else {
            refuse(column, "is below zero", "write it without a minus; a discount is a line of its own")
            return nil
        }
        return value
    }

    /// In fen; yuan with at most two digits after the point.
    func fen(_ column: FeeColumn) -> Int? {
        guard let value = quantity(column) else { return nil }
        let (fen, rest) = value.millionths.quotientAndRemainder(dividingBy: 10_000)
        guard rest == 0 else {
            refuse(column, "has a part of a fen", "round it to two digits after the point")
            return nil
        }
        return Int(fen)
    }

    func month() -> Month? {
        guard let text = needed(.month) else { return nil }
        if let month = Month(reading: text) { return month }
        refuse(.month, "is no month", "write it as 2026-03")
        return nil
    }

    func day(_ column: FeeColumn) -> CivilDay? {
        guard let text = needed(column) else { return nil }
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" }.map { Int($0) }
        if parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2], year >= 1990,
            CivilDay.exists(year: year, month: month, day: day)
        {
            return CivilDay(year: year, month: month, day: day)
        }
        refuse(column, "is no day", "write it as 2026-03-31")
        return nil
    }

    func kind() -> FeeKind? {
        guard let text = needed(.kind) else { return nil }
        if let kind = context.words.kind(text) { return kind }
        refuse(.kind, "is no kind of fee", "write one of: \(FeeKind.allCases.map(\.rawValue).joined(separator: ", "))")
        return nil
    }

    // MARK: the home

    /// A home of the books.
    func home() -> HomeAddress? {
        if let name = text(.community), name != context.community {
            refuse(.community, "is another community", "import it with --community \(name)")
            return nil
        }
        let written: HomeAddress?
        if fields[.home] != nil {
            guard let text = needed(.home) else { return nil }
            written = HomeAddress(written: text)
        } else {
            guard let building = needed(.building), let room = needed(.room) else { return nil }
            if Self.isScientific(room) {
                refuse(.room, "is in scientific notation", "format the column as text and import again")
                return nil
            }
            written = HomeAddress(building: building, unit: text(.unit), room: room)
        }
        if let home = written.flatMap(context.known) { return home }
        let column: FeeColumn = fields[.home] != nil ? .home : .room
        refuse(column, "is no home of the books", "check building, unit and room, or import the homes first")
        return nil
    }

    private static func isScientific(_ text: String) -> Bool {
        text.first?.isNumber == true && text.contains { $0 == "E" || $0 == "e" }
            && text.contains { $0 == "." || $0 == "+" }
    }
}

/// What a table of fees is read against.
struct FeeContext {
    let words: FeeWords
    let community: String
    let policy: FeePolicy
    private let homes: Set<HomeAddress>
    /// Measures of homes, for dividing costs: area and weight.
    let measures: [HomeAddress: HomeMeasure]

    init(
        words: FeeWords, community: String, policy: FeePolicy, homes: [HomeAddress],
        measures: [HomeAddress: HomeMeasure]
    ) {
        self.words = words
        self.community = community
        self.policy = policy
        self.homes = Set(homes)
        self.measures = measures
    }

    var allHomes: [HomeAddress] { homes.sorted() }

    /// The home that is meant: as written, or without words such as 栋 and 室 and leading zeros.
    func known(_ home: HomeAddress) -> HomeAddress? {
        if homes.contains(home) { return home }
        let plain = HomeAddress(
            building: Self.plain(home.building), unit: home.unit.map(Self.plain), room: Self.plain(home.room))
        return homes.contains(plain) ? plain : nil
    }

    private static func plain(_ name: String) -> String {
        let letters = String(name.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) })
        let digits = String(letters.drop { $0 == "0" })
        return digits.isEmpty ? letters : digits
    }
}
