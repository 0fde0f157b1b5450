import Chat
import Foundation
import Wire

/// An Official Account of WeChat (微信公众号): residents, each alone. Nobody hears a group there.
///
/// The first answer goes into the webhook's own answer, which is free; later ones are customer-service messages, five
/// within 48 hours of their last words; after that a template, where one is configured. Source:
/// developers.weixin.qq.com/doc/offiaccount; checked with wechatpy 1.8.18.
package struct WeChatOA: TokenBearer, AnswersInPlace, Downloads, Uploads {
    package static let platform = "wechat-oa"
    /// The platform drops the connection after five seconds, and sends the same again.
    package static let patience = Duration.milliseconds(2500)
    package static let limits = Limits(text: 2048, unit: .utf8Bytes)
    package static let abilities = Abilities {
        $0.hearsDirect = .everything
        $0.writesDirect = .within("48 h, five messages,")
        $0.buttons = true
        $0.images = true
    }
    package static let entrance: String? =
        "on mp.weixin.qq.com, under Basic Configuration (基本配置), as the server address"
    package static let settings = [
        Setting("app_id", "the AppID, wx…", required: true),
        Setting("app_secret", "the AppSecret", required: true, secret: true),
        Setting(
            "token", "the Token of the server configuration; several while one is being replaced", required: true,
            secret: true),
        Setting(
            "aes_key", "the EncodingAESKey beside it, 43 characters; the new one first, then the old", secret: true),
        Setting("mode", "plain, compat or safe, as set beside them; safe where left out, plain only for trying out"),
        Setting("template_id", "a template for when free words are no longer allowed"),
        Setting("template_field", "the field of that template which takes our words: thing1"),
        Setting("template_api", "template, or subscribe for a one-off subscription message; template where left out"),
        Setting("base_url", "the API; https://api.weixin.qq.com where left out"),
        Setting("max_clock_skew", "how many seconds WeChat's clock may be off; 600 where left out"),
    ]

    /// How what comes in is protected.
    enum Mode: String { case plain, compat, safe }

    let app: String
    let secret: Secret
    let seal: TencentSeal
    let mode: Mode
    let template: WeChatTemplate?
    let baseURL: String

    package init(options: Options) throws(BadOption) {
        app = try options.required("app_id")
        secret = Secret(try options.required("app_secret"))
        guard let mode = Mode(rawValue: options.optional("mode") ?? "safe") else {
            throw BadOption(key: "mode", problem: "is none of plain, compat, safe")
        }
        self.mode = mode
        seal = try TencentSeal(options, receiver: app, needsKey: mode != .plain)
        template = try WeChatTemplate(options)
        baseURL = try options.address("base_url") ?? "https://api.weixin.qq.com"
    }

    package static func markup(_ run: RichText.Run) -> String { inert(RichText([run]).plain) }

    /// `<a href>` is a link there. By scalars: a `<` with an accent on it still opens a tag.
    private static func inert(_ words: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in words.unicodeScalars { result.append(scalar == "<" ? "＜" : scalar) }
        return String(result)
    }

    package func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        // `signature` covers the time alone; it is what the check of the address has, and plain mode.
        if webhook.method.uppercased() == "GET" || mode == .plain {
            _ = try seal.check(webhook, "signature", over: nil, at: now)
            return Verified(webhook)
        }
        guard let encrypted = try TencentFields(webhook.body)["Encrypt"] else {
            throw Refusal(.plaintextNotAllowed, "nothing in it is encrypted")
        }
        // Never the other signature instead: what it covers anybody may have seen.
        guard try webhook.only(parameter: "encrypt_type") == "aes" else {
            throw Refusal(.plaintextNotAllowed, "encrypt_type is not aes")
        }
        return Verified(webhook, body: try seal.open(encrypted, of: webhook, at: now).content)
    }

    package func decode(_ request: Verified) throws(Refusal) -> Arrival {
        guard request.webhook.method.uppercased() != "GET" else {
            return .challenge(.plain(try request.webhook.only(parameter: "echostr")))
        }
        return try TencentHeard(request.body).arrival
    }

    /// Anything but this word or nothing makes the user read that the account is out of order.
    package func acknowledgement(of request: Verified) -> HTTPReply? { .plain("success") }

    package func answer(_ message: Outbound, to request: Verified, at now: Date) -> HTTPReply? {
        answer(message, to: request, at: now, salt: TencentSeal.freshSalt)
    }

    func answer(_ message: Outbound, to request: Verified, at now: Date, salt: [UInt8]) -> HTTPReply? {
        guard message.choices.isEmpty, message.enclosure == nil, let fields = try? TencentFields(request.body),
            let account = fields["ToUserName"], let person = fields["FromUserName"], fields["MsgType"] != "event"
        else { return nil }
        let timestamp = Int(now.timeIntervalSince1970)
        let words = """
            <xml><ToUserName>\(cdata(person))</ToUserName><FromUserName>\(cdata(account))</FromUserName>\
            <CreateTime>\(timestamp)</CreateTime><MsgType>\(cdata("text"))</MsgType>\
            <Content>\(cdata(Self.markup(message.body)))</Content></xml>
            """
        guard mode != .plain else { return .xml(words) }
        guard let encrypted = try? TencentFields(request.webhook.body)["Encrypt"],
            let opened = try? seal.open(encrypted, of: request.webhook, at: now)
        else { return nil }
        // With the key that opened it: while one is replaced, the platform knows only one of the two.
        let sealed = seal.seal(Array(words.utf8), by: opened.key, salt: salt)
        return envelope(
            sealed, by: opened.token, timestamp: String(timestamp),
            nonce: request.webhook.parameters(named: "nonce").first ?? "")
    }

    func envelope(_ sealed: String, by token: Secret, timestamp: String, nonce: String) -> HTTPReply {
        let signature = TencentSeal.signature(token, timestamp, nonce, sealed)
        return .xml(
            """
            <xml><Encrypt>\(cdata(sealed))</Encrypt><MsgSignature>\(cdata(signature))</MsgSignature>\
            <TimeStamp>\(timestamp)</TimeStamp><Nonce>\(cdata(nonce))</Nonce></xml>
            """)
    }

    package func encode(_ message: Outbound, by means: Means) throws(Unsendable) -> HTTPCall {
        guard message.room.kind == .direct else {
            throw Unsendable("an Official Account writes to one person alone")
        }
        if means.isOutsideWindow {
            guard let template else {
                throw Unsendable("48 hours or five messages since they last wrote", isUnreachable: true)
            }
            return .post(url(template.path, means), json: template.filled(message))
        }
        return .post(
            url("message/custom/send", means),
            json: WeChatSend(touser: message.room.id.raw, content: WeChatContent(message, means)))
    }

    private func url(_ path: String, _ means: Means) -> String {
        "\(baseURL)/cgi-bin/\(path)?access_token=\(encoded(means.token?.revealed ?? ""))"
    }

    package func judge(_ reply: HTTPReply) -> Receipt { WeChatAnswer.judge(reply) }

    package var tokenAccount: String { app }
    package func tokenCall(at now: Date) -> HTTPCall {
        .post("\(baseURL)/cgi-bin/stable_token", json: WeChatTokenAsk(appid: app, secret: secret.revealed))
    }
    package func readToken(_ reply: HTTPReply) -> TokenAnswer { WeChatAnswer.readToken(reply) }

    package func download(_ attachment: Attachment, of message: Inbound, by means: Means) -> HTTPCall? {
        attachment.reference.flatMap {
            $0.hasPrefix("geo:")
                ? nil : HTTPCall(method: .get, url: url("media/get", means) + "&media_id=\(encoded($0))")
        }
    }

    package func readDownload(_ reply: HTTPReply, of attachment: Attachment, by means: Means) -> Download {
        WeChatAnswer.readMedia(reply)
    }

    package func upload(_ file: Upload, by means: Means) -> HTTPCall? {
        file.enclosure.kind == .image ? .form(url("media/upload", means) + "&type=image", file: "media", file) : nil
    }
    package func readUpload(_ reply: HTTPReply) -> Uploaded { WeChatAnswer.readUpload(reply) }
}

extension HTTPReply {
    fileprivate static func xml(_ text: String) -> HTTPReply {
        HTTPReply(status: 200, headers: [("Content-Type", "text/xml; charset=utf-8")], body: Array(text.utf8))
    }
}
