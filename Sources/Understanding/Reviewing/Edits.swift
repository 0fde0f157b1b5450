import ServiceDesk

/// Replacements in a text as it was written, found in its normal form.
struct Edits {
    let heard: Heard
    let stand: StandIns
    /// By place in the normal form.
    private var edits: [(range: Range<Int>, text: String)] = []
    var renamed: [String: String] = [:]

    init(heard: Heard, stand: StandIns) {
        self.heard = heard
        self.stand = stand
    }

    var reading: Reading { heard.reading }

    /// The text with all replacements made.
    var applied: String {
        let original = Array(reading.original.unicodeScalars)
        var text = String.UnicodeScalarView()
        var position = 0
        for (range, replacement) in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            let start = reading.text.origins[range.lowerBound]
            let end = reading.text.origins[range.upperBound]
            guard start >= position, end >= start, end <= original.count else { continue }
            text.append(contentsOf: original[position..<start])
            text.append(contentsOf: replacement.unicodeScalars)
            position = end
        }
        text.append(contentsOf: original[position...])
        return String(text)
    }

    /// Where two overlap, the first one made stands.
    mutating func replace(_ range: Range<Int>, with text: String) {
        guard !range.isEmpty, range.upperBound < reading.text.origins.count,
            !edits.contains(where: { $0.range.overlaps(range) })
        else { return }
        edits.append((range, text))
    }

    func written(_ range: Range<Int>) -> String { reading.text.original(range, of: reading.original) }
}

// MARK: phones and other long numbers
extension Edits {
    mutating func replacePhones() {
        for entity in heard.entities {
            guard case .phone(let phone) = entity.kind else { continue }
            renamed[phone] = renumber(entity.start..<entity.end)
        }
        // Numbers of cards and meters say as much about somebody as a phone does.
        for number in reading.numbers where number.digits >= 7 { _ = renumber(number.start..<number.end) }
    }

    /// - Returns: the digits that stand there now.
    private mutating func renumber(_ range: Range<Int>) -> String {
        let scalars = reading.scalars[range].map { Unicode.Scalar($0) ?? "*" }
        let digits = String(String.UnicodeScalarView(scalars.filter { Scalars.isDigit($0.value) }))
        var fresh = stand.phone(like: digits)[...]
        var text = ""
        for scalar in scalars {
            text.append(Scalars.isDigit(scalar.value) ? fresh.popFirst() ?? "0" : Character(scalar))
        }
        replace(range, with: text)
        return text.filter { $0.isNumber || $0 == "*" }
    }
}

// MARK: rooms
extension Edits {
    mutating func replaceRooms(home: String?) {
        var rooms = home.map { [$0] } ?? []
        for entity in heard.entities {
            if case .address(let place) = entity.kind, let room = place.room { rooms.append(room) }
        }
        rooms += heard.whereabouts.spareRooms.map { String($0.value) }
        var taken: [String] = []
        for room in rooms where renamed[room] == nil {
            let fresh = stand.room(like: room, besides: taken)
            taken.append(fresh)
            renamed[room] = fresh
        }
        let others = heard.entities.filter { entity in
            switch entity.kind {
            case .address: false
            case .ticket, .phone, .amount, .duration, .rating, .time, .person: true
            }
        }
        for number in reading.numbers where rooms.contains(String(number.value)) {
            guard let fresh = renamed[String(number.value)],
                !others.contains(where: { $0.start < number.end && number.start < $0.end })
            else { continue }
            replace(number.start..<number.end, with: number.isSpelled ? Self.spelled(fresh) : fresh)
        }
        replaceLetteredRooms()
    }

    /// 12B is no number by itself.
    private mutating func replaceLetteredRooms() {
        for entity in heard.entities {
            guard case .address(let place) = entity.kind, let room = place.room, let fresh = renamed[room],
                room.contains(where: \.isLetter)
            else { continue }
            let wanted = room.lowercased().unicodeScalars.map(\.value)
            guard wanted.count <= entity.end - entity.start else { continue }
            for start in entity.start...(entity.end - wanted.count)
            where Array(reading.scalars[start..<start + wanted.count]) == wanted {
                replace(start..<start + wanted.count, with: fresh)
            }
        }
    }

    /// 501 → 五零一.
    private static func spelled(_ digits: String) -> String {
        let numerals = Array("零一二三四五六七八九")
        return String(digits.map { $0.wholeNumberValue.map { numerals[$0] } ?? $0 })
    }
}
