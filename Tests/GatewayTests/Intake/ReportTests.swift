import Channels
import Foundation
import Gateway
import Testing
import Wire

/// The way of a message through the running house: in over HTTP, out over HTTP.
@Suite struct ReportTests {
    @Test func `a report in the group is answered there, alone, and in the staff room`() async throws {
        try await withHouse { house in
            #expect(try await house.say(leak, id: "m-1") == 200)
            try await eventually { house.platform.attempts.count >= 3 }

            let group = try #require(house.platform.attempts(in: "residents").first)
            #expect(group.content.reply_to == "m-1")
            #expect(group.content.text.contains("1001"))
            #expect(!group.content.text.contains("501"))
            let alone = try #require(house.platform.attempts(in: "d-wang").first)
            #expect(alone.content.text.contains("1001"))
            let card = try #require(house.platform.attempts(in: "staff").first)
            #expect(card.content.text.contains("501"))
            #expect(house.platform.attempts.count == 3)
        }
    }

    @Test func `what is sent is signed, and has one key for the id, the header and every attempt`() async throws {
        try await withHouse { house in
            #expect(try await house.say(leak) == 200)
            try await eventually { house.platform.attempts.count >= 3 }
            for sent in house.platform.attempts {
                let webhook = Webhook(path: "/send", headers: sent.headers, body: sent.body)
                _ = try house.adapter.verify(webhook, at: Date())
                #expect(sent.header("webhook-id") == sent.content.id)
            }
            #expect(Set(house.platform.attempts.map(\.content.id)).count == 3)
        }
    }

    @Test func `staff take the job by quoting the card, and the resident is told`() async throws {
        try await withHouse { house in
            try await house.say(leak)
            try await house.settled(after: 3)
            let number = try #require(house.platform.attempts.firstIndex { $0.content.chat == "staff" })
            let body = try said("收到，20分钟到", by: "u-li", in: "staff", id: "s-1")
            let text = String(decoding: body, as: UTF8.self)
            let quoting = text.replacing(#""text":"#, with: "\"reply_to\":\"b-\(number + 1)\",\"text\":")
            #expect(try await house.deliver(quoting).status == 200)
            try await eventually { house.platform.attempts(in: "d-wang").count >= 2 }
            #expect(house.platform.attempts(in: "d-wang").last?.content.text.contains("李师傅") == true)
        }
    }

    @Test func `ten deliveries of one webhook at once have one effect`() async throws {
        try await withHouse { house in
            let body = try said(leak, by: "u-wang", in: "residents", id: "m-1")
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 1...10 { group.addTask { try await house.deliver(body, id: "wh-1").status } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses == Array(repeating: 200, count: 10))
            try await house.settled(after: 3)
            #expect(try await house.store.count("inbox") == 1)
            #expect(try await house.store.count("ticket") == 1)
            #expect(try await house.store.count("outbox") == 3)
            #expect(house.platform.attempts.count == 3)
        }
    }

    @Test func `small talk draws nothing`() async throws {
        try await withHouse { house in
            for text in ["今天天气倒是不错", "哈哈哈", "谁家的猫？"] { #expect(try await house.say(text) == 200) }
            try await eventually { try await house.store.count("inbox WHERE outcome = 'silent'") == 3 }
            #expect(try await house.store.count("outbox") == 0)
        }
    }
}

extension RunningHouse {
    /// Waits until so many sends were tried and nothing is left to do.
    func settled(after attempts: Int) async throws {
        try await eventually { platform.attempts.count >= attempts }
        try await eventually { try await allSettled }
    }

    /// Nothing waits for its decision or its delivery.
    var allSettled: Bool {
        get async throws {
            let waiting = try await store.count("inbox WHERE decided IS NULL")
            let unsent = try await store.count("outbox WHERE state IN ('waiting', 'sending')")
            return waiting + unsent == 0
        }
    }
}
