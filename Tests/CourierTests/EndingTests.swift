import Courier
import Testing
import Wire

@Suite(.timeLimit(.minutes(2))) struct EndingTests {
    @Test func `cancelling the task ends the call at once`() async throws {
        let server = try LoopbackServer { _ in .hang }
        try await withCourier({
            $0.totalTimeout = .seconds(3600)
            $0.lowSpeedSeconds = 0
        }) { courier in
            let call = Task { try await courier.post(server.url()) }
            await server.nextRequest()
            call.cancel()
            let fault = try await failing { try await call.value }
            #expect(fault.kind == .cancelled)
            #expect(fault.mayHaveArrived)
            await server.nextHangUp()
        }
    }

    @Test func `a task cancelled before sends nothing`() async throws {
        let server = try LoopbackServer { _ in .reply() }
        try await withCourier { courier in
            let call = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await courier.post(server.url())
            }
            let fault = try await failing { try await call.value }
            #expect(fault.kind == .cancelled)
            #expect(!fault.mayHaveArrived)
        }
        #expect(server.accepted == 0)
    }

    @Test func `cancelling at any moment ends every call`() async throws {
        let server = try LoopbackServer { _ in .reply() }
        try await withCourier { courier in
            await withTaskGroup(of: Void.self) { group in
                for round in 0..<400 {
                    group.addTask {
                        let call = Task { try await courier.post(server.url()) }
                        for _ in 0..<(round % 40) { await Task.yield() }
                        call.cancel()
                        switch await call.result {
                        case .success(let reply): #expect(reply.status == 200)
                        case .failure(let error): #expect((error as? CourierFault)?.kind == .cancelled)
                        }
                    }
                }
            }
            let reply = try await courier.post(server.url())
            #expect(reply.status == 200)
        }
    }

    @Test func `closing lets a call finish that is under way`() async throws {
        let server = try LoopbackServer { _ in [.wait(.milliseconds(100))] + .reply() }
        let courier = try Courier()
        let call = Task { try await courier.post(server.url()) }
        await server.nextRequest()
        await courier.close(finishingWithin: .seconds(30))
        #expect(try await call.value.status == 200)
    }

    @Test func `closing ends what does not finish in time`() async throws {
        let server = try LoopbackServer { _ in .hang }
        let courier = try Courier()
        let call = Task { try await courier.post(server.url()) }
        await server.nextRequest()
        await courier.close(finishingWithin: .milliseconds(20))
        let fault = try await failing { try await call.value }
        #expect(fault.kind == .closed)
        #expect(fault.mayHaveArrived)
    }

    @Test func `after closing nothing goes out, and closing again is harmless`() async throws {
        let server = try LoopbackServer { _ in .reply() }
        let courier = try Courier()
        await courier.close()
        await courier.close()
        let fault = try await failing { try await courier.post(server.url()) }
        #expect(fault.kind == .closed)
        #expect(!fault.mayHaveArrived)
        #expect(server.accepted == 0)
    }

    @Test func `a courier nobody holds ends by itself`() async throws {
        let server = try LoopbackServer { _ in .reply() }
        do {
            let courier = try Courier()
            _ = try await courier.post(server.url())
        }
        await server.nextHangUp()
    }
}
