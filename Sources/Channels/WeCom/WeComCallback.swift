import Chat
import Foundation
import Wire

/// What the app and customer service of WeCom (企业微信) share: one kind of callback, one kind of token.
///
/// Source: developer.work.weixin.qq.com/document/path/90238, 90930, 90968, 91039.
struct WeComAccount: Sendable {
    let corporation: String
    let secret: Secret
    let seal: TencentSeal
    let baseURL: String

    static let settings = [
        Setting("corp_id", "the CorpID, ww…, from the company's own page", required: true),
        Setting("secret", "the Secret of the app or of customer service", required: true, secret: true),
        Setting(
            "token", "the Token for receiving messages; several while one is being replaced", required: true,
            secret: true),
        Setting("aes_key", "the EncodingAESKey beside it, 43 characters; several too", required: true, secret: true),
        Setting("base_url", "the API; https://qyapi.weixin.qq.com where left out"),
        Setting("max_clock_skew", "how many seconds WeCom's clock may be off; 600 where left out"),
    ]

    init(_ options: Options) throws(BadOption) {
        corporation = try options.required("corp_id")
        secret = Secret(try options.required("secret"))
        seal = try TencentSeal(options, receiver: corporation)
        baseURL = try options.address("base_url") ?? WeComAPI.home
    }

    var tokenCall: HTTPCall {
        HTTPCall(
            method: .get,
            url: "\(baseURL)/cgi-bin/gettoken?corpid=\(encoded(corporation))&corpsecret=\(encoded(secret.revealed))")
    }

    /// An address of the API with the token in it, as WeCom wants it.
    func url(_ path: String, _ means: Means) -> String {
        "\(baseURL)/cgi-bin/\(path)?access_token=\(encoded(means.token?.revealed ?? ""))"
    }

    func mediaCall(_ attachment: Attachment, _ means: Means) -> HTTPCall? {
        // A place is no file.
        guard let id = attachment.reference, attachment.kind != .location else { return nil }
        return HTTPCall(method: .get, url: url("media/get", means) + "&media_id=\(encoded(id))")
    }
}

/// The outer part of a callback: all that may be believed of it is what the signature covers.
private struct Outer: Sendable {
    let encrypted: String

    init(_ body: [UInt8]) throws(Refusal) {
        let fields = try TencentFields(body)
        guard let encrypted = fields["Encrypt"] ?? fields["encrypt"] else {
            throw Refusal(.plaintextNotAllowed, "nothing in it is encrypted")
        }
        self.encrypted = encrypted
    }
}

extension TencentSeal {
    /// Proves and decrypts a callback, or the echo by which its address is checked.
    func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        let encrypted = webhook.isEcho ? try webhook.echo : try Outer(webhook.body).encrypted
        let opened = try open(encrypted, of: webhook, at: now)
        return Verified(webhook, body: opened.content)
    }
}

extension Webhook {
    /// The platform asks whether this address is ours.
    var isEcho: Bool { method.uppercased() == "GET" }

    fileprivate var echo: String {
        get throws(Refusal) {
            guard let value = parameters(named: "echostr").first else {
                throw Refusal(.missingSignature, "echostr is missing")
            }
            return value
        }
    }
}

extension Verified {
    /// The echo, decrypted: these bytes and no others are to come back.
    var echoed: Arrival? {
        webhook.isEcho
            ? .challenge(HTTPReply(status: 200, headers: [("Content-Type", "text/plain")], body: body)) : nil
    }
}
