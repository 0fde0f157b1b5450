import Courier
import Testing
import Wire

@Suite(.timeLimit(.minutes(2))) struct PermissionTests {
    @Test func `plain http needs permission`() async throws {
        let server = try LoopbackServer { _ in .reply() }
        let fault = try await withCourier { courier in
            try await failing { try await courier.post(server.url(), allowing: .configured()) }
        }
        #expect(fault.kind == .notAllowed)
        #expect(!fault.mayHaveArrived)
        #expect(server.accepted == 0)
    }

    @Test(arguments: ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0"])
    func `private addresses need permission, however they are written`(_ host: String) async throws {
        let server = try LoopbackServer { _ in .reply() }
        let permission = Permission().with { $0.plain = true }
        let fault = try await withCourier { courier in
            try await failing { try await courier.post("http://\(host):\(server.port)/", allowing: permission) }
        }
        #expect(fault.kind == .notAllowed)
        #expect(!fault.mayHaveArrived)
        #expect(server.accepted == 0)
    }

    @Test func `nor can a connection be shared that another call was allowed to make`() async throws {
        let server = try LoopbackServer { _ in .reply() }
        let url = "http://localhost:\(server.port)/"
        try await withCourier { courier in
            _ = try await courier.post(url)
            let fault = try await failing {
                try await courier.post(url, allowing: Permission().with { $0.plain = true })
            }
            #expect(fault.kind == .notAllowed)
            #expect(!fault.mayHaveArrived)
            _ = try await courier.post(url)
        }
        #expect(server.requests.count == 2)
    }

    @Test func `a found address must be of the hosts expected`() async throws {
        let server = try LoopbackServer { _ in .reply() }
        try await withCourier { courier in
            let elsewhere = loopback.with { $0.hosts = [HostPattern("*.example.com"), HostPattern("example.com")] }
            let fault = try await failing { try await courier.post(server.url(), allowing: elsewhere) }
            #expect(fault.kind == .notAllowed)
            #expect(server.accepted == 0)
            let here = loopback.with { $0.hosts = [HostPattern("127.0.0.1")] }
            #expect(try await courier.post(server.url(), allowing: here).status == 200)
        }
    }
}

@Suite(.timeLimit(.minutes(2))) struct RedirectTests {
    @Test func `a redirect is a reply like any other`() async throws {
        let server = try LoopbackServer { _ in .reply(302, headers: ["Location: /elsewhere"]) }
        let reply = try await withCourier { try await $0.get(server.url()) }
        #expect(reply.status == 302)
        #expect(reply.header("Location") == "/elsewhere")
        #expect(server.requests.count == 1)
    }

    @Test(arguments: [301, 302, 303, 307, 308]) func `a GET follows where it is allowed`(_ status: Int) async throws {
        let server = try LoopbackServer { request in
            request.target == "/a/b?x=1" ? .reply(status, headers: ["Location: ../c#part"]) : .reply(body: [1])
        }
        let reply = try await withCourier {
            try await $0.get(server.url("/a/b?x=1"), allowing: loopback.with { $0.redirects = 1 })
        }
        #expect(reply.body == [1])
        #expect(server.requests.map(\.target) == ["/a/b?x=1", "/c"])
    }

    @Test func `a POST never follows`() async throws {
        let server = try LoopbackServer { _ in .reply(307, headers: ["Location: /elsewhere"]) }
        let reply = try await withCourier {
            try await $0.post(server.url(), allowing: loopback.with { $0.redirects = 5 })
        }
        #expect(reply.status == 307)
        #expect(server.requests.count == 1)
    }

    @Test func `a circle comes to an end`() async throws {
        let server = try LoopbackServer { _ in .reply(302, headers: ["Location: /again"]) }
        let fault = try await withCourier { courier in
            try await failing { try await courier.get(server.url(), allowing: loopback.with { $0.redirects = 3 }) }
        }
        #expect(fault.kind == .notAllowed)
        #expect(server.requests.count == 4)
    }

    @Test func `the caller's headers stay with the host they were meant for`() async throws {
        let other = try LoopbackServer { _ in .reply() }
        let otherURL = other.url("/there")
        let server = try LoopbackServer { request in
            .reply(302, headers: ["Location: " + (request.target == "/" ? "/here" : otherURL)])
        }
        _ = try await withCourier {
            try await $0.send(
                HTTPCall(method: .get, url: server.url(), headers: [("Authorization", "Bearer x")]),
                allowing: loopback.with { $0.redirects = 2 })
        }
        #expect(server.requests.map { $0.values(of: "Authorization") } == [["Bearer x"], ["Bearer x"]])
        #expect(other.requests.map { $0.values(of: "Authorization") } == [[]])
    }

    @Test(arguments: [
        "file:///etc/passwd", "gopher://127.0.0.1/", "http://169.254.169.254/latest/meta-data", "http://10.0.0.1/",
        "http://user:word@127.0.0.1/", "http:///",
    ])
    func `a redirect to where the call may not go is refused`(_ place: String) async throws {
        let server = try LoopbackServer { _ in .reply(302, headers: ["Location: \(place)"]) }
        let permission = loopback.with {
            $0.redirects = 3
            $0.hosts = [HostPattern("127.0.0.1")]
        }
        let fault = try await withCourier { courier in
            try await failing { try await courier.get(server.url(), allowing: permission) }
        }
        #expect([.notAllowed, .badAddress].contains(fault.kind))
        #expect(server.requests.count == 1)
    }
}
