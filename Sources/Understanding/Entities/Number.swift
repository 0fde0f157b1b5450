/// A number as written: 501, 五零一, 一百二, 35.5, two.
struct Number: Equatable {
    let start: Int
    let end: Int
    let value: Int
    /// The value in hundredths.
    let hundredths: Int
    /// How many digits were written; 0 for 一百二 and for words.
    let digits: Int
    /// 三四个, 两三天: not meant exactly.
    var isVague = false
    /// As in 五零一 or 一百二 and not 501.
    var isSpelled = false
    /// Longer than any number we would keep: a bar code, a run of keys.
    var isHuge = false

    /// What stands behind the point, as hundredths, or as it was written where that was one digit: 5 of 12.5, 30 of 9.30.
    var fraction: Int {
        let rest = hundredths % 100
        return rest % 10 == 0 && !hasTwoPlaces ? rest / 10 : rest
    }
    /// 9.30 and not 9.3.
    var hasTwoPlaces = false
}

extension Number {
    /// How many are looked at: a text with more is a table, and nobody talks in tables.
    static let most = 128

    /// The numbers of a text, left to right. `words` are the number words a lexicon tells, as (start, end, value).
    static func all(in text: [UInt32], words: [(start: Int, end: Int, value: Int)]) -> [Number] {
        var numbers: [Number] = []
        var index = 0
        var word = 0
        while index < text.count, numbers.count < most {
            while word < words.count, words[word].start < index { word += 1 }
            if word < words.count, words[word].start == index {
                var (start, end, value) = words[word]
                // forty-five: the tens and what goes with them.
                if value >= 20, value <= 90, value % 10 == 0, word + 1 < words.count, words[word + 1].start == end + 1,
                    (1...9).contains(words[word + 1].value), text[end] == Scalars.space || text[end] == Scalars.hyphen
                {
                    end = words[word + 1].end
                    value += words[word + 1].value
                }
                numbers.append(
                    Number(start: start, end: end, value: value, hundredths: value * 100, digits: 0, isSpelled: true))
                index = end
            } else if Scalars.isDigit(text[index]) {
                let number = written(in: text, at: index)
                numbers.append(number)
                index = number.end
            } else if numeral(text[index]) != nil, let number = spelled(in: text, at: index) {
                numbers.append(number)
                index = number.end
            } else {
                index += 1
            }
        }
        return numbers
    }

    /// Beyond this a number counts as this: people's own are smaller, and what is left must not overflow.
    private static let largest = 1_000_000_000_000

    private static func written(in text: [UInt32], at start: Int) -> Number {
        var end = start
        var value = 0
        while end < text.count, Scalars.isDigit(text[end]) {
            if value < 1_000_000_000_000 { value = value * 10 + Int(text[end] - 0x30) }
            end += 1
        }
        let digits = end - start
        var hundredths = value * 100
        var places = 0
        // 35.5 and 1,500 are one number; 1.厨房 is an item of a list.
        if end + 1 < text.count, text[end] == 0x2E, Scalars.isDigit(text[end + 1]) {
            var fraction = 0
            end += 1
            while end < text.count, Scalars.isDigit(text[end]) {
                if places < 2 {
                    fraction = fraction * 10 + Int(text[end] - 0x30)
                    places += 1
                }
                end += 1
            }
            hundredths += places == 1 ? fraction * 10 : fraction
            // 1.2万
            if end < text.count, let unit = numeral(text[end]), unit >= 1000, value < 1_000_000 {
                hundredths *= unit
                value = hundredths / 100
                end += 1
            }
        } else if digits <= 3, end + 3 < text.count, text[end] == 0x2C,
            (1...3).allSatisfy({ Scalars.isDigit(text[end + $0]) }),
            end + 4 == text.count || !Scalars.isDigit(text[end + 4]), digits < 3
        {
            for step in 1...3 { value = value * 10 + Int(text[end + step] - 0x30) }
            hundredths = value * 100
            end += 4
        } else if end < text.count, let unit = numeral(text[end]), unit >= 100,
            end + 1 == text.count || numeral(text[end + 1]) == nil
        {
            value = min(value, largest) * unit
            hundredths = value * 100
            end += 1
        }
        return Number(
            start: start, end: end, value: value, hundredths: hundredths, digits: digits, isHuge: digits > 12,
            hasTwoPlaces: places == 2)
    }

    /// 五零一 is read digit by digit; 一百二 and 十二 by their units, 一百二 being 120.
    private static func spelled(in text: [UInt32], at start: Int) -> Number? {
        var end = start
        var digits: [Int] = []
        var hasUnit = false
        while end < text.count, let value = numeral(text[end]), digits.count < 12 {
            digits.append(value)
            if value >= 10 { hasUnit = true }
            end += 1
        }
        if !hasUnit {
            let value = digits.reduce(0) { $0 * 10 + $1 }
            let isVague = digits.count == 2 && digits[0] > 0 && digits[1] == digits[0] + 1
            return Number(
                start: start, end: end, value: value, hundredths: value * 100, digits: digits.count, isVague: isVague,
                isSpelled: true)
        }
        var total = 0
        var section = 0
        var pending = 0
        var lastUnit = 1
        var sawZero = false
        for (place, value) in digits.enumerated() {
            switch value {
            case 10_000:
                total = min(total + section + pending, largest) * 10_000
                section = 0
                pending = 0
                lastUnit = 10_000
            case 10...:
                section += (pending == 0 && place == 0 ? 1 : pending) * value
                pending = 0
                lastUnit = value
            case 0: sawZero = true
            default:
                pending = value
                if place == digits.count - 1, lastUnit >= 100, !sawZero { pending = value * lastUnit / 10 }
            }
        }
        let value = min(total + section + pending, largest)
        return Number(
            start: start, end: end, value: value, hundredths: value * 100, digits: 0, isSpelled: true)
    }

    static func numeral(_ scalar: UInt32) -> Int? {
        switch scalar {
        case 0x96F6, 0x3007: 0  // 零 〇
        case 0x4E00, 0x5E7A, 0x58F9: 1  // 一 幺 壹
        case 0x4E8C, 0x4E24, 0x4FE9, 0x8D30: 2  // 二 两 俩 贰
        case 0x4E09, 0x53C1: 3  // 三 叁
        case 0x56DB, 0x8086: 4  // 四 肆
        case 0x4E94, 0x4F0D: 5  // 五 伍
        case 0x516D, 0x9646: 6  // 六 陆
        case 0x4E03, 0x67D2: 7  // 七 柒
        case 0x516B, 0x634C: 8  // 八 捌
        case 0x4E5D, 0x7396: 9  // 九 玖
        case 0x5341, 0x62FE: 10  // 十 拾
        case 0x5EFF: 20  // 廿
        case 0x767E, 0x4F70: 100  // 百 佰
        case 0x5343, 0x4EDF: 1000  // 千 仟
        case 0x4E07: 10_000  // 万
        default: nil
        }
    }
}
