import Foundation
import Testing

extension Trials {
    /// Killed at random moments under load, the program loses nothing it acknowledged and does nothing twice.
    @Suite struct KillTests {
        /// For `make soak`; without it, what a test may take.
        private static let minutes = ProcessInfo.processInfo.environment["SOAK_MINUTES"].flatMap(Double.init)
        private static let kills = minutes.map { Int($0 * 20) } ?? 4
        private static let between = 25

        @Test func `every acknowledged message becomes one ticket, told of in order, under one key`() async throws {
            try await withTrial { trial in
                var (house, said) = (try await trial.serve(), 0)
                for round in 0...Self.kills {
                    let people = said + 1...said + Self.between
                    said += Self.between
                    // The last round is left to end in peace.
                    let pause = Duration.milliseconds(Int.random(in: 0...600))
                    try await withThrowingTaskGroup { group in
                        for person in people {
                            group.addTask { [caller = trial.caller] in
                                try await caller.say("我家厨房水管漏水了", by: person, id: "m-\(person)")
                                // A platform that missed the answer delivers again.
                                if person.isMultiple(of: 5) {
                                    try await caller.say("我家厨房水管漏水了", by: person, id: "m-\(person)")
                                }
                            }
                        }
                        if round < Self.kills {
                            try await Task.sleep(for: pause)
                            house.kill9()
                            house = try await trial.serve()
                        }
                        try await group.waitForAll()
                    }
                }
                let everybody = Set((1...said).map { "d-\($0)" })
                try await trial.wait(until: "everybody was answered") {
                    Set(trial.receiver.arrivals.map(\.chat)).isSuperset(of: everybody)
                }
                // Source: the promise of 200 MB at most, and no descriptor that is not let go of.
                #expect(house.residentBytes < 200 << 20)
                #expect(house.descriptors < 256)
                #expect(house.terminate() == 0)

                let arrivals = trial.receiver.arrivals
                var numbers: [String: Set<Int>] = [:]
                for arrival in arrivals {
                    for match in arrival.text.matches(of: /#(\d+)/) {
                        numbers[arrival.chat, default: []].insert(Int(match.1) ?? 0)
                    }
                }
                #expect(numbers.filter { $0.value.count != 1 }.isEmpty, "one ticket for one message")
                #expect(
                    Set(numbers.values.flatMap(\.self)) == Set(1001..<1001 + said),
                    "no number was left out or used twice")

                let byKey = Dictionary(grouping: arrivals, by: \.id)
                #expect(byKey.values.allSatisfy { Set($0.map(\.text)).count == 1 }, "one key, one text")
                // What was in hand at a kill is sent again, once; at other times nothing is.
                #expect(byKey.values.allSatisfy { $0.count <= 1 + Self.kills })
                for (chat, inChat) in Dictionary(grouping: arrivals, by: \.chat) {
                    var seen: [String] = []
                    for arrival in inChat where !seen.contains(arrival.id) { seen.append(arrival.id) }
                    #expect(
                        seen == seen.sorted { $0.compare($1, options: .numeric) == .orderedAscending },
                        "order in \(chat)")
                }
            }
        }
    }
}
