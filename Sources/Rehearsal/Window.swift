import Foundation

/// What was heard and what is written for one room since people last spoke there.
struct Window {
    /// A line of the bot's, and how much had been heard in the room when the script came to it.
    struct Expectation {
        let step: Int
        let heardByThen: Int
    }

    enum Pair {
        case both(Expectation, Overheard)
        case written(Expectation)
        case heard(Overheard)
    }

    private(set) var expected: [Expectation] = []
    private(set) var heard: [Overheard] = []

    mutating func hear(_ overheard: Overheard) { heard.append(overheard) }

    /// - Returns: what stands at the same place among the things heard; nil if nothing does.
    mutating func expect(step: Int) -> Overheard? {
        expected.append(Expectation(step: step, heardByThen: heard.count))
        return expected.count <= heard.count ? heard[expected.count - 1] : nil
    }

    /// Pairs what is written with what was heard, both in their order, at the least cost.
    ///
    /// - Parameter cost: of pairing two; below `Window.gap * 2` to be worth it.
    func pairs(cost: (Expectation, Overheard) -> Int) -> [Pair] {
        let rows = expected.count
        let columns = heard.count
        // least[i][j]: of pairing everything from i and j on.
        var least = Array(repeating: Array(repeating: 0, count: columns + 1), count: rows + 1)
        var price = Array(repeating: Array(repeating: Int.max / 2, count: columns), count: rows)
        for row in stride(from: rows, through: 0, by: -1) {
            for column in stride(from: columns, through: 0, by: -1) where row < rows || column < columns {
                var best = Int.max
                if row < rows { best = min(best, least[row + 1][column] + Self.gap) }
                if column < columns { best = min(best, least[row][column + 1] + Self.gap) }
                if row < rows, column < columns, column < expected[row].heardByThen {
                    price[row][column] = cost(expected[row], heard[column])
                    best = min(best, least[row + 1][column + 1] + price[row][column])
                }
                least[row][column] = best
            }
        }

        var pairs: [Pair] = []
        var row = 0
        var column = 0
        while row < rows || column < columns {
            if row < rows, column < columns,
                least[row][column] == least[row + 1][column + 1] + price[row][column]
            {
                pairs.append(.both(expected[row], heard[column]))
                row += 1
                column += 1
            } else if row < rows, least[row][column] == least[row + 1][column] + Self.gap {
                pairs.append(.written(expected[row]))
                row += 1
            } else {
                pairs.append(.heard(heard[column]))
                column += 1
            }
        }
        return pairs
    }

    /// What it costs to leave one side alone.
    static let gap = 200
}

/// How much two texts have in common, from 0 to 100: the share of neighbouring letters found in both.
func likeness(_ one: String, _ other: String) -> Int {
    func neighbours(_ text: String) -> Set<String> {
        Set(zip(text, text.dropFirst()).map { "\($0)\($1)" })
    }
    let (left, right) = (neighbours(one), neighbours(other))
    let all = left.count + right.count
    return all == 0 ? 0 : 200 * left.intersection(right).count / all
}
