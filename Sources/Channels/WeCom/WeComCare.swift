import Chat
import Foundation
import Wire

/// Customer service of WeCom (微信客服): residents on WeChat, each alone. Its callback only rings; what they said is
/// fetched.
///
/// Source: developer.work.weixin.qq.com/document/path/94670 (sync_msg), 94677 (send_msg).
package struct WeComCare: TokenBearer, Summoned, Downloads, Uploads {
    package static let platform = "wecom-kf"
    package static let limits = Limits(
        text: 2048, unit: .utf8Bytes,
        pace: Pace(channel: [.init(10000, per: .seconds(60))]))
    package static let abilities = Abilities {
        $0.hearsDirect = .everything
        $0.writesDirect = .within("48 h, five messages,")
        $0.buttons = true
        $0.images = true
        $0.deletions = true
        $0.recognisesResend = true
    }
    package static let entrance: String? = "in the admin console, at customer service (微信客服), under its API"
    package static let settings = WeComAccount.settings

    let account: WeComAccount

    package init(options: Options) throws(BadOption) { account = try WeComAccount(options) }

    package static func markup(_ run: RichText.Run) -> String { WeComMarkup.text(run) }

    package func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        try account.seal.verify(webhook, at: now)
    }

    package func decode(_ request: Verified) throws(Refusal) -> Arrival {
        if let echoed = request.echoed { return echoed }
        return try Self.arrival(request.body)
    }

    /// A ring comes from the corporation, not from a person.
    private static func arrival(_ body: [UInt8]) throws(Refusal) -> Arrival {
        let fields = try TencentFields(body)
        guard fields["MsgType"] == "event" else { return .nothing }
        guard fields["Event"] == "kf_msg_or_event", let source = fields["OpenKfId"] else {
            return .events([.noticed(Notice(fields["Event"] ?? ""))])
        }
        return .events([.called(Summons(source: source, hint: fields["Token"] ?? ""))])
    }

    package func acknowledgement(of request: Verified) -> HTTPReply? { .empty }

    package func fetch(_ summons: Summons, after cursor: String?, by means: Means) -> HTTPCall {
        .post(
            account.url("kf/sync_msg", means),
            json: WeComCareAsk(cursor: cursor ?? "", token: summons.hint, open_kfid: summons.source))
    }

    package func readPage(_ reply: HTTPReply, of summons: Summons) -> PageAnswer {
        guard let page = try? read(WeComCarePage.self, from: reply.body) else {
            return .failed(.retry(after: reply.retryAfter, because: "HTTP \(reply.status), unreadable body"))
        }
        // What rang is good for ten minutes only; without it we may ask too, though less often.
        if page.errcode == 95_007, !summons.hint.isEmpty { return .hintStale }
        guard page.errcode == 0 else { return .failed(WeComAPI.judge(reply)) }
        return .page(page.page)
    }

    package func encode(_ message: Outbound, by means: Means) throws(Unsendable) -> HTTPCall {
        let parts = message.room.id.raw.split(separator: ":", maxSplits: 1).map(String.init)
        guard message.room.kind == .direct, parts.count == 2 else {
            throw Unsendable("customer service writes to one person alone", isUnreachable: true)
        }
        guard !means.isOutsideWindow else {
            throw Unsendable("48 hours or five messages since they last wrote", isUnreachable: true)
        }
        let words = Self.markup(message.body)
        let content: WeComContent =
            if let id = means.uploaded, message.enclosure != nil {
                .image(id)
            } else if !message.choices.isEmpty, words.utf8.count <= 1024 {
                .menu(words: words, choices: message.choices.map(\.words))
            } else {
                .text(words, called: [])
            }
        return .post(
            account.url("kf/send_msg", means),
            json: WeComSend(
                touser: parts[1], open_kfid: parts[0], msgid: message.idempotencyKey(longest: 32), content: content))
    }

    package func judge(_ reply: HTTPReply) -> Receipt { WeComAPI.judge(reply) }
    package func judge(_ reply: HTTPReply, of message: Outbound) -> Receipt {
        WeComAPI.judge(reply, sentAs: MessageID(message.idempotencyKey(longest: 32)))
    }

    package var tokenAccount: String { "\(account.corporation)/kf" }
    package func tokenCall(at now: Date) -> HTTPCall { account.tokenCall }
    package func readToken(_ reply: HTTPReply) -> TokenAnswer { WeComAPI.readToken(reply) }

    package func download(_ attachment: Attachment, of message: Inbound, by means: Means) -> HTTPCall? {
        account.mediaCall(attachment, means)
    }
    package func readDownload(_ reply: HTTPReply, of attachment: Attachment, by means: Means) -> Download {
        WeComAPI.readMedia(reply)
    }

    package func upload(_ file: Upload, by means: Means) -> HTTPCall? {
        file.enclosure.kind == .image
            ? .form(account.url("media/upload", means) + "&type=image", file: "media", file) : nil
    }
    package func readUpload(_ reply: HTTPReply) -> Uploaded { WeComAPI.readUpload(reply) }
}
