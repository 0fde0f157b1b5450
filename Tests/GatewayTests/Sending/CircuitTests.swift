import Chat
import Testing

@testable import Gateway

/// A destination that fails is left alone, tried by one letter at a time, and filled up slowly.
@Suite struct CircuitTests {
    private let start = ContinuousClock.now
    private let rooms: [ChatID] = ["a", "b", "c"]

    private func circuit() -> Circuit { Circuit(width: 8, settings: .init()) }

    /// So many failures, in one room after the other.
    private func fail(_ circuit: inout Circuit, _ count: Int, in rooms: [ChatID], at now: ContinuousClock.Instant) {
        for number in 0..<count {
            circuit.take()
            circuit.failed(in: rooms[number % rooms.count], at: now)
        }
    }

    @Test func `five failures in a row open it for five seconds`() {
        var circuit = circuit()
        fail(&circuit, 4, in: rooms, at: start)
        #expect(circuit.room(at: start) == 8)
        fail(&circuit, 1, in: rooms, at: start)
        #expect(circuit.room(at: start) == 0)
        #expect(circuit.room(at: start + .milliseconds(4999)) == 0)
        #expect(circuit.room(at: start + .seconds(5)) == 1)
    }

    @Test func `one room that fails keeps no other waiting`() {
        var circuit = circuit()
        fail(&circuit, 50, in: ["a"], at: start)
        #expect(circuit.room(at: start) == 8)
    }

    @Test func `a success between begins the row anew`() {
        var circuit = circuit()
        for _ in 1...4 {
            fail(&circuit, 4, in: rooms, at: start)
            for _ in 1...5 {
                circuit.take()
                circuit.answered(in: "a")
            }
        }
        #expect(circuit.room(at: start) == 8)
    }

    @Test func `more than half of twenty open it`() {
        var circuit = circuit()
        for number in 1...20 {
            circuit.take()
            if number % 2 == 0 || number == 1 {
                circuit.failed(in: rooms[number % 3], at: start)
            } else {
                circuit.answered(in: "a")
            }
        }
        #expect(circuit.room(at: start) == 0)
    }

    @Test func `probes go one at a time, ever further apart, up to a minute`() {
        var circuit = circuit()
        fail(&circuit, 5, in: rooms, at: start)
        var now = start
        var waits: [Duration] = []
        for _ in 1...6 {
            let until = circuit.openUntil ?? now
            waits.append(until - now)
            now = until
            #expect(circuit.room(at: now) == 1)
            circuit.take()
            #expect(circuit.room(at: now) == 0)
            circuit.failed(in: "a", at: now)
        }
        #expect(waits == [.seconds(5), .seconds(10), .seconds(20), .seconds(40), .seconds(60), .seconds(60)])
    }

    @Test func `no probe goes while older attempts are still in hand`() {
        var circuit = circuit()
        circuit.take()
        fail(&circuit, 5, in: rooms, at: start)
        #expect(circuit.room(at: start + .seconds(9)) == 0)
        circuit.failed(in: "c", at: start + .seconds(2))
        #expect(circuit.room(at: start + .seconds(4)) == 0)
        #expect(circuit.room(at: start + .seconds(5)) == 1)
    }

    @Test func `after a success it fills up by doubling, and one failure shuts it again`() {
        var circuit = circuit()
        fail(&circuit, 5, in: rooms, at: start)
        let later = start + .seconds(5)
        circuit.take()
        circuit.answered(in: "a")
        var widths: [Int] = []
        for _ in 1...4 {
            let width = circuit.room(at: later)
            widths.append(width)
            for _ in 0..<width { circuit.take() }
            for _ in 0..<width { circuit.answered(in: "a") }
        }
        #expect(widths == [1, 2, 4, 8])
        #expect(circuit.wait == .seconds(5))

        var other = self.circuit()
        fail(&other, 5, in: rooms, at: start)
        other.take()
        other.answered(in: "a")
        other.take()
        other.failed(in: "b", at: later)
        #expect(other.room(at: later) == 0)
    }

    @Test func `it is as it was after a restart, even with a clock set back`() {
        var circuit = circuit()
        circuit.reopen(until: start + .seconds(3), wait: .seconds(40))
        #expect(circuit.room(at: start) == 0)
        #expect(circuit.room(at: start + .seconds(3)) == 1)
        #expect(circuit.wait == .seconds(40))
    }
}
