import Channels
import Chat
import Courier
import Logging
import ServiceDesk
import Storage
import Wire

/// Fetches, keeps and renews the tokens of all channels: once for all that wait, and never into a log.
package actor Tokens {
    /// After a failure nobody asks again for so long; asking is limited too.
    private static let pause = Duration.seconds(5)

    private let store: Store
    private let courier: Courier
    private let watch: Watch
    private let longest: Duration
    private let log: Logger

    private var known: [ChannelID: AccessToken] = [:]
    private var failed: [ChannelID: (fault: TokenFault, until: Instant)] = [:]
    /// Those who wait while another fetches; a channel that is here is being fetched for.
    private var waiting: [ChannelID: [CheckedContinuation<Result<Secret, TokenFault>, Never>]] = [:]

    /// - Parameter longest: a fetch that takes longer is given up: messages wait behind it.
    package init(
        store: Store, courier: Courier, watch: Watch, longest: Duration = .seconds(3), log: Logger
    ) {
        self.longest = longest
        self.store = store
        self.courier = courier
        self.watch = watch
        self.log = log
    }

    package func token(of channel: ChannelID, from bearer: any TokenBearer) async throws(TokenFault) -> Secret {
        let now = watch.now()
        if let token = known[channel], token.stale > now { return Secret(token.value) }
        if let last = failed[channel], last.until > now { throw last.fault }
        guard waiting[channel] == nil else {
            let result = await withCheckedContinuation { waiting[channel]?.append($0) }
            return try result.get()
        }
        waiting[channel] = []
        let result = await obtain(for: channel, from: bearer)
        switch result {
        case .success(let token):
            known[channel] = token
            failed[channel] = nil
        case .failure(let fault):
            failed[channel] = (fault, watch.now() + max(Self.pause, fault.wait ?? .zero))
        }
        let answer = result.map { Secret($0.value) }
        for waiter in waiting.removeValue(forKey: channel) ?? [] { waiter.resume(returning: answer) }
        return try answer.get()
    }

    /// The platform said that this one is no longer good; a newer one that came meanwhile stays.
    package func discard(_ token: Secret, of channel: ChannelID) async {
        guard known[channel]?.value == token.revealed else { return }
        known[channel] = nil
        try? await store.transaction { try $0.forgetAccessToken(of: channel) }
    }

    private func obtain(
        for channel: ChannelID, from bearer: any TokenBearer
    ) async -> Result<AccessToken, TokenFault> {
        let account = bearer.tokenAccount
        let asked = watch.now()
        if let kept = try? await store.reading({ try $0.accessToken(of: channel, for: account, at: asked) }) {
            return .success(kept)
        }
        let call = bearer.tokenCall(at: asked.date)
        do {
            var permission = call.permission
            permission.timeout = longest
            let reply = try await courier.send(call, allowing: permission)
            switch bearer.readToken(reply) {
            case .token(let secret, let life):
                let token = AccessToken(value: secret.revealed, stale: asked + life * 4 / 5)
                // Kept or not, it is good; after a restart it would only be fetched again.
                try? await store.transaction { try $0.keep(token, of: channel, for: account) }
                return .success(token)
            case .retry(let wait, let why): return .failure(TokenFault(wait: wait, why: why))
            case .refused(let why):
                log.error("no token; check the channel's secret", metadata: ["channel": "\(channel)", "why": "\(why)"])
                // The operator may repair it; what waits to be sent waits so long.
                return .failure(TokenFault(wait: .seconds(60), why: why))
            }
        } catch {
            return .failure(TokenFault(wait: nil, why: error.description))
        }
    }
}

/// There is no token now.
package struct TokenFault: Error, Sendable {
    /// What the platform asked for.
    package let wait: Duration?
    package let why: String
}
