import Chat
import ServiceDesk

/// Which rules are worth a look for a message, by its cues and by who says it where: most rules drop out by a few bits.
struct SayingIndex: Sendable {
    /// One bit a rule, 64 to a word, `width` words a row: first those that ask for no words, then a row for each cue.
    private var byCue: [UInt64]
    /// A row for each value of what a rule can ask about the speaker and what went before.
    private var gates: [UInt64] = []
    private var roles: [Role: Int] = [:]
    private var chats: [ChatKind: Int] = [:]
    private var questions: [Question?: Int] = [:]
    private var quotes: [QuotedKind?: Int] = [:]
    /// Each for false and true.
    private var addressed: [Int] = []
    private var inContext: [Int] = []
    private var afterFault: [Int] = []
    private var fault: [Int] = []
    private let width: Int

    init(_ sayings: [CompiledRules.Saying]) {
        let width = (sayings.count + 63) / 64
        self.width = width
        byCue = Array(repeating: 0, count: width * (CueSet.capacity + 1))
        for (index, saying) in sayings.enumerated() {
            let rows = saying.trigger.map { $0.members.map { $0 + 1 } } ?? [0]
            for row in rows { byCue[row * width + index / 64] |= 1 << (index % 64) }
        }
        var gates: [UInt64] = []
        func gate(_ passes: (ActRule) -> Bool) -> Int {
            var row = Array(repeating: UInt64(0), count: width)
            for (index, saying) in sayings.enumerated() where passes(saying.rule) {
                row[index / 64] |= 1 << (index % 64)
            }
            gates += row
            return gates.count - width
        }
        for role in Role.allCases { roles[role] = gate { $0.roles.isEmpty || $0.roles.contains(role) } }
        for chat in ChatKind.allCases { chats[chat] = gate { $0.chat == nil || $0.chat == chat } }
        for question in Question.allCases {
            questions[question] = gate { $0.pending.isEmpty || $0.pending.contains(question) }
        }
        questions[nil] = gate(\.pending.isEmpty)
        for kind in QuotedKind.allCases { quotes[kind] = gate { $0.replies.isEmpty || $0.replies.contains(kind) } }
        quotes[nil] = gate(\.replies.isEmpty)
        addressed = [false, true].map { value in gate { $0.addressed == nil || $0.addressed == value } }
        inContext = [false, true].map { value in gate { $0.inContext == nil || $0.inContext == value } }
        afterFault = [false, true].map { value in gate { $0.afterFault == nil || $0.afterFault == value } }
        fault = [false, true].map { value in gate { $0.fault == nil || $0.fault == value } }
        self.gates = gates
    }

    /// By their places in the list, in its order.
    func candidates(for heard: Heard) -> [Int] {
        var rules = rows(of: heard.reading)
        let hearing = heard.hearing
        pass(roles[hearing.role], &rules)
        pass(chats[hearing.chat], &rules)
        pass(questions[hearing.pending], &rules)
        pass(quotes[hearing.repliesTo], &rules)
        pass(addressed[heard.isAddressed ? 1 : 0], &rules)
        pass(inContext[heard.isInContext ? 1 : 0], &rules)
        pass(afterFault[hearing.afterFault ? 1 : 0], &rules)
        pass(fault[heard.matters.isEmpty ? 0 : 1], &rules)
        return places(of: rules)
    }

    /// Those whose words are there, whatever else they ask for.
    func triggered(by reading: Reading) -> [Int] { places(of: rows(of: reading)) }

    private func rows(of reading: Reading) -> [UInt64] {
        var rules = Array(byCue[..<width])
        for hit in reading.hits {
            let row = (hit.cue + 1) * width
            for word in 0..<width { rules[word] |= byCue[row + word] }
        }
        return rules
    }

    private func places(of rules: [UInt64]) -> [Int] {
        var found: [Int] = []
        for word in 0..<width {
            var left = rules[word]
            while left != 0 {
                found.append(word * 64 + left.trailingZeroBitCount)
                left &= left - 1
            }
        }
        return found
    }

    private func pass(_ gate: Int?, _ rules: inout [UInt64]) {
        guard let gate else { return }
        for word in 0..<width { rules[word] &= gates[gate + word] }
    }
}
