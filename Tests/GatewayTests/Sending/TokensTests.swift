import Channels
import Chat
import Courier
import Foundation
import Hummingbird
import Logging
import ServiceDesk
import ServiceLifecycle
import Storage
import Synchronization
import Testing
import Wire

@testable import Gateway

/// A platform's token, fetched once for all that wait.
@Suite struct TokensTests {
    @Test func `a hundred that wait share one fetch, and a restart needs none`() async throws {
        try await withTokens { tokens, bearer, office, again in
            let all = await withTaskGroup(of: String?.self) { group in
                for _ in 1...100 { group.addTask { try? await tokens.token(of: channel, from: bearer).revealed } }
                return await group.reduce(into: Set<String?>()) { $0.insert($1) }
            }
            #expect(all == ["T1"])
            #expect(office.fetches == 1)
            let afterwards = try await again().token(of: channel, from: bearer)
            #expect(afterwards.revealed == "T1")
            #expect(office.fetches == 1)
        }
    }

    @Test func `one that was refused is fetched anew, but a newer one is not thrown away for it`() async throws {
        try await withTokens { tokens, bearer, office, _ in
            let first = try await tokens.token(of: channel, from: bearer)
            await tokens.discard(first, of: channel)
            let second = try await tokens.token(of: channel, from: bearer)
            #expect(second.revealed == "T2")
            // Somebody else's call with the first one comes back only now.
            await tokens.discard(first, of: channel)
            let third = try await tokens.token(of: channel, from: bearer)
            #expect(third.revealed == "T2")
            #expect(office.fetches == 2)
        }
    }

    @Test func `after a failure nobody asks again at once`() async throws {
        try await withTokens(answer: #"{"errcode":40001,"errmsg":"invalid secret"}"#) { tokens, bearer, office, _ in
            for _ in 1...5 {
                await #expect(throws: TokenFault.self) { try await tokens.token(of: channel, from: bearer) }
            }
            #expect(office.fetches == 1)
        }
    }

    private func withTokens(
        answer: String? = nil,
        _ work: (Tokens, any TokenBearer, TokenOffice, () -> Tokens) async throws -> Void
    ) async throws {
        try await inFolder { folder in
            let store = try Store(at: folder.appending(path: "tokens.sqlite").path)
            let office = TokenOffice(answer: answer)
            let platform = PlatformServer(office)
            let group = ServiceGroup(services: [platform], logger: silence)
            async let running: Void = group.run()
            let address = "http://127.0.0.1:\(try await platform.port())"
            let adapter = try Registry.adapter(
                platform: office.platform, options: Options(office.options(at: address)))
            let bearer = try #require(adapter as? any TokenBearer)
            // Nothing here is about time, and the machine may be busy.
            var settings = CourierSettings()
            settings.connectTimeout = .seconds(300)
            settings.totalTimeout = .seconds(300)
            let courier = try Courier(settings: settings)
            let make = { Tokens(store: store, courier: courier, watch: .real, longest: .seconds(300), log: silence) }
            let outcome = await Result { try await work(make(), bearer, office, make) }
            await group.triggerGracefulShutdown()
            try await running
            await courier.close()
            try store.close()
            try outcome.get()
        }
    }
}

/// Gives out tokens with a number, and counts.
private struct TokenOffice: StandIn {
    private let inner = WeComAppStandIn()
    private let count = Memory(0)
    let answer: String?
    var platform: String { inner.platform }
    var cast: Casting { inner.cast }
    var fetches: Int { count.change { $0 } }

    func options(at address: String) -> [String: [String]] { inner.options(at: address) }
    func webhook(_ said: Said) throws -> Webhook { try inner.webhook(said) }

    func answer(_ call: Webhook) throws -> Answered {
        guard call.path == "/cgi-bin/gettoken" else { throw UnknownCall(call) }
        let number = count.change { count in
            count += 1
            return count
        }
        return .json(answer ?? #"{"errcode":0,"access_token":"T\#(number)","expires_in":7200}"#)
    }
}
