import Channels
import Chat
import ServiceDesk
import Storage
import Testing

@testable import Gateway

@Suite struct GatesTests {
    private let start = ContinuousClock.now
    private let wall = Instant(milliseconds: 1_795_579_200_000)
    private let rooms: [Room] = [Room(id: "a", kind: .group), Room(id: "b", kind: .group)]

    private func gates(_ pace: Pace = Pace()) -> Gates { Gates(paces: [channel: pace], settings: .init()) }

    @Test func `a room told to wait holds up itself; two of them, the channel`() {
        let gates = gates()
        _ = gates.enter(rooms[0], on: channel, at: start)
        _ = gates.leave("a", on: channel, having: .slower(.seconds(30)), wall: wall, at: start)
        #expect(gates.room(on: channel, at: start) == Gates.width)
        _ = gates.enter(rooms[1], on: channel, at: start)
        _ = gates.leave("b", on: channel, having: .slower(.seconds(20)), wall: wall, at: start)
        #expect(gates.room(on: channel, at: start + .seconds(19)) == 0)
        #expect(gates.opening(on: channel, at: start) == start + .seconds(20))
        #expect(gates.room(on: channel, at: start + .seconds(20)) == Gates.width)
        #expect(gates.room(on: "telegram", at: start) == Gates.width)
    }

    @Test func `the store hears when a destination is left alone and when it answers again`() throws {
        let gates = gates()
        var changes: [Gates.Change?] = []
        for number in 0..<5 {
            _ = gates.enter(rooms[number % 2], on: channel, at: start)
            changes.append(
                gates.leave(rooms[number % 2].id, on: channel, having: .failed, wall: wall, at: start))
        }
        #expect(changes.dropLast().allSatisfy { $0 == nil })
        guard case .open(let row)? = changes.last ?? nil else { Issue.record("not open"); return }
        #expect(row == CircuitRow(channel: channel, wait: .seconds(5), probe: wall + .seconds(5)))
        #expect(gates.open == [channel])

        // Another process takes over where this one ended, an hour back by its clock.
        let next = self.gates()
        next.reopen([row], wall: wall + .hours(-1), at: start)
        #expect(next.room(on: channel, at: start + .milliseconds(4999)) == 0)
        #expect(next.room(on: channel, at: start + .seconds(5)) == 1)
        _ = next.enter(rooms[0], on: channel, at: start + .seconds(5))
        let change = next.leave("a", on: channel, having: .answered, wall: wall, at: start + .seconds(5))
        guard case .closed(channel)? = change else { Issue.record("not closed"); return }
    }

    @Test func `a room whose pace is used up says how long`() throws {
        let gates = gates(Pace(group: [.init(1, per: .seconds(1))]))
        #expect(gates.enter(rooms[0], on: channel, at: start) == nil)
        let wait = try #require(gates.enter(rooms[0], on: channel, at: start))
        #expect(wait >= .seconds(1) && wait < .milliseconds(1100))
        #expect(gates.enter(rooms[1], on: channel, at: start) == nil)
    }
}
