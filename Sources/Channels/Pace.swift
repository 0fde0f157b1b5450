/// How fast a platform takes messages; empty: it says nothing about it, and its answers alone hold us back.
package struct Pace: Sendable, Hashable {
    /// So many messages within so long a time, whenever one looks.
    package struct Allowance: Sendable, Hashable {
        package let count: Int
        package let time: Duration

        package init(_ count: Int, per time: Duration) {
            self.count = count
            self.time = time
        }

        /// `20 per 60 s`, as in the configuration; also `ms`, `min` and `h`. Nil for anything else.
        package init?(_ text: String) {
            let words = text.split(separator: " ").map(String.init)
            guard words.count == 4, words[1] == "per", let count = words[0].digits, count > 0,
                let number = words[2].digits, number > 0, number <= 86_400
            else { return nil }
            switch words[3] {
            case "ms": self.init(count, per: .milliseconds(number))
            case "s": self.init(count, per: .seconds(number))
            case "min": self.init(count, per: .seconds(number * 60))
            case "h": self.init(count, per: .seconds(number * 3600))
            default: return nil
            }
        }
    }

    /// For all rooms of a channel together.
    package var channel: [Allowance]
    /// For each group.
    package var group: [Allowance]
    /// For each person alone.
    package var direct: [Allowance]

    package init(channel: [Allowance] = [], group: [Allowance] = [], direct: [Allowance] = []) {
        self.channel = channel
        self.group = group
        self.direct = direct
    }
}
