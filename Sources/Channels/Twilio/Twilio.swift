import Chat
import Crypto
import Foundation
import Wire

/// Text messages through Twilio. Source: twilio.com/docs, and the validators of its libraries.
package struct Twilio: Adapter {
    package static let platform = "twilio"
    package static let limits = Limits(
        text: 1600, unit: .utf16Units,
        pace: Pace(channel: [.init(1, per: .seconds(1))]))
    package static let abilities = Abilities {
        $0.hearsDirect = .everything
        $0.writesDirect = .anytime
    }
    package static let settings = [
        Setting("account_sid", "AC…, from the console", required: true),
        Setting(
            "auth_token", "from the console; several while one is being replaced, the first writes", required: true,
            secret: true),
        Setting("from", "our number, +852…, or the messaging service, MG…", required: true),
        Setting("public_url", "the address given to Twilio, exactly as it stands there", required: true),
        Setting("base_url", "the API; https://api.twilio.com where left out"),
        Setting("messaging_url", "the API of messaging services; https://messaging.twilio.com where left out"),
    ]

    let tokens: [Secret]
    let account: String
    let from: String
    let publicURL: String
    let baseURL: String
    let messagingURL: String

    package init(options: Options) throws(BadOption) {
        tokens = try options.requiredSecrets("auth_token")
        account = try options.required("account_sid")
        from = try options.required("from")
        // Signed as it stands, so nothing is taken off it, not even a slash.
        publicURL = try options.required("public_url")
        baseURL = try options.address("base_url") ?? "https://api.twilio.com"
        messagingURL = try options.address("messaging_url") ?? "https://messaging.twilio.com"
    }

    package func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        let header = "X-Twilio-Signature"
        let given = try webhook.only(header)
        let digest = webhook.parameters(named: "bodySHA256").first
        // By GET all that is said stands in the address, and nothing is added to it.
        let isInAddress = webhook.method == "GET"
        let parameters = digest == nil && !isInAddress ? try Form(webhook.body).signed : ""
        if let digest, !sameBytes(digest.lowercased().utf8, Array(SHA256.hash(data: webhook.body)).hex.utf8) {
            throw Refusal(.badSignature, "the body is not the one the address names")
        }
        let addresses = TwilioAddress(publicURL, query: isInAddress ? webhook.rawQuery : nil).spellings(digest: digest)
        for (index, address) in addresses.enumerated() {
            do {
                try tokens.check(given, from: header) {
                    Data(Code.sha1(of: Array((address + parameters).utf8), by: $0)).base64EncodedString()
                }
                return Verified(webhook)
            } catch  where index < addresses.count - 1 {
                continue
            }
        }
        throw Refusal(.badSignature, "\(header) was not made with any configured secret")
    }

    package func decode(_ request: Verified) throws(Refusal) -> Arrival {
        guard !request.webhook.isOf(type: "application/json") else { return .nothing }
        let form = try Form(request.webhook.method == "GET" ? Array(request.webhook.rawQuery.utf8) : request.body)
        guard try form.only("AccountSid") == account else { return .nothing }
        let message = try TwilioMessage(form)
        return Arrival(message.inbound.map { [$0] } ?? [], message.events)
    }

    /// An empty answer would be taken for a broken one.
    package func acknowledgement(of request: Verified) -> HTTPReply? { TwiML.reply(saying: nil) }

    package func encode(_ message: Outbound, by means: Means) -> HTTPCall {
        let sender = from.hasPrefix("MG") ? "MessagingServiceSid" : "From"
        // Through WhatsApp both ends are named so.
        let isWhatsApp = message.room.id.raw.hasPrefix("whatsapp:") && !from.contains(":") && sender == "From"
        let form = Form(fields: [
            (name: "To", value: message.room.id.raw), (name: sender, value: isWhatsApp ? "whatsapp:\(from)" : from),
            (name: "Body", value: Self.markup(message.body)),
        ])
        return HTTPCall(
            method: .post, url: "\(baseURL)/2010-04-01/Accounts/\(encoded(account))/Messages.json",
            headers: [("content-type", "application/x-www-form-urlencoded"), authorization], body: form.body)
    }

    var authorization: (name: String, value: String) {
        let pair = "\(account):\(tokens.first?.revealed ?? "")"
        return ("authorization", "Basic \(Data(pair.utf8).base64EncodedString())")
    }

    package func judge(_ reply: HTTPReply) -> Receipt {
        guard let answer = try? read(TwilioAnswer.self, from: reply.body) else {
            return .retry(after: reply.retryAfter, because: "HTTP \(reply.status), unreadable body")
        }
        if (200...299).contains(reply.status) {
            return answer.sid.map { .delivered(MessageID($0)) } ?? .retry(after: nil, because: "no sid in the answer")
        }
        let why = "\(answer.code ?? reply.status) \(answer.message?.prefix(200) ?? "without a message")"
        switch answer.code {
        // Opted out, no mobile, no such number, or not reachable from here.
        case 21610, 21614, 21211, 21408, 30003, 30005, 30006: return .unreachable(because: why)
        case 20429, 30001, 30008: return .retry(after: reply.retryAfter, because: why)
        default:
            return reply.status == 429 || reply.status == 408 || reply.status >= 500
                ? .retry(after: reply.retryAfter, because: why) : .refused(why)
        }
    }
}

extension Twilio: Downloads {
    package func download(_ attachment: Attachment, of message: Inbound, by means: Means) -> HTTPCall? {
        guard let address = attachment.address else { return nil }
        return HTTPCall(method: .get, url: address, headers: [authorization]).found(on: ["api.twilio.com"])
    }

    /// The file lies elsewhere; our password does not go there.
    package func readDownload(_ reply: HTTPReply, of attachment: Attachment, by means: Means) -> Download {
        guard [301, 302, 307, 308].contains(reply.status), let place = reply.header("location") else {
            return reply.file(of: Self.platform)
        }
        return .further(
            HTTPCall(method: .get, url: place).found(on: ["*.twilio.com", "*.twiliocdn.com", "*.amazonaws.com"]))
    }
}

extension Webhook {
    /// What stands behind the question mark, undecoded; empty without one.
    fileprivate var rawQuery: String {
        target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first.map(String.init)
            ?? ""
    }
}

extension Form {
    /// Every key with its values behind it, sorted by bytes; a value given twice counts once.
    fileprivate var signed: String {
        let values = Dictionary(grouping: fields, by: \.name).mapValues { Set($0.map(\.value)) }
        return values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { key, values in
            values.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { key + $0 }.joined()
        }.joined()
    }
}

extension Twilio: AnswersInPlace {
    /// Twilio waits for fifteen seconds.
    package static let patience = Duration.seconds(3)

    package func answer(_ message: Outbound, to request: Verified, at now: Date) -> HTTPReply? {
        guard let form = try? Form(request.body), let from = try? form.only("From"), from == message.room.id.raw else {
            return nil
        }
        return TwiML.reply(saying: Self.markup(message.body))
    }
}
