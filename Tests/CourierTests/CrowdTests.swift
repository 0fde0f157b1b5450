import Courier
import Foundation
import Testing
import Wire

@Suite(.timeLimit(.minutes(10))) struct CrowdTests {
    @Test func `five hundred calls are under way at once`() async throws {
        raiseDescriptorLimit()
        let count = 500
        let server = try LoopbackServer { [.untilRequests(count)] + .reply(body: $0.body) }
        let replies = try await withCourier({
            $0.callsPerHost = count
            $0.totalTimeout = .seconds(60)
            $0.lowSpeedSeconds = 0
        }) { courier in
            try await withThrowingTaskGroup(of: (String, String).self) { group in
                for number in 1...count {
                    group.addTask {
                        let reply = try await courier.post(server.url(), "call \(number)")
                        return ("call \(number)", String(decoding: reply.body, as: UTF8.self))
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
        }
        #expect(replies.count == count)
        #expect(replies.allSatisfy { $0.0 == $0.1 })
        #expect(server.accepted == count)
    }

    @Test func `calls to one host wait their turn`() async throws {
        let server = try LoopbackServer { .reply(body: $0.body) }
        try await withCourier({ $0.callsPerHost = 2 }) { courier in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...300 {
                    group.addTask {
                        let reply = try await courier.post(server.url(), "\(number)")
                        #expect(String(decoding: reply.body, as: UTF8.self) == "\(number)")
                    }
                }
                try await group.waitForAll()
            }
        }
        #expect(server.requests.count == 300)
        #expect(server.accepted <= 2)
    }

    @Test func `a host that hangs holds up only its own calls`() async throws {
        let stuck = try LoopbackServer { _ in .hang }
        let well = try LoopbackServer { _ in .reply() }
        try await withCourier({
            $0.callsPerHost = 1
            // Never by itself, however busy the machine is.
            $0.totalTimeout = .seconds(3600)
            $0.lowSpeedSeconds = 0
        }) { courier in
            let first = Task { try await courier.post(stuck.url()) }
            await stuck.nextRequest()
            let second = try await failing {
                try await courier.post(stuck.url(), allowing: loopback.with { $0.timeout = .milliseconds(50) })
            }
            #expect(second.kind == .timedOut)
            #expect(!second.mayHaveArrived)
            for _ in 1...20 { #expect(try await courier.post(well.url()).status == 200) }
            first.cancel()
            #expect(try await failing { try await first.value }.kind == .cancelled)
        }
        #expect(stuck.requests.count == 1)
    }

    @Test func `when there is room again the next in line goes`() async throws {
        let server = try LoopbackServer { $0.number == 1 ? .hang : .reply() }
        try await withCourier({ $0.callsPerHost = 1 }) { courier in
            let first = Task { try await courier.post(server.url()) }
            await server.nextRequest()
            async let second = courier.post(server.url())
            first.cancel()
            let reply = try await second
            #expect(reply.status == 200)
        }
    }

    @Test func `beyond the room for calls they are refused`() async throws {
        let server = try LoopbackServer { $0.number == 1 ? .hang : .reply() }
        try await withCourier({ $0.callsAtOnce = 1 }) { courier in
            let first = Task { try await courier.post(server.url()) }
            await server.nextRequest()
            let refused = try await failing { try await courier.post(server.url()) }
            #expect(refused.kind == .busy)
            #expect(!refused.mayHaveArrived)
            first.cancel()
            _ = await first.result
            #expect(try await courier.post(server.url()).status == 200)
        }
    }

    /// Two descriptors a call, both ends being in this process; many systems start with room for 1024.
    private func raiseDescriptorLimit() {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        limit.rlim_cur = min(limit.rlim_max, max(limit.rlim_cur, 8192))
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
