import Chat
import Crypto
import Foundation
import Wire

/// WhatsApp, by Meta's Cloud API. Source: developers.facebook.com, business messaging.
package struct WhatsApp: Adapter {
    package static let platform = "whatsapp"
    package static let limits = Limits(
        text: 4096, unit: .utf16Units,
        pace: Pace(
            channel: [.init(80, per: .seconds(1))], group: [.init(45, per: .seconds(270))],
            direct: [.init(45, per: .seconds(270))]))
    /// Meta sends up to 3 MB at once, and sends what is refused again for a week.
    package static let longestBody = 4 << 20
    package static let abilities = Abilities {
        $0.hearsGroup = .everything
        $0.hearsDirect = .everything
        $0.writesGroup = .within("24 h")
        $0.writesDirect = .within("24 h, later by template only,")
        $0.tellsQuotes = true
        $0.buttons = true
        $0.images = true
        $0.recordings = true
        $0.captions = true
    }
    package static let settings = [
        Setting("token", "the system user's access token", required: true, secret: true),
        Setting(
            "app_secret", "from App settings, Basic; several while one is being replaced", required: true, secret: true),
        Setting("verify_token", "any word, the same as at Meta's webhook form", required: true, secret: true),
        Setting("phone_number_id", "the id of the number that writes, from API Setup", required: true),
        Setting("template", "the name of an approved template with one parameter, for what is said after 24 hours"),
        Setting("template_language", "the template's language; zh_CN where left out"),
        Setting("base_url", "the Graph API with its version; https://graph.facebook.com/v26.0 where left out"),
    ]

    let secrets: [Secret]
    let verifyTokens: [Secret]
    let token: Secret
    let number: String
    let template: (name: String, language: String)?
    let baseURL: String

    package init(options: Options) throws(BadOption) {
        secrets = try options.requiredSecrets("app_secret")
        verifyTokens = try options.requiredSecrets("verify_token")
        token = Secret(try options.required("token"))
        number = try options.required("phone_number_id")
        template = options.optional("template").map { ($0, options.optional("template_language") ?? "zh_CN") }
        baseURL = try options.address("base_url") ?? "https://graph.facebook.com/v26.0"
    }

    package func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        if webhook.method == "GET" { return try verifyHandshake(webhook) }
        let header = "X-Hub-Signature-256"
        let given = try webhook.only(header)
        _ = try given.after("sha256=", in: header)
        try secrets.check(given, from: header) { "sha256=" + Code.sha256(of: webhook.body, by: $0).hex }
        return Verified(webhook)
    }

    /// The token is a word of its own; it signs nothing.
    private func verifyHandshake(_ webhook: Webhook) throws(Refusal) -> Verified {
        for name in ["hub.mode", "hub.challenge", "hub.verify_token"] where webhook.parameters(named: name).count > 1 {
            throw Refusal(.duplicateParameter, "\(name) is given twice", status: 403)
        }
        guard webhook.parameters(named: "hub.mode") == ["subscribe"],
            !webhook.parameters(named: "hub.challenge").isEmpty
        else { throw Refusal(.malformed, "not a handshake", status: 403) }
        try verifyTokens.check(token: webhook.parameters(named: "hub.verify_token").first, status: 403)
        return Verified(webhook)
    }

    package func decode(_ request: Verified) throws(Refusal) -> Arrival {
        if request.webhook.method == "GET" {
            return .challenge(.plain(request.webhook.parameters(named: "hub.challenge").joined()))
        }
        let values = try read(WhatsAppCallback.self, from: request.body).entry.flatMap(\.changes)
            .filter { $0.field == "messages" }.compactMap(\.value.content)
            // One address serves all numbers of an app.
            .filter { $0.metadata.phone_number_id == number }
        return Arrival(values.flatMap(\.inbounds), values.flatMap(\.events))
    }

    package func encode(_ message: Outbound, by means: Means) throws(Unsendable) -> HTTPCall {
        let content: WhatsAppContent
        if means.isOutsideWindow {
            guard let template else {
                throw Unsendable(
                    "their last word is older than 24 hours, and no template is configured", isUnreachable: true)
            }
            content = .template(template.name, template.language, Self.oneLine(message.body.plain))
        } else {
            content = WhatsAppContent(message, uploaded: means.uploaded)
        }
        return .post("\(baseURL)/\(number)/messages", json: WhatsAppMessage(message, content)).bearing(token)
    }

    /// A filled-in template may have 1024 characters, its own words among them; a longer one is refused (132005).
    private static let longestParameter = 900

    /// A parameter of a template may hold no line ends, and no more than four blanks in a row.
    private static func oneLine(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " · ").foldingSpaces
        guard line.utf16.count > longestParameter else { return line }
        var length = 0
        let head = line.prefix { character in
            length += character.utf16.count
            return length < longestParameter
        }
        return "\(head)…"
    }

    package func judge(_ reply: HTTPReply) -> Receipt {
        guard let answer = try? read(WhatsAppAnswer.self, from: reply.body) else {
            return .retry(after: reply.retryAfter, because: "HTTP \(reply.status), unreadable body")
        }
        guard let error = answer.error else {
            return answer.messages?.first.map { .delivered(MessageID($0.id)) }
                ?? .retry(after: reply.retryAfter, because: "HTTP \(reply.status), no message in the answer")
        }
        let why = "\(error.code) \(error.message?.prefix(200) ?? "without a message")"
        switch error.code {
        case 131047: return .windowClosed(because: why)
        // Undeliverable: no such account, too old a program, or we are blocked.
        case 131026: return .unreachable(because: why)
        case 4, 80007, 130429, 131056, 133016, 1, 2, 131000, 131016, 131057, 133004:
            return .retry(after: reply.retryAfter, because: why)
        default: return reply.status >= 500 ? .retry(after: reply.retryAfter, because: why) : .refused(why)
        }
    }
}

extension WhatsApp: Downloads, Uploads {
    package func download(_ attachment: Attachment, of message: Inbound, by means: Means) -> HTTPCall? {
        guard let id = attachment.reference, attachment.kind != .location else { return nil }
        return HTTPCall(method: .get, url: "\(baseURL)/\(encoded(id))?phone_number_id=\(encoded(number))").bearing(
            token)
    }

    /// The first call tells where the file lies for five minutes, the second fetches it from there.
    package func readDownload(_ reply: HTTPReply, of attachment: Attachment, by means: Means) -> Download {
        if reply.status == 200, let place = try? read(WhatsAppFile.self, from: reply.body) {
            let call = HTTPCall(method: .get, url: place.url).bearing(token)
            return .further(call.found(on: ["lookaside.fbsbx.com", "*.fbsbx.com", "*.fbcdn.net", "*.whatsapp.net"]))
        }
        guard case .bytes(let bytes) = reply.file(of: Self.platform) else { return reply.file(of: Self.platform) }
        if let digest = attachment.digest, Data(SHA256.hash(data: bytes)).base64EncodedString() != digest {
            return .failed(.refused("the file is not the one that was told of"))
        }
        return .bytes(bytes)
    }

    package func upload(_ file: Upload, by means: Means) -> HTTPCall? {
        HTTPCall.form(
            "\(baseURL)/\(number)/media",
            fields: [(name: "messaging_product", value: "whatsapp"), (name: "type", value: file.enclosure.mediaType)],
            file: "file", file
        ).bearing(token)
    }

    package func readUpload(_ reply: HTTPReply) -> Uploaded {
        guard let id = try? read(WhatsAppUploaded.self, from: reply.body).id else { return .failed(judge(reply)) }
        return .reference(id)
    }
}

extension WhatsApp: KnowsWindow {
    /// Meta takes what is sent after 24 hours, and tells of 131047 only afterwards.
    package static let window = Duration.seconds(24 * 3600 - 300)
}

/// The number's own address, which comes before the app's. Source: developers.facebook.com, WhatsApp, Webhook overrides.
extension WhatsApp: TakesWebhook {
    /// Meta tries the address at once, so the gateway has to be running.
    package func webhookCalls(for address: String) -> [HTTPCall] {
        let override = ["override_callback_uri": address, "verify_token": verifyTokens.first?.revealed ?? ""]
        return [.post("\(baseURL)/\(number)", json: ["webhook_configuration": override]).bearing(token)]
    }

    package func judgeWebhook(_ reply: HTTPReply) -> Receipt {
        let isDone = (try? read(WhatsAppDone.self, from: reply.body))?.success == true
        return reply.status == 200 && isDone ? .delivered(nil) : judge(reply)
    }
}

struct WhatsAppDone: Decodable { let success: Bool }
