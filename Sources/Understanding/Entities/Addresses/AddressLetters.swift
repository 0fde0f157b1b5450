/// Buildings and flats with letters, and floors that are words.
extension AddressScanner {
    mutating func readWords() {
        for hit in reading.hits {
            switch reading.senses[hit.cue] {
            case .floor(let floor):
                // 地下二层 is no 二层.
                if numbers.contains(where: { $0.start < hit.end && hit.start < $0.end }) {
                    drop(.floor, in: hit.start..<hit.end)
                    drop(.building, in: hit.start..<hit.end)
                }
                put(.floor, String(floor), hit.start, hit.end)
            case .address(let part, .before): readLetter(part, behind: hit)
            case .address(let part, .after): readLetter(part, before: hit)
            default: break
            }
        }
        readLetterRooms()
    }

    private func isLetter(_ position: Int) -> Bool {
        let scalar = reading.scalar(at: position)
        return scalar >= 0x61 && scalar <= 0x7A
    }

    /// A letter that stands alone, or in front of a number.
    private func isLone(_ position: Int) -> Bool {
        guard isLetter(position), !Scalars.isLatin(reading.scalar(at: position + 1)) else { return false }
        let before = reading.scalar(at: position - 1)
        return !Scalars.isLatin(before) && !Scalars.isDigit(before) && before != 0x27
            && reading.scalar(at: position + 1) != 0x27
    }

    private func letter(_ range: Range<Int>) -> String { reading.text.string(range).uppercased() }

    /// Tower B, towers A and B, flat A, Tower A3.
    private mutating func readLetter(_ part: Sense.Part, behind hit: Hit) {
        let position = reading.pastBlank(hit.end)
        guard isLone(position), part == .building || part == .room || part == .unit, !isArticle(position) else {
            return
        }
        let end = letterEnd(position)
        // 房号 A座2208
        if part != .building, end > position + 1 || senses(after: end, are: .building) { return }
        if part == .unit, !isLetterUnit(position) { return }
        put(part == .unit ? .room : part, letter(position..<end), position, end)
        guard part == .building else { return }
        if let and = reading.hit(at: end, where: { $0 == .and }) {
            let next = reading.pastBlank(and.end)
            if isLone(next), !isArticle(next) { put(.building, letter(next..<next + 1), next, next + 1) }
        }
    }

    /// "building a mess": an article in front of a word.
    private func isArticle(_ position: Int) -> Bool {
        (reading.scalar(at: position) == 0x61 || reading.scalar(at: position) == 0x69)
            && reading.scalar(at: position + 1) == Scalars.space && isLetter(position + 2)
            && !reading.hits(startingAt: position + 2, blanks: 0).contains {
                switch reading.senses[$0.cue] {
                case .and, .area, .address: true
                default: false
                }
            } && reading.text.original(position..<position + 1, of: reading.original).first?.isLowercase == true
    }

    /// unit A, and not unit b of a sentence.
    private func isLetterUnit(_ position: Int) -> Bool {
        reading.text.original(position..<position + 1, of: reading.original).first?.isUppercase == true
    }

    /// B座, A3栋, B单元, B block.
    private mutating func readLetter(_ part: Sense.Part, before hit: Hit) {
        guard part == .building || part == .unit || part == .room else { return }
        if part == .building, isBlockLetter(hit.start - 2, before: hit) {
            put(part, letter(hit.start - 2..<hit.start - 1), hit.start - 2, hit.end)
            return
        }
        if readNumberedLetter(part, before: hit) { return }
        var start = hit.start - 1
        while start > 0, Scalars.isDigit(reading.scalar(at: start)), hit.start - start <= 2 { start -= 1 }
        guard start >= 0, isLetter(start), !Scalars.isLatin(reading.scalar(at: start - 1)),
            !Scalars.isDigit(reading.scalar(at: start - 1))
        else { return }
        if start < hit.start - 1 { drop(part, in: start + 1..<hit.start) }
        put(part, letter(start..<hit.start), start, hit.end)
    }

    /// The B of "in B block", and not the a of "a block".
    private func isBlockLetter(_ position: Int, before hit: Hit) -> Bool {
        Scalars.isLatin(reading.scalars[hit.start]) && reading.scalar(at: hit.start - 1) == Scalars.space
            && isLone(position) && isLetterUnit(position)
    }

    /// 3A栋
    private mutating func readNumberedLetter(_ part: Sense.Part, before hit: Hit) -> Bool {
        guard part == .building, isLetter(hit.start - 1),
            let number = numbers.first(where: { $0.end == hit.start - 1 }),
            number.digits > 0, number.value < 100
        else { return false }
        drop(part, in: number.start..<hit.start)
        put(part, letter(number.start..<hit.start), number.start, hit.end)
        return true
    }

    private func letterEnd(_ position: Int) -> Int {
        var end = position + 1
        while Scalars.isDigit(reading.scalar(at: end)), end - position < 3 { end += 1 }
        // Tower B1203 is building B.
        return Scalars.isDigit(reading.scalar(at: end)) || end - position > 2 ? position + 1 : end
    }

    /// A座2208, B-1203, B1203, A3-501.
    private mutating func readLetterRooms() {
        let floors = pieces.filter { $0.part == .floor }
        for number in numbers where Addresses.looksLikeRoom(number) {
            // B2-118 is a space in the second basement.
            if floors.contains(where: { $0.end <= number.start && number.start - $0.end <= 1 && isLetter($0.start) }) {
                continue
            }
            var position = number.start - 1
            guard position >= 0 else { continue }
            if reading.scalar(at: position) == Scalars.hyphen {
                position -= 1
                let end = position + 1
                while position > 0, Scalars.isDigit(reading.scalar(at: position)), end - position <= 2 { position -= 1 }
                guard isLetter(position), !Scalars.isLatin(reading.scalar(at: position - 1)),
                    !Scalars.isDigit(reading.scalar(at: position - 1))
                else { continue }
                drop(.building, in: position..<number.start)
                drop(.room, in: number.start..<number.end)
                put(.building, letter(position..<end), position, end)
                put(.room, String(number.value), number.start, number.end)
            } else if isLone(position) {
                drop(.building, in: position..<number.start)
                drop(.room, in: number.start..<number.end)
                put(.building, letter(position..<position + 1), position, position + 1)
                put(.room, String(number.value), number.start, number.end)
            }
        }
    }
}
