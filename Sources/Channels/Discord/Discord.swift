import Chat
import Crypto
import Foundation
import Wire

/// Discord, by its interactions endpoint: slash commands and buttons. Source: discord/discord-api-docs.
///
/// Ordinary messages come over a connection of the bot's own making only, which this is not.
package struct Discord: Adapter {
    package static let platform = "discord"
    package static let limits = Limits(
        text: 2000, unit: .utf16Units,
        pace: Pace(channel: [.init(50, per: .seconds(1))]))
    package static let abilities = Abilities {
        $0.hearsGroup = .mentions
        $0.hearsDirect = .mentions
        $0.writesGroup = .anytime
        $0.writesDirect = .anytime
        $0.buttons = true
        $0.images = true
        $0.recordings = true
        $0.captions = true
        $0.mentions = true
        $0.callsEveryone = true
        $0.recognisesResend = true
    }
    package static let settings = [
        Setting("public_key", "the application's public key; several while one is being replaced", required: true),
        Setting("token", "the bot's token", required: true, secret: true),
        Setting("base_url", "the API; https://discord.com/api/v10 where left out"),
        Setting("max_clock_skew", "how many seconds Discord's clock may be off; 300 where left out"),
    ]

    let keys: [Curve25519.Signing.PublicKey]
    let token: Secret
    let baseURL: String
    /// Discord itself states none.
    private let skew: Int

    package init(options: Options) throws(BadOption) {
        var keys: [Curve25519.Signing.PublicKey] = []
        for text in options.list("public_key") where !text.isEmpty {
            guard let bytes = [UInt8](hex: text.utf8),
                let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
            else { throw BadOption(key: "public_key", problem: "must be 64 hexadecimal digits") }
            keys.append(key)
        }
        guard !keys.isEmpty else { throw BadOption(key: "public_key", problem: "is missing") }
        self.keys = keys
        token = Secret(try options.required("token"))
        baseURL = try options.address("base_url") ?? "https://discord.com/api/v10"
        skew = try options.skew(default: 300)
    }

    /// Everything refused is refused with 401: Discord tries wrong signatures now and then, and removes an address that
    /// answers otherwise.
    package func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        let given = try webhook.only("X-Signature-Ed25519")
        let timestamp = try webhook.only("X-Signature-Timestamp")
        guard let signature = [UInt8](hex: given.utf8), signature.count == 64 else {
            throw Refusal(.malformed, "the signature is not 128 hexadecimal digits", status: 401)
        }
        guard let seconds = timestamp.digits else {
            throw Refusal(.malformed, "the timestamp is not a number of seconds", status: 401)
        }
        guard abs(now.timeIntervalSince1970 - TimeInterval(seconds)) <= TimeInterval(skew) else {
            throw Refusal(.stale, "the timestamp is more than \(skew) seconds off")
        }
        let message = Array(timestamp.utf8) + webhook.body
        guard keys.contains(where: { $0.isValidSignature(signature, for: message) }) else {
            throw Refusal(.badSignature, "not signed by the application's key")
        }
        return Verified(webhook)
    }

    package func decode(_ request: Verified) throws(Refusal) -> Arrival {
        let interaction = try read(Interaction.self, from: request.body)
        switch interaction.type {
        case Interaction.ping: return .challenge(.json(#"{"type":1}"#))
        case Interaction.command: return interaction.inbound().map { .messages([$0]) } ?? .nothing
        case Interaction.component: return interaction.press().map { .events([.pressed($0)]) } ?? .nothing
        default: return .nothing
        }
    }

    /// A button's clock ends with nothing shown; a command has to be answered with something, seen by its giver only.
    package func acknowledgement(of request: Verified) -> HTTPReply? {
        let type = (try? read(Interaction.self, from: request.body))?.type
        let isCommand = type == Interaction.command
        return .json(isCommand ? #"{"type":4,"data":{"content":"✓","flags":64}}"# : #"{"type":6}"#)
    }

    package func encode(_ message: Outbound, by means: Means) -> HTTPCall {
        let address = "\(baseURL)/channels/\(encoded(message.room.id.raw))/messages"
        var call = HTTPCall.post(address, json: DiscordMessage(message))
        if let enclosure = message.enclosure, let file = means.enclosed {
            // The message is a field of the form, and the file goes with it.
            let fields = [(name: "payload_json", value: String(decoding: call.body, as: UTF8.self))]
            call = .form(
                address, fields: fields, file: "files[0]",
                Upload(enclosure: enclosure, bytes: file, room: message.room))
        }
        call.headers.append(("authorization", "Bot \(token.revealed)"))
        return call
    }

    package func judge(_ reply: HTTPReply) -> Receipt {
        let answer = try? read(DiscordAnswer.self, from: reply.body)
        let why = "\(reply.status) \(answer?.message?.prefix(200) ?? "without a message")"
        switch reply.status {
        case 200...299 where answer?.id != nil: return .delivered(answer?.id.map { MessageID($0) })
        case 429:
            // A fraction of a second is a second: asking too early counts against us.
            let asked = answer?.retry_after.flatMap {
                (0..<3600).contains($0) ? wait(seconds: Int($0.rounded(.up))) : nil
            }
            return .retry(after: asked ?? reply.retryAfter, because: why)
        case ..<400, 408, 500...: return .retry(after: reply.retryAfter, because: why)
        // They take no messages from us, or share no server with us any more.
        default: return answer?.code == 50_007 ? .unreachable(because: why) : .refused(why)
        }
    }
}

extension Discord: AnswersInPlace, Downloads {
    /// Discord waits for three seconds.
    package static let patience = Duration.milliseconds(1500)

    /// The answer to a command, in the room it was given in.
    package func answer(_ message: Outbound, to request: Verified, at now: Date) -> HTTPReply? {
        guard let interaction = try? read(Interaction.self, from: request.body),
            interaction.type == Interaction.command, interaction.channel_id == message.room.id.raw,
            message.enclosure == nil
        else { return nil }
        return HTTPReply(status: 200, json: DiscordReply(data: DiscordMessage(message, isReply: true)))
    }

    package func download(_ attachment: Attachment, of message: Inbound, by means: Means) -> HTTPCall? {
        attachment.address.map {
            HTTPCall(method: .get, url: $0).found(on: ["cdn.discordapp.com", "media.discordapp.net"])
        }
    }

    package func readDownload(_ reply: HTTPReply, of attachment: Attachment, by means: Means) -> Download {
        reply.file(of: Self.platform)
    }
}

extension Discord: TakesWebhook {
    /// Discord tries the address at once, so the gateway has to be running. Source: discord/discord-api-docs,
    /// Edit Current Application.
    package func webhookCalls(for address: String) -> [HTTPCall] {
        var call = HTTPCall.post("\(baseURL)/applications/@me", json: ["interactions_endpoint_url": address])
        call.method = .patch
        call.headers.append(("authorization", "Bot \(token.revealed)"))
        return [call]
    }
}
