/// Everything the figures count, over one ticket or over many; the tally of a whole is the sum of its parts.
package struct Tally: Hashable, Sendable {
    /// What is counted; the order is how it is kept, so new ones go to the end.
    package enum Count: Int, CaseIterable, Sendable {
        case opened, ended, withdrawn, finished
        case acknowledged, acknowledgedInTime
        case acceptDue, acceptKept, urgentAcceptDue, urgentAcceptKept
        case arriveDue, arriveKept, finishDue, finishKept
        case fixedAtOnce, cameBack
        case slipped, told
        case rated, stars, ratedWell
        case complaintAnswerDue, complaintAnswered, complaintEndDue, complaintEnded
        case followUpDue, followUpDone
        case homes, fen, charged, visits, handedOn, chased, unconfirmed, minutesOnSite
    }

    /// What is timed.
    package enum Wait: Int, CaseIterable, Sendable {
        case accept, arrive, finish
    }

    private var counts: [Int]
    private var waits: [Waits]

    package init() {
        counts = Array(repeating: 0, count: Count.allCases.count)
        waits = Array(repeating: Waits(), count: Wait.allCases.count)
    }

    package var isEmpty: Bool { counts.allSatisfy { $0 == 0 } && waits.allSatisfy(\.drawers.isEmpty) }

    package subscript(_ count: Count) -> Int {
        get { counts[count.rawValue] }
        set { counts[count.rawValue] = newValue }
    }

    package subscript(_ wait: Wait) -> Waits {
        get { waits[wait.rawValue] }
        set { waits[wait.rawValue] = newValue }
    }

    package static func += (sum: inout Tally, other: Tally) {
        for index in sum.counts.indices { sum.counts[index] += other.counts[index] }
        for index in sum.waits.indices { sum.waits[index] += other.waits[index] }
    }

    package static func -= (sum: inout Tally, other: Tally) {
        for index in sum.counts.indices { sum.counts[index] -= other.counts[index] }
        for index in sum.waits.indices { sum.waits[index] -= other.waits[index] }
    }
}

// MARK: As bytes

extension Tally {
    /// Only what is not zero, each number in as few bytes as it needs.
    package var packed: [UInt8] {
        var bytes = Packing()
        let told = counts.indices.filter { counts[$0] != 0 }
        bytes.append(told.count)
        for index in told {
            bytes.append(index)
            bytes.append(counts[index])
        }
        for wait in waits {
            bytes.append(wait.drawers.count)
            for (drawer, count) in wait.drawers.sorted(by: { $0.key < $1.key }) {
                bytes.append(drawer)
                bytes.append(count)
            }
        }
        return bytes.bytes
    }

    /// - Returns: nil for bytes that `packed` never made.
    package init?(packed: some Sequence<UInt8>) {
        self.init()
        var bytes = Unpacking(packed)
        guard let told = bytes.next() else { return nil }
        for _ in 0..<max(0, told) {
            guard let index = bytes.next(), let value = bytes.next(), counts.indices.contains(index) else { return nil }
            counts[index] = value
        }
        for wait in waits.indices {
            guard let drawers = bytes.next() else { return nil }
            var found: [Int: Int] = [:]
            for _ in 0..<max(0, drawers) {
                guard let drawer = bytes.next(), let count = bytes.next() else { return nil }
                found[drawer] = count
            }
            waits[wait] = Waits(drawers: found)
        }
    }
}

/// Whole numbers one after the other, seven bits a byte, the sign in the lowest bit.
private struct Packing {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ value: Int) {
        var rest = UInt(bitPattern: (value << 1) ^ (value >> (Int.bitWidth - 1)))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}

private struct Unpacking<Bytes: Sequence<UInt8>> {
    private var rest: Bytes.Iterator

    init(_ bytes: Bytes) { rest = bytes.makeIterator() }

    mutating func next() -> Int? {
        var value: UInt = 0
        var shift = 0
        while let byte = rest.next(), shift < UInt.bitWidth {
            value |= UInt(byte & 0x7F) << UInt(shift)
            if byte & 0x80 == 0 { return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1) }
            shift += 7
        }
        return nil
    }
}
