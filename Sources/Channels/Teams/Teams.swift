import Chat
import Crypto
import Foundation
import Wire

/// Microsoft Teams, by an outgoing webhook of a channel. Source: MicrosoftDocs/msteams-docs.
///
/// It hears what calls it by name and answers in the same breath; to write later it needs the address of a flow.
package struct Teams: Adapter {
    package static let platform = "teams"
    package static let limits = Limits(
        text: 8000, unit: .utf16Units,
        pace: Pace(channel: [.init(4, per: .seconds(1))]))
    package static let abilities = Abilities {
        $0.hearsGroup = .mentions
        $0.writesGroup = .within("5 s, later through a Workflows address only,")
    }
    package static let entrance: String? = "at the team, under Manage team, Apps, Create an outgoing webhook"
    package static let settings = [
        Setting(
            "security_token", "shown once when the outgoing webhook is made; several while one is being replaced",
            required: true, secret: true),
        Setting("name", "the webhook's name, as it is called; any name is cut where left out"),
        Setting(
            "workflow_urls",
            "chat=address for each channel with a flow ‘when a Teams webhook request is received’: news goes through it",
            secret: true),
    ]

    let keys: [SymmetricKey]
    let name: String?
    /// Each leads to one channel; what is for another does not go there.
    let workflows: [ChatID: Secret]

    package init(options: Options) throws(BadOption) {
        var keys: [SymmetricKey] = []
        for secret in options.secrets("security_token") {
            guard let bytes = Data(base64Encoded: secret.revealed), !bytes.isEmpty else {
                throw BadOption(key: "security_token", problem: "must be base64, as Teams shows it")
            }
            keys.append(SymmetricKey(data: bytes))
        }
        guard !keys.isEmpty else { throw BadOption(key: "security_token", problem: "is missing") }
        self.keys = keys
        name = options.optional("name")
        var workflows: [ChatID: Secret] = [:]
        for entry in options.list("workflow_urls") {
            let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, parts[0].hasPrefix("19:") else {
                throw BadOption(key: "workflow_urls", problem: "must be entries like 19:…@thread.tacv2=https://…")
            }
            workflows[ChatID(parts[0])] = try Options(["workflow_urls": [parts[1]]]).address("workflow_urls")
                .map { Secret($0) }
        }
        self.workflows = workflows
    }

    package func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        let given = try webhook.only("Authorization").after("HMAC ", in: "Authorization")
        let isGenuine = keys.contains { key in
            let code = Data(HMAC<SHA256>.authenticationCode(for: webhook.body, using: key)).base64EncodedString()
            return sameBytes(given.utf8, code.utf8)
        }
        guard isGenuine else { throw Refusal(.badSignature, "not signed with the security token") }
        return Verified(webhook)
    }

    package func decode(_ request: Verified) throws(Refusal) -> Arrival {
        let activity = try read(Activity.self, from: request.body)
        guard activity.type == "message" else { return .nothing }
        return .messages([try activity.inbound(calling: name)])
    }

    /// Something has to be answered, or the one who wrote is shown an error.
    package func acknowledgement(of request: Verified) -> HTTPReply? {
        HTTPReply(status: 200, json: TeamsReply(text: "✓"))
    }

    package func encode(_ message: Outbound, by means: Means) throws(Unsendable) -> HTTPCall {
        guard let workflow = workflows[message.room.id] else {
            throw Unsendable("workflow_urls has no flow into this channel", isUnreachable: message.room.kind == .direct)
        }
        return .post(workflow.revealed, json: TeamsCard(message.body))
    }

    package func judge(_ reply: HTTPReply) -> Receipt {
        switch reply.status {
        case 200...299: .delivered(nil)
        case ..<400, 408, 429, 500...: .retry(after: reply.retryAfter, because: "HTTP \(reply.status)")
        default: .refused("HTTP \(reply.status)")
        }
    }
}

extension Teams: AnswersInPlace {
    /// Teams waits for five seconds.
    package static let patience = Duration.seconds(3)

    package func answer(_ message: Outbound, to request: Verified, at now: Date) -> HTTPReply? {
        guard let activity = try? read(Activity.self, from: request.body),
            activity.conversation.room == message.room.id.raw
        else { return nil }
        return HTTPReply(status: 200, json: TeamsReply(text: Self.markup(message.body)))
    }
}
