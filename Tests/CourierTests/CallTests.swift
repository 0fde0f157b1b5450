import Courier
import Foundation
import Testing
import Wire

@Suite(.timeLimit(.minutes(2))) struct CallTests {
    @Test func `status, headers and body come back`() async throws {
        let server = try LoopbackServer { _ in
            .reply(
                418, headers: ["X-Note: one", "x-note: two", "X-Folded: a\r\n b", "Empty:"], body: Array("kettle".utf8))
        }
        let reply = try await withCourier { try await $0.get(server.url("/tea?with=milk")) }
        #expect(reply.status == 418)
        #expect(reply.header("X-Note") == "one")
        #expect(reply.headers.filter { $0.name.lowercased() == "x-note" }.map(\.value) == ["one", "two"])
        #expect(reply.header("empty") == "")
        #expect(String(decoding: reply.body, as: UTF8.self) == "kettle")
        #expect(server.requests.first?.target == "/tea?with=milk")
    }

    @Test(arguments: [HTTPCall.Method.get, .post, .put, .delete], [0, 1, 256, 300_000])
    func `method and body arrive as they are, and as long as they are`(_ method: HTTPCall.Method, size: Int)
        async throws
    {
        let server = try LoopbackServer { .reply(body: $0.body) }
        let body = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
        let reply = try await withCourier {
            try await $0.send(HTTPCall(method: method, url: server.url(), body: body), allowing: loopback)
        }
        #expect(reply.body == body)
        let request = try #require(server.requests.first)
        #expect(request.method == method.rawValue)
        let lengths = size == 0 && (method == .get || method == .delete) ? [] : ["\(size)"]
        #expect(request.values(of: "Content-Length") == lengths)
    }

    @Test func `only the caller's headers go along, with what HTTP needs`() async throws {
        let server = try LoopbackServer { _ in .reply() }
        let headers = [
            ("X-Sign", "a=b, ü"), ("X-Sign", "again"), ("X-Blank", ""), ("Content-Type", "application/json"),
        ]
        _ = try await withCourier({ $0.userAgent = "doorbell/1" }) {
            try await $0.send(
                HTTPCall(method: .post, url: server.url(), headers: headers.map { ($0.0, $0.1) }, body: [0x7B, 0x7D]),
                allowing: loopback)
        }
        let request = try #require(server.requests.first)
        #expect(request.values(of: "X-Sign") == ["a=b, ü", "again"])
        #expect(request.values(of: "X-Blank") == [""])
        #expect(request.values(of: "Content-Type") == ["application/json"])
        #expect(request.values(of: "User-Agent") == ["doorbell/1"])
        let names = Set(request.headers.map { $0.name.lowercased() })
        #expect(
            names == ["host", "accept", "user-agent", "x-sign", "x-blank", "content-type", "content-length"])
    }

    @Test func `a body is not given a type the caller did not name`() async throws {
        let server = try LoopbackServer { _ in .reply() }
        _ = try await withCourier { try await $0.post(server.url()) }
        #expect(server.requests.first?.values(of: "Content-Type") == [])
    }

    @Test(arguments: [
        ("X-A", "b\r\nX-C: d"), ("X-A", "b\nc"), ("X-A", "b\0c"), ("X A", "b"), ("X-A:", "b"), ("", "b"),
        ("Content-Length", "5"), ("transfer-encoding", "chunked"), ("Host", "elsewhere"),
    ])
    func `a header that would change the framing is refused`(_ name: String, value: String) async throws {
        let server = try LoopbackServer { _ in .reply() }
        let fault = try await withCourier { courier in
            try await failing {
                try await courier.send(
                    HTTPCall(method: .get, url: server.url(), headers: [(name, value)]), allowing: loopback)
            }
        }
        #expect(fault.kind == .badHeader)
        #expect(!fault.mayHaveArrived)
        #expect(server.accepted == 0)
    }

    @Test func `a compressed body is handed over as it came, and none is asked for`() async throws {
        let squeezed: [UInt8] = [0x1F, 0x8B, 8, 0, 1, 2, 3]
        let server = try LoopbackServer { _ in .reply(headers: ["Content-Encoding: gzip"], body: squeezed) }
        let reply = try await withCourier { try await $0.get(server.url()) }
        #expect(reply.body == squeezed)
        #expect(server.requests.first?.values(of: "Accept-Encoding") == [])
    }

    @Test func `a chunked reply is put together, without its trailers`() async throws {
        let server = try LoopbackServer { _ in
            .text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
                + [.wait(.milliseconds(20))] + .text("2\r\nde\r\n0\r\nX-Late: yes\r\n\r\n")
        }
        let reply = try await withCourier { try await $0.get(server.url()) }
        #expect(reply.body == Array("abcde".utf8))
        #expect(reply.header("X-Late") == nil)
    }

    @Test func `an interim reply is passed over`() async throws {
        let server = try LoopbackServer { _ in .text("HTTP/1.1 103 Early\r\nX-Early: 1\r\n\r\n") + .reply(201) }
        let reply = try await withCourier { try await $0.post(server.url()) }
        #expect(reply.status == 201)
        #expect(reply.header("X-Early") == nil)
    }

    @Test func `an empty reply is a reply`() async throws {
        let server = try LoopbackServer { _ in .text("HTTP/1.1 204 No Content\r\n\r\n") }
        let reply = try await withCourier { try await $0.post(server.url()) }
        #expect(reply.status == 204)
        #expect(reply.body.isEmpty)
    }

    @Test func `connections are kept and used again`() async throws {
        let server = try LoopbackServer { _ in .reply() }
        try await withCourier { courier in
            for _ in 1...10 { _ = try await courier.post(server.url()) }
        }
        #expect(server.requests.count == 10)
        #expect(server.accepted == 1)
    }

    @Test func `the environment's proxies have no say`() async throws {
        let server = try LoopbackServer { _ in .reply() }
        let reply = try await withCourier { courier in
            #expect(ProcessInfo.processInfo.environment["http_proxy"] == "http://127.0.0.1:1")
            return try await courier.get(server.url())
        }
        #expect(reply.status == 200)
    }

    @Test func `a configured proxy is used, but not for hosts that go without`() async throws {
        let proxy = try LoopbackServer { _ in .reply(body: Array("by proxy".utf8)) }
        let direct = try LoopbackServer { _ in .reply(body: Array("direct".utf8)) }
        try await withCourier({ $0.proxy = Secret(proxy.url()) }) { courier in
            let far = try await courier.get("http://nothing.invalid/x")
            #expect(String(decoding: far.body, as: UTF8.self) == "by proxy")
            let near = try await courier.get(direct.url())
            #expect(String(decoding: near.body, as: UTF8.self) == "direct")
        }
        #expect(proxy.requests.map(\.target) == ["http://nothing.invalid/x"])
    }
}
