import Foundation
import Gateway
import Storage
import Testing

/// Bodies at and over the limits of size and time.
@Suite struct BodyTests {
    private func head(_ more: String) -> [UInt8] {
        Array("POST /hooks/app HTTP/1.1\r\nHost: x\r\n\(more)\r\n\r\n".utf8)
    }

    @Test func `a body as long as allowed is read to its end`() async throws {
        try await withHouse { house in
            let body = [UInt8](repeating: UInt8(ascii: " "), count: 1 << 20)
            let reply = try await house.deliver(body)
            #expect(reply.status == 200)
            #expect(try await house.store.count("quarantine WHERE length(raw) = 1048576") == 1)
        }
    }

    @Test func `a body that says it is too long is refused before it is read, and the connection ends`() async throws {
        try await withHouse { house in
            let (text, closed) = try await RawCall(port: house.port).exchange(
                head("Content-Length: 1048577"), reading: .seconds(20))
            #expect(text.hasPrefix("HTTP/1.1 413"))
            #expect(text.contains("longer than 1048576 bytes"))
            #expect(closed)
        }
    }

    @Test func `a body in chunks that grows too long is refused, and the connection ends`() async throws {
        try await withHouse { house in
            let chunk = Array("10000\r\n".utf8) + [UInt8](repeating: 32, count: 0x10000) + Array("\r\n".utf8)
            let endless = (0..<40).reduce(into: head("Transfer-Encoding: chunked")) { all, _ in all += chunk }
            let (text, closed) = try await RawCall(port: house.port).exchange(endless, reading: .seconds(20))
            // The rest of what was sent may reset the connection before the answer is read.
            #expect(text.hasPrefix("HTTP/1.1 413") || text.isEmpty)
            #expect(closed)
            #expect(try await house.get("/healthz").status == 200)
        }
    }

    @Test(arguments: ["Content-Length: 100", "Transfer-Encoding: chunked"])
    func `a body that does not arrive in time is cut off`(_ framing: String) async throws {
        try await withHouse {
            $0.times.body = .milliseconds(300)
        } _: { house in
            let started = ContinuousClock.now
            let (text, closed) = try await RawCall(port: house.port).exchange(head(framing), reading: .seconds(20))
            #expect(text.hasPrefix("HTTP/1.1 408"))
            #expect(closed)
            #expect(ContinuousClock.now - started < .seconds(19))
        }
    }

    @Test(arguments: [
        "Content-Length: 5\r\nContent-Length: 6", "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Content-Length: -1",
    ])
    func `a body with two lengths or none is no request`(_ framing: String) async throws {
        try await withHouse { house in
            let bytes = head(framing) + Array("0\r\n\r\nGET /readyz HTTP/1.1\r\nHost: x\r\n\r\n".utf8)
            let (text, _) = try await RawCall(port: house.port).exchange(bytes, reading: .seconds(1))
            #expect(!text.contains("HTTP/1.1 200"))
        }
    }

    @Test(arguments: [
        "", " ", "\n\n", "👍", "👨‍👩‍👧‍👦🚿💧💧", "\u{202E}\u{200B}", "@@@@", "{漏水}", "'; DROP TABLE ticket; --", "0", "-1",
        "#99999", "9999999999999万", "#9999999999999万 到哪了", "一万一万一万一万一万", "一万两万三万四万五万",
        "漏\0水", String(repeating: "水", count: 21_846), String(repeating: "漏水了，", count: 5000),
        String(repeating: "a", count: 65_536), String(repeating: "3栋501厨房漏水。", count: 3000),
        "编号 99999999999999999999 怎么样了", "e\u{301}\u{301}\u{301}", String(repeating: "\u{301}", count: 5000),
    ])
    func `odd texts are taken and decided`(_ text: String) async throws {
        try await withHouse { house in
            for (chat, sender) in [
                ("residents", "u-wang"), ("d-chen", "u-chen"), ("staff", "u-li"), ("residents", "u-x"),
            ] {
                #expect(try await house.say(text, by: sender, in: chat) == 200)
            }
            try await eventually { try await house.allSettled }
            #expect(try await house.store.count("inbox WHERE outcome IN ('acted', 'silent')") == 4)
        }
    }

    @Test func `a head that does not come in time ends the connection`() async throws {
        try await withHouse {
            $0.times.head = .milliseconds(200)
        } _: { house in
            let (text, closed) = try await RawCall(port: house.port).exchange(
                Array("POST /hooks/app HTTP/1.1\r\nHost: x\r\n".utf8), reading: .seconds(20))
            #expect(text.isEmpty)
            #expect(closed)
        }
    }

    @Test func `callers that only hold a connection keep nobody out`() async throws {
        try await withHouse {
            $0.times.connections = 8
        } _: { house in
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 1...40 {
                    group.addTask {
                        try await RawCall(port: house.port).exchange(Array("POST".utf8), reading: .seconds(3)).closed
                    }
                }
                for number in 1...5 { #expect(try await house.say("你好", id: "m-\(number)") == 200) }
                let closed = try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
                #expect(closed >= 30)
            }
        }
    }
}
