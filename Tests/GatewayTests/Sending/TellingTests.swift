import Foundation
import Gateway
import Testing

/// Somebody is told of what did not arrive.
@Suite struct TellingTests {
    @Test func `managers are told once of letters that were given up`() async throws {
        try await withHouse { house in
            house.platform.answers { $0.content.chat == "staff" ? .status(403) : .take }
            try await house.say(leak, id: "m-1")
            try await eventually { house.platform.attempts(in: "managers").count == 1 }
            let told = try #require(house.platform.attempts(in: "managers").first)
            #expect(told.content.text == "有 1 条消息没能发出去（#1001），发往“员工群”，已不再重试。请改用电话或当面通知。")
            #expect(try await house.store.count("outbox WHERE state = 'dead' AND told IS NULL") == 0)
        }
    }

    @Test func `with the managers' room gone they are told one by one`() async throws {
        try await withHouse { setting in
            setting.before = { store in
                try await store.execute(
                    """
                    UPDATE account SET direct = 'd-zhao' WHERE sender = 'u-zhao';
                    INSERT INTO outbox (key, channel, chat, kind, body, community, created, due, tries, state, haste)
                    VALUES ('k-1', 'app', 'managers', 'group', '{"runs":[]}', 'guiyuan', unixepoch() * 1000, 0, 0,
                        'waiting', 1)
                    """)
            }
        } _: { house in
            house.platform.answers { $0.content.chat == "managers" ? .status(403) : .take }
            try await eventually { house.platform.attempts(in: "d-zhao").count == 1 }
            #expect(house.platform.attempts(in: "managers").count <= 1)
        }
    }

    @Test func `an urgent letter that fails for minutes is told of while it is still tried`() async throws {
        try await withHouse {
            $0.before = { store in
                try await store.execute(
                    """
                    INSERT INTO outbox (key, channel, chat, kind, body, community, created, due, tries, state, haste)
                    VALUES ('k-1', 'app', 'staff', 'group', '{"runs":[]}', 'guiyuan', (unixepoch() - 180) * 1000, 0, 3,
                        'waiting', 0)
                    """)
            }
        } _: { house in
            house.platform.answers { $0.content.chat == "staff" ? .status(500) : .take }
            try await eventually { house.platform.attempts(in: "managers").count == 1 }
            #expect(house.platform.attempts(in: "managers")[0].content.text.hasPrefix("【急】有 1 条紧急消息 3 分钟了还没发出去"))
            #expect(try await house.store.count("outbox WHERE key = 'k-1' AND state IN ('waiting', 'sending')") == 1)
        }
    }
}
