import Courier
import Foundation
import Testing
import Wire

@Suite(.timeLimit(.minutes(2))) struct FaultTests {
    @Test func `nobody listens: no connection, and nothing has arrived`() async throws {
        let taken = try Listener(isListening: false)
        defer { close(taken.descriptor) }
        let fault = try await withCourier { courier in
            try await failing { try await courier.post("http://127.0.0.1:\(taken.port)/") }
        }
        #expect(fault.kind == .couldNotConnect)
        #expect(!fault.mayHaveArrived)
    }

    @Test func `a host nobody knows`() async throws {
        let fault = try await withCourier { courier in
            try await failing { try await courier.post("https://nothing.invalid/bot123:token/send") }
        }
        #expect(fault.kind == .couldNotResolve)
        #expect(!fault.mayHaveArrived)
        #expect(fault.description.hasPrefix("https://nothing.invalid:443: the host name is not known"))
        #expect(!fault.description.contains("token"))
    }

    @Test func `TLS with a server that does not speak it`() async throws {
        let server = try LoopbackServer { _ in .text("HTTP/1.1 400 Bad Request\r\n\r\n") + [.close] }
        let fault = try await withCourier { courier in
            try await failing { try await courier.post(server.url(scheme: "https")) }
        }
        #expect(fault.kind == .tls)
        #expect(!fault.mayHaveArrived)
    }

    @Test func `a server silent in the handshake is not waited for longer than a connection may take`() async throws {
        let server = try LoopbackServer { _ in .hang }
        let fault = try await withCourier({ $0.connectTimeout = .milliseconds(200) }) { courier in
            try await failing { try await courier.post(server.url(scheme: "https")) }
        }
        #expect(fault.kind == .timedOut)
        #expect(!fault.mayHaveArrived)
    }

    @Test(arguments: [[], [LoopbackServer.Step.wait(.milliseconds(50))]])
    func `a reset after the request leaves in doubt whether it was taken`(_ before: [LoopbackServer.Step]) async throws
    {
        let server = try LoopbackServer { _ in before + [.reset] }
        let fault = try await withCourier { courier in try await failing { try await courier.post(server.url()) } }
        #expect(fault.kind == .reset)
        #expect(fault.mayHaveArrived)
        #expect(server.requests.count == 1)
    }

    @Test(arguments: [
        "", "HTTP/1.1 200 OK\r\nContent-Len", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
    ])
    func `a reply that ends too soon is none`(_ begun: String) async throws {
        let server = try LoopbackServer { _ in .text(begun) + [.close] }
        let fault = try await withCourier { courier in try await failing { try await courier.post(server.url()) } }
        #expect(fault.kind == .reset)
        #expect(fault.mayHaveArrived)
    }

    @Test(arguments: ["220 mail.example ready\r\n", "\u{1}\u{2}\u{3}\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n"])
    func `what is not HTTP is not a reply`(_ said: String) async throws {
        let server = try LoopbackServer { _ in .text(said) + [.close] }
        let fault = try await withCourier { courier in try await failing { try await courier.post(server.url()) } }
        #expect(fault.kind == .unreadable)
        #expect(fault.mayHaveArrived)
    }

    @Test func `a server that hangs costs the call's time and no more`() async throws {
        let server = try LoopbackServer { _ in .hang }
        let begin = ContinuousClock.now
        let fault = try await withCourier { courier in
            try await failing {
                try await courier.post(server.url(), allowing: loopback.with { $0.timeout = .milliseconds(300) })
            }
        }
        #expect(fault.kind == .timedOut)
        #expect(fault.mayHaveArrived)
        #expect(.now - begin >= .milliseconds(300))
        await server.nextHangUp()
    }

    @Test func `a trickle does not outlast the call's time`() async throws {
        let server = try LoopbackServer { _ in
            .text("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
                + [[LoopbackServer.Step]](repeating: [.wait(.milliseconds(20)), .write([0x2E])], count: 999).joined()
        }
        let fault = try await withCourier({ $0.totalTimeout = .milliseconds(500) }) { courier in
            try await failing { try await courier.post(server.url()) }
        }
        #expect(fault.kind == .timedOut)
        #expect(fault.mayHaveArrived)
    }

    @Test func `a trickle below the lowest speed is given up early`() async throws {
        let server = try LoopbackServer { _ in
            .text("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
                + [[LoopbackServer.Step]](repeating: [.wait(.milliseconds(100)), .write([0x2E])], count: 999).joined()
        }
        let settings = { (settings: inout CourierSettings) in
            settings.totalTimeout = .seconds(100)
            settings.lowSpeed = 1000
            settings.lowSpeedSeconds = 1
        }
        let fault = try await withCourier(settings) { courier in
            try await failing { try await courier.post(server.url()) }
        }
        #expect(fault.kind == .timedOut)
    }

    @Test func `a call with a time of its own may be slow`() async throws {
        let server = try LoopbackServer { _ in [.wait(.milliseconds(2500))] + .reply() }
        let reply = try await withCourier({
            $0.lowSpeed = 1000
            $0.lowSpeedSeconds = 1
        }) { courier in
            try await courier.post(server.url(), allowing: loopback.with { $0.timeout = .seconds(60) })
        }
        #expect(reply.status == 200)
    }

    @Test(arguments: [
        "", "nonsense", "http://", "ftp://127.0.0.1/", "file:///etc/passwd", "https://user:word@127.0.0.1/",
        "https://127.0.0.1/a b", "https://127.0.0.1/a\r\nX: y", "https://127.0.0.1:99999/", "https://:80/",
        "//127.0.0.1/",
    ])
    func `an address that is none is refused before anything happens`(_ url: String) async throws {
        let fault = try await withCourier { courier in try await failing { try await courier.post(url) } }
        #expect(fault.kind == .badAddress)
        #expect(!fault.mayHaveArrived)
    }

    @Test func `the words of the other side cannot break a log line`() async throws {
        let server = try LoopbackServer { _ in .text("HTTP/1.1 200 OK\r\nContent-Length: 1\u{1B}[2J\r\n\r\n") + [.close]
        }
        let fault = try? await withCourier { courier in try await failing { try await courier.post(server.url()) } }
        let text = fault?.description ?? ""
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 })
    }

    @Test func `every kind of fault has its own words`() {
        let sentences = CourierFault.Kind.allCases.map { CourierFault($0).description }
        #expect(Set(sentences).count == sentences.count)
        #expect(sentences.allSatisfy { !$0.isEmpty })
    }
}
