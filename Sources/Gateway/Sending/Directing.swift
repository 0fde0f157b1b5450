import Channels
import Courier
import Wire

/// Tells a platform where to send what it hears, call by call.
package struct Directing: Sendable {
    /// More calls than any platform asks for.
    private static let most = 5

    let platform: any TakesWebhook
    let courier: Courier

    package init(platform: any TakesWebhook, courier: Courier) {
        self.platform = platform
        self.courier = courier
    }

    /// - Parameter address: this channel's, `https://desk.example.org/hooks/<id>`.
    /// - Returns: why the platform does not send there; nil where it does.
    package func fault(in address: String) async -> String? {
        if let objection = platform.objection(to: address) { return objection }
        var calls = platform.webhookCalls(for: address)
        for _ in 0..<Self.most {
            guard !calls.isEmpty else { return nil }
            let call = calls.removeFirst()
            do {
                let reply = try await courier.send(call, allowing: call.permission)
                switch platform.judgeWebhook(reply) {
                case .delivered: break
                case .retry(_, let why): return "not now, try again: \(why)"
                case .tokenExpired(let why), .windowClosed(let why), .quoteGone(let why), .unreachable(let why),
                    .refused(let why):
                    return "refused: \(why)"
                case .moved: return "the account has moved"
                }
                if let next = platform.webhookCall(after: reply, for: address) { calls.append(next) }
            } catch {
                return "no answer: \(error)"
            }
        }
        return "the platform asks for ever more"
    }
}
