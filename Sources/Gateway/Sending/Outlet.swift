import Channels
import Chat
import Courier
import Logging
import Storage
import Wire

/// Makes an adapter's calls: with its token, and only where their origin allows.
package struct Outlet: Sendable {
    private let courier: Courier
    private let tokens: Tokens
    private let watch: Watch

    package init(store: Store, courier: Courier, watch: Watch, log: Logger) {
        self.courier = courier
        self.watch = watch
        tokens = Tokens(store: store, courier: courier, watch: watch, log: log)
    }

    /// What every call of a channel needs.
    func means(of channel: ChannelID, _ adapter: any Adapter) async throws(TokenFault) -> Means {
        var means = Means(now: watch.now().date)
        if let bearer = adapter as? any TokenBearer { means.token = try await tokens.token(of: channel, from: bearer) }
        return means
    }

    /// The same with a new token, after the platform said that this one has expired.
    func renewed(_ means: Means, of channel: ChannelID, _ adapter: any Adapter) async throws(TokenFault) -> Means {
        var means = means
        if let token = means.token { await tokens.discard(token, of: channel) }
        means.token = try await self.means(of: channel, adapter).token
        return means
    }

    /// - Parameter longestReply: in bytes; nil: what the courier's settings say.
    func send(
        _ call: HTTPCall, within time: Duration = .seconds(7), longestReply: Int? = nil
    ) async throws(CourierFault) -> HTTPReply {
        var permission = call.permission
        permission.timeout = time
        permission.replyLimit = longestReply
        return try await courier.send(call, allowing: permission)
    }
}

extension HTTPCall {
    var permission: Permission {
        switch origin {
        case .configured: .configured(plain: url.hasPrefix("http:"))
        case .found(let hosts): .found(on: hosts.map(HostPattern.init))
        }
    }
}
