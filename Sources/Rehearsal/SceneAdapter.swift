import Channels
import Chat
import Foundation
import Wire

/// The platform of a scene: it takes any length and nothing is ever sent over it.
struct SceneAdapter: Adapter {
    static let platform = "scene"
    static let limits = Limits(text: 100_000, unit: .characters)
    static let abilities = Abilities()
    static let settings: [Setting] = []

    init() {}
    init(options: Options) throws(BadOption) {}

    func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        throw Refusal(.noSecret, "scenes have no webhook")
    }

    func decode(_ request: Verified) throws(Refusal) -> Arrival { .nothing }
    func encode(_ message: Outbound, by means: Means) -> HTTPCall { HTTPCall(method: .post, url: "") }
    func judge(_ reply: HTTPReply) -> Receipt { .refused("scenes are not sent") }
}
