import Chat
import Crypto
import Foundation
import Wire

/// An app of Feishu (飞书) or Lark, by event subscription: hears groups and each person, and writes to both first.
///
/// Source: open.feishu.cn/document (事件订阅, im-v1/message); checked with lark-oapi 1.7.5.
package struct Feishu: TokenBearer, Downloads, Uploads {
    package static let platform = "feishu"
    /// A post may have 30 KB with its markup, and JSON stands in JSON there.
    package static let limits = Limits(
        text: 6000, unit: .utf8Bytes,
        pace: Pace(
            channel: [.init(50, per: .seconds(1)), .init(1000, per: .seconds(60))], group: [.init(5, per: .seconds(1))],
            direct: [.init(5, per: .seconds(1))]))
    package static let abilities = Abilities {
        $0.hearsGroup = .everything
        $0.hearsDirect = .everything
        $0.writesGroup = .anytime
        $0.writesDirect = .anytime
        $0.tellsQuotes = true
        $0.buttons = true
        $0.images = true
        $0.recordings = true
        $0.deletions = true
        $0.mentions = true
        $0.callsEveryone = true
        $0.recognisesResend = true
    }
    package static let entrance: String? = "in the developer console of the app, under Events & Callbacks, for both"
    package static let settings = [
        Setting("app_id", "the App ID, cli_…", required: true),
        Setting("app_secret", "the App Secret", required: true, secret: true),
        Setting(
            "encrypt_key", "the Encrypt Key of events and callbacks; several while one is being replaced",
            required: true,
            secret: true),
        Setting("verification_token", "the Verification Token beside it", required: true, secret: true),
        Setting("bot_open_id", "the bot's own open_id, ou_…, as bot/v3/info tells it", required: true),
        Setting("base_url", "the API; https://open.feishu.cn where left out, https://open.larksuite.com for Lark"),
        Setting("max_clock_skew", "how many seconds Feishu's clock may be off; 28800 where left out: it tries so long"),
    ]

    let app: String
    let secret: Secret
    let keys: [Secret]
    let tokens: [Secret]
    let bot: String
    let baseURL: String
    private let skew: Int

    package init(options: Options) throws(BadOption) {
        app = try options.required("app_id")
        secret = Secret(try options.required("app_secret"))
        keys = options.secrets("encrypt_key")
        tokens = options.secrets("verification_token")
        // Without the one nothing is signed; without both anybody could call.
        guard !keys.isEmpty || !tokens.isEmpty else { throw BadOption(key: "encrypt_key", problem: "is missing") }
        bot = try options.required("bot_open_id")
        baseURL = try options.address("base_url") ?? "https://open.feishu.cn"
        skew = try options.skew(default: 28_800)
    }

    package static func markup(_ run: RichText.Run) -> String { RichText([run]).plain }

    package func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        guard !keys.isEmpty else { return Verified(webhook, body: try proven(webhook.body)) }
        let isSigned = !webhook.headers(named: "X-Lark-Signature").isEmpty
        if isSigned { try checkSignature(of: webhook, at: now) }
        let envelope = try readJSON(FeishuEnvelope.self, from: webhook.body)
        guard let encrypted = envelope.encrypt else {
            throw Refusal(.plaintextNotAllowed, "nothing in it is encrypted")
        }
        let body = try proven(try decrypted(encrypted))
        // The check of the address is the one thing that comes unsigned.
        let isCheck = try readJSON(FeishuEnvelope.self, from: body).type == "url_verification"
        guard isSigned || isCheck else {
            throw Refusal(.missingSignature, "X-Lark-Signature is missing")
        }
        return Verified(webhook, body: body)
    }

    /// Not a keyed code but a plain hash with the key inside, over the bytes as they came.
    private func checkSignature(of webhook: Webhook, at now: Date) throws(Refusal) {
        let given = try webhook.larkHeader("X-Lark-Signature")
        let timestamp = try webhook.larkHeader("X-Lark-Request-Timestamp")
        let nonce = try webhook.larkHeader("X-Lark-Request-Nonce")
        let isGood = keys.contains { key in
            sameBytes(given.utf8, Self.signature(timestamp, nonce, key, webhook.body).utf8)
        }
        guard isGood else { throw Refusal(.badSignature, "X-Lark-Signature was not made with any configured key") }
        guard timestamp.utf8.count <= 12, let seconds = timestamp.digits else {
            throw Refusal(.badTimestamp, "X-Lark-Request-Timestamp is no number of seconds")
        }
        guard abs(now.timeIntervalSince1970 - Double(seconds)) <= Double(skew) else {
            throw Refusal(.staleTimestamp, "X-Lark-Request-Timestamp is more than \(skew) seconds off")
        }
    }

    static func signature(_ timestamp: String, _ nonce: String, _ key: Secret, _ body: [UInt8]) -> String {
        Array(SHA256.hash(data: Array("\(timestamp)\(nonce)\(key.revealed)".utf8) + body)).hex
    }

    /// - Throws: what is wrong by the first key, when no key opens it.
    func decrypted(_ text: String) throws(Refusal) -> [UInt8] {
        let sealed = try Cipher.bytes(ofBase64: text)
        guard sealed.count >= 32 else { throw Refusal(.badCiphertextLength, "the ciphertext is too short") }
        var first: Refusal?
        for key in keys {
            do {
                return try Cipher.open(
                    sealed.dropFirst(16), key: Self.cipherKey(key), iv: sealed.prefix(16), block: 16)
            } catch {
                first = first ?? error
            }
        }
        throw first ?? Refusal(.secretNotConfigured, "no encrypt_key is configured")
    }

    static func cipherKey(_ key: Secret) -> [UInt8] { Array(SHA256.hash(data: Data(key.revealed.utf8))) }

    /// The inverse of what comes in, as another side would write it.
    static func encrypted(_ plain: [UInt8], by key: Secret, iv: [UInt8]) -> String {
        Data(iv + Cipher.seal(plain, key: cipherKey(key), iv: iv, block: 16)).base64EncodedString()
    }

    /// The body, once it is known to be for this app.
    private func proven(_ body: [UInt8]) throws(Refusal) -> [UInt8] {
        let envelope = try readJSON(FeishuEnvelope.self, from: body)
        if !tokens.isEmpty {
            guard tokens.hold(envelope.header?.token ?? envelope.token ?? "") else {
                throw Refusal(.wrongVerificationToken, "the verification token is another")
            }
        }
        if let other = envelope.header?.app_id, other != app {
            throw Refusal(.appIDMismatch, "it is for another app")
        }
        return body
    }

    package func decode(_ request: Verified) throws(Refusal) -> Arrival {
        let envelope = try readJSON(FeishuEnvelope.self, from: request.body)
        if envelope.type == "url_verification" {
            guard let challenge = envelope.challenge else { throw Refusal(.malformedJSON, "challenge is missing") }
            let answer = String(decoding: bytes(ofJSON: ["challenge": challenge]), as: UTF8.self)
            return .challenge(.json(answer))
        }
        return try FeishuHearing(envelope, request.body, bot: bot).arrival()
    }

    package func encode(_ message: Outbound, by means: Means) throws(Unsendable) -> HTTPCall {
        let content = FeishuContent(message, means)
        let key = message.idempotencyKey(longest: 50)
        var call: HTTPCall
        if let quoted = message.quoting {
            call = .post(
                "\(baseURL)/open-apis/im/v1/messages/\(encoded(quoted.raw))/reply",
                json: FeishuSend(
                    msg_type: content.type, content: content.text, uuid: key, reply_in_thread: message.thread != nil))
        } else {
            let kind = message.room.id.raw.hasPrefix("ou_") ? "open_id" : "chat_id"
            call = .post(
                "\(baseURL)/open-apis/im/v1/messages?receive_id_type=\(kind)",
                json: FeishuSend(
                    receive_id: message.room.id.raw, msg_type: content.type, content: content.text, uuid: key))
        }
        authorise(&call, means)
        return call
    }

    private func authorise(_ call: inout HTTPCall, _ means: Means) {
        call.headers.append(("Authorization", "Bearer \(means.token?.revealed ?? "")"))
    }

    package func judge(_ reply: HTTPReply) -> Receipt { FeishuAnswer.judge(reply) }

    package var tokenAccount: String { app }
    package func tokenCall(at now: Date) -> HTTPCall {
        .post(
            "\(baseURL)/open-apis/auth/v3/tenant_access_token/internal",
            json: FeishuTokenAsk(app_id: app, app_secret: secret.revealed))
    }
    package func readToken(_ reply: HTTPReply) -> TokenAnswer { FeishuAnswer.readToken(reply) }

    package func download(_ attachment: Attachment, of message: Inbound, by means: Means) -> HTTPCall? {
        guard let key = attachment.reference, let type = attachment.format, attachment.kind != .sticker else {
            return nil
        }
        var call = HTTPCall(
            method: .get,
            url: "\(baseURL)/open-apis/im/v1/messages/\(encoded(message.id.raw))/resources/\(encoded(key))?type=\(type)"
        )
        authorise(&call, means)
        return call
    }

    package func readDownload(_ reply: HTTPReply, of attachment: Attachment, by means: Means) -> Download {
        let type = reply.header("content-type")?.lowercased() ?? ""
        guard reply.status != 200 || type.contains("json") || type.hasPrefix("text/html") else {
            return .bytes(reply.body)
        }
        let receipt = judge(reply)
        if case .delivered = receipt { return .failed(.refused("no bytes in the answer")) }
        return .failed(receipt)
    }

    package func upload(_ file: Upload, by means: Means) -> HTTPCall? {
        var call =
            file.enclosure.kind == .image
            ? HTTPCall.form(
                "\(baseURL)/open-apis/im/v1/images", fields: [("image_type", "message")], file: "image", file)
            : HTTPCall.form(
                "\(baseURL)/open-apis/im/v1/files",
                fields: [("file_type", "stream"), ("file_name", file.enclosure.safeName)], file: "file", file)
        authorise(&call, means)
        return call
    }

    package func readUpload(_ reply: HTTPReply) -> Uploaded {
        if let answer = try? read(FeishuAnswer.self, from: reply.body), answer.code == 0,
            let key = answer.data?.image_key ?? answer.data?.file_key
        {
            return .reference(key)
        }
        let receipt = judge(reply)
        if case .delivered = receipt { return .failed(.retry(after: nil, because: "no key in the answer")) }
        return .failed(receipt)
    }
}

extension Webhook {
    /// - Throws: `missingSignature` or `duplicateHeader` unless the header is there exactly once.
    fileprivate func larkHeader(_ name: String) throws(Refusal) -> String {
        do {
            return try only(name)
        } catch {
            throw error.reason == .missingHeader ? Refusal(.missingSignature, error.detail) : error
        }
    }
}
