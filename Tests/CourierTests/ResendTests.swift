import Courier
import Testing
import Wire

@Suite(.timeLimit(.minutes(2))) struct ResendTests {
    /// Answers the first request, and hangs up on the second once it has read it.
    private func server() throws -> LoopbackServer {
        try LoopbackServer { $0.number == 2 ? [.close] : .reply() }
    }

    @Test(arguments: [HTTPCall.Method.post, .put, .delete], [0, 5, 200_000])
    func `a request that a kept connection swallowed is not sent again`(_ method: HTTPCall.Method, size: Int)
        async throws
    {
        let server = try server()
        try await withCourier { courier in
            _ = try await courier.post(server.url("/first"))
            let call = HTTPCall(method: method, url: server.url("/second"), body: [UInt8](repeating: 7, count: size))
            let fault = try await failing { try await courier.send(call, allowing: loopback) }
            #expect(fault.kind == .reset)
            #expect(fault.mayHaveArrived)
            _ = try await courier.post(server.url("/third"))
        }
        #expect(server.requests.map(\.target) == ["/first", "/second", "/third"])
        #expect(server.accepted <= 3)
    }

    @Test func `nor when the connection is reset`() async throws {
        let server = try LoopbackServer { $0.number == 2 ? [.reset] : .reply() }
        try await withCourier { courier in
            _ = try await courier.post(server.url())
            let fault = try await failing { try await courier.post(server.url()) }
            #expect(fault.kind == .reset)
            #expect(fault.mayHaveArrived)
        }
        #expect(server.requests.count == 2)
    }

    @Test func `a GET is, since asking twice does no harm`() async throws {
        let server = try server()
        try await withCourier { courier in
            _ = try await courier.get(server.url("/first"))
            let reply = try await courier.get(server.url("/second"))
            #expect(reply.status == 200)
        }
        #expect(server.requests.map(\.target) == ["/first", "/second", "/second"])
    }
}
