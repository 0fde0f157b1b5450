import Chat
import Foundation
import Wire

/// The chat platform of the demo: what `Standard` says, with buttons.
package struct PlaygroundChat: Adapter {
    package static let platform = "playground"
    package static let limits = Standard.limits
    package static let abilities = Abilities {
        $0 = Standard.abilities
        $0.buttons = true
    }
    package static let entrance: String? = "nowhere: the demo knows it by itself"
    package static let settings = Standard.settings

    private let standard: Standard

    package init(options: Options) throws(BadOption) { standard = try Standard(options: options) }

    package func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        try standard.verify(webhook, at: now)
    }

    package func decode(_ request: Verified) throws(Refusal) -> Arrival { try standard.decode(request) }

    package func encode(_ message: Outbound, by means: Means) -> HTTPCall {
        let choices = message.choices.isEmpty ? nil : message.choices
        return standard.post(MessageSend(message, offering: choices), of: message, at: means.now)
    }

    package func judge(_ reply: HTTPReply) -> Receipt { standard.judge(reply) }
}
