import Testing

extension Trials {
    /// Rooms that do not answer, among many that do.
    @Suite struct DestinationTests {
        @Test(arguments: [Receiver.Manner.hang, .fail])
        func `people whose app is well are answered while others' hangs or fails`(_ manner: Receiver.Manner)
            async throws
        {
            let receiver = Receiver { $0.hasSuffix("0") ? manner : .take }
            try await withTrial(receiving: receiver) { trial in
                let house = try await trial.serve()
                try await withThrowingTaskGroup { group in
                    for person in 1...50 {
                        group.addTask { [caller = trial.caller] in
                            try await caller.say("我家厨房水管漏水了", by: person, id: "m-\(person)")
                        }
                    }
                    try await group.waitForAll()
                }
                let well = Set((1...50).filter { $0 % 10 != 0 }.map { "d-\($0)" })
                try await trial.wait(until: "all who can be reached were answered") {
                    Set(receiver.arrivals.map(\.chat)).isSuperset(of: well)
                }
                #expect(Set(receiver.arrivals.map(\.chat)) == well)
                #expect(house.terminate() == 0)
            }
        }
    }
}
