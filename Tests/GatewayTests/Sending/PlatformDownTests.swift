import Foundation
import Gateway
import ServiceLifecycle
import Testing

/// A platform in trouble: what is for it is sent again under the same key, and nobody else waits.
@Suite struct PlatformDownTests {
    private func keys(_ attempts: [FakePlatform.Sent]) -> Set<String> { Set(attempts.map(\.content.id)) }

    @Test(arguments: [500, 502, 503, 429, 408])
    func `an answer that is no yes is tried again with the same key`(status: Int) async throws {
        try await withHouse { house in
            house.platform.answers { [platform = house.platform] sent in
                platform.attempts(in: sent.content.chat).count < 3 ? .status(status) : .take
            }
            try await house.say(leak)
            try await eventually { try await house.store.count("outbox WHERE state = 'delivered'") == 3 }
            for chat in ["residents", "d-wang", "staff"] {
                let attempts = house.platform.attempts(in: chat)
                #expect(attempts.count == 4)
                #expect(keys(attempts).count == 1)
                #expect(Set(attempts.map(\.content.text)).count == 1)
            }
        }
    }

    @Test func `a wait that the platform asks for is kept`() async throws {
        try await withHouse { house in
            house.platform.answers { [platform = house.platform] sent in
                platform.attempts(in: sent.content.chat).isEmpty ? .status(429, retryAfter: "1") : .take
            }
            try await house.say(leak)
            try await eventually { house.platform.attempts(in: "staff").count == 2 }
            let attempts = house.platform.attempts(in: "staff")
            #expect(attempts[1].at - attempts[0].at > .milliseconds(950))
            #expect(keys(attempts).count == 1)
        }
    }

    @Test func `a refusal for good is a dead letter, and the next letter to that room goes`() async throws {
        try await withHouse { house in
            house.platform.answers { [platform = house.platform] sent in
                platform.attempts(in: "residents").isEmpty && sent.content.chat == "residents" ? .status(403) : .take
            }
            try await house.say(leak, id: "m-1")
            try await house.settled(after: 3)
            #expect(try await house.store.count("outbox WHERE state = 'dead' AND why = 'HTTP 403'") == 1)
            try await house.say("卧室的灯也不亮了，一直跳闸", by: "u-chen", id: "m-2")
            try await eventually { house.platform.attempts(in: "residents").count >= 2 }
        }
    }

    @Test func `a room that hangs holds up no other, and gets its letters in order in the end`() async throws {
        try await withHouse {
            $0.courier.totalTimeout = .milliseconds(400)
        } _: { house in
            house.platform.answers { $0.content.chat == "staff" ? .hang : .take }
            try await house.say(leak, id: "m-1")
            try await house.say("3栋楼道灯不亮了", by: "u-chen", id: "m-2")
            try await eventually { house.platform.attempts(in: "residents").count >= 2 }
            #expect(try await house.store.count("outbox WHERE chat = 'staff' AND state = 'delivered'") == 0)

            house.platform.answers { _ in .take }
            try await eventually { try await house.allSettled }
            let staff = house.platform.attempts(in: "staff")
            #expect(keys(staff).count == 2)
            // Never the second before the first was taken.
            let first = try #require(staff.first?.content.id)
            #expect(staff.drop { $0.content.id == first }.allSatisfy { $0.content.id != first })
        }
    }

    @Test func `a platform that is not there at all gets everything when it comes`() async throws {
        let port = try FreePort()
        try await withHouse {
            $0.deadPort = port.number
        } _: { house in
            #expect(try await house.say(leak) == 200)
            try await eventually { try await house.store.count("outbox WHERE state = 'waiting' AND tries > 1") == 3 }

            let platform = FakePlatform(port: port.number)
            let outside = ServiceGroup(services: [platform], logger: silence)
            async let running: Void = outside.run()
            try await eventually { platform.attempts.count >= 3 }
            #expect(platform.attempts.count == 3)
            try await eventually { try await house.allSettled }
            await outside.triggerGracefulShutdown()
            try await running
        }
    }
}
