import Courier
import Testing
import Wire

@Suite(.timeLimit(.minutes(2))) struct LimitTests {
    @Test(arguments: [true, false]) func `a body may be as long as the limit, and no longer`(saysLength: Bool)
        async throws
    {
        let server = try LoopbackServer { request in
            let body = [UInt8](repeating: 0x61, count: Int(request.target.dropFirst()) ?? 0)
            return saysLength
                ? .reply(body: body)
                : .text("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n") + [.write(body), .close]
        }
        try await withCourier({ $0.replyLimit = 100_000 }) { courier in
            let reply = try await courier.get(server.url("/100000"))
            #expect(reply.body.count == 100_000)
            let fault = try await failing { try await courier.get(server.url("/100001")) }
            #expect(fault.kind == .tooLarge)
            #expect(fault.mayHaveArrived)
        }
    }

    @Test func `a call may set its own limit`() async throws {
        let server = try LoopbackServer { _ in .reply(body: [UInt8](repeating: 0, count: 3000)) }
        try await withCourier({ $0.replyLimit = 2000 }) { courier in
            let reply = try await courier.get(server.url(), allowing: loopback.with { $0.replyLimit = 3000 })
            #expect(reply.body.count == 3000)
            let fault = try await failing {
                try await courier.get(server.url(), allowing: loopback.with { $0.replyLimit = 2999 })
            }
            #expect(fault.kind == .tooLarge)
        }
    }

    @Test func `an endless chunked body is cut off`() async throws {
        let chunk = Array("10000\r\n".utf8) + [UInt8](repeating: 0x61, count: 0x10000) + Array("\r\n".utf8)
        let server = try LoopbackServer { _ in
            .text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                + [LoopbackServer.Step](repeating: .write(chunk), count: 100)
        }
        let fault = try await withCourier { courier in try await failing { try await courier.post(server.url()) } }
        #expect(fault.kind == .tooLarge)
        await server.nextHangUp()
    }

    @Test(arguments: [1, 20, 2000]) func `headers beyond their limit are cut off`(_ lines: Int) async throws {
        let server = try LoopbackServer { _ in
            let filler = String(repeating: "x", count: 200_000 / lines)
            return .reply(headers: (1...lines).map { "X-\($0): \(filler)" })
        }
        let fault = try await withCourier { courier in try await failing { try await courier.post(server.url()) } }
        #expect(fault.kind == .tooLarge)
        #expect(fault.mayHaveArrived)
    }

    @Test func `interim replies without end are cut off too`() async throws {
        let early = Array("HTTP/1.1 103 Early\r\nX-Early: 1\r\n\r\n".utf8)
        let server = try LoopbackServer { _ in [LoopbackServer.Step](repeating: .write(early), count: 10_000) }
        let fault = try await withCourier { courier in try await failing { try await courier.post(server.url()) } }
        #expect(fault.kind == .tooLarge)
    }
}
