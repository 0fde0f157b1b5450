import Foundation
import Testing

extension Trials {
    /// Callers who hold connections and say nothing, and a system that has little to give.
    @Suite struct CrowdedTests {
        private static let isSoak = ProcessInfo.processInfo.environment["SOAK_MINUTES"] != nil

        @Test func `slow callers by the hundred keep nobody out`() async throws {
            try await withTrial { trial in
                let house = try await trial.serve()
                let slow = try SlowCallers(Self.isSoak ? 2000 : 300, port: trial.port)
                defer { slow.close() }
                for person in 1...20 {
                    let calls = try await trial.caller.say("我家厨房水管漏水了", by: person, id: "m-\(person)")
                    #expect(calls == 1)
                }
                try await trial.wait(until: "all were answered") {
                    Set(trial.receiver.arrivals.map(\.chat)).count >= 20
                }
                #expect(house.terminate() == 0)
            }
        }

        @Test func `with sixty-four descriptors it still takes in and answers`() async throws {
            try await withTrial { trial in
                let house = try await trial.serve(limits: "ulimit -n 64")
                let slow = try SlowCallers(100, port: trial.port)
                defer { slow.close() }
                for person in 1...10 { try await trial.caller.say("我家厨房水管漏水了", by: person, id: "m-\(person)") }
                try await trial.wait(until: "all were answered") {
                    Set(trial.receiver.arrivals.map(\.chat)).count >= 10
                }
                #expect(house.terminate() == 0)
            }
        }
    }
}
