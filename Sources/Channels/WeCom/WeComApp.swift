import Chat
import Foundation
import Wire

/// A self-built app of WeCom (自建应用): hears each member alone; writes to members, and into groups it has made.
///
/// Source: developer.work.weixin.qq.com/document/path/90236 (message/send), 90248 (appchat/send).
package struct WeComApp: TokenBearer, Downloads, Uploads {
    package static let platform = "wecom"
    package static let limits = Limits(
        text: 2048, unit: .utf8Bytes,
        pace: Pace(
            channel: [.init(10000, per: .seconds(60))],
            direct: [.init(30, per: .seconds(60)), .init(1000, per: .seconds(3600))]))
    package static let abilities = Abilities {
        $0.hearsDirect = .everything
        $0.writesGroup = .anytime
        $0.writesDirect = .anytime
        $0.buttons = true
        $0.images = true
        $0.recordings = true
    }
    package static let entrance: String? = "in the admin console, at the app, under Receive Messages (接收消息)"
    package static let settings =
        WeComAccount.settings + [Setting("agent_id", "the AgentId of the app, a number", required: true)]

    let account: WeComAccount
    let agent: Int

    package init(options: Options) throws(BadOption) {
        account = try WeComAccount(options)
        guard let agent = try options.required("agent_id").digits else {
            throw BadOption(key: "agent_id", problem: "must be a number")
        }
        self.agent = agent
    }

    package static func markup(_ run: RichText.Run) -> String { WeComMarkup.text(run) }

    package func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        try account.seal.verify(webhook, at: now)
    }

    package func decode(_ request: Verified) throws(Refusal) -> Arrival {
        if let echoed = request.echoed { return echoed }
        return try TencentHeard(request.body).arrival
    }

    /// An empty answer: nothing is said in place, and nothing is sent again.
    package func acknowledgement(of request: Verified) -> HTTPReply? { .empty }

    package func encode(_ message: Outbound, by means: Means) throws(Unsendable) -> HTTPCall {
        switch message.room.kind {
        case .group:
            return .post(
                account.url("appchat/send", means),
                json: WeComSend(chatid: message.room.id.raw, content: WeComContent(message, means, buttons: false)))
        case .direct:
            guard let person = SenderID(message.room.id.raw).callable else {
                throw Unsendable("‘\(message.room.id)’ is nobody's userid", isUnreachable: true)
            }
            return .post(
                account.url("message/send", means),
                json: WeComSend(
                    touser: person, agentid: agent, content: WeComContent(message, means, buttons: true)))
        }
    }

    package func judge(_ reply: HTTPReply) -> Receipt { WeComAPI.judge(reply) }

    /// What a pressed card tells is the name we gave it, not the id that WeCom did.
    package func judge(_ reply: HTTPReply, of message: Outbound) -> Receipt {
        WeComAPI.judge(reply, sentAs: message.choices.isEmpty ? nil : MessageID(message.taskID))
    }

    /// A card that was answered shows so, and cannot be pressed again by this person.
    package func calls(on event: Event, by means: Means) -> [HTTPCall] {
        guard case .pressed(let press) = event, let code = press.details["responseCode"] else { return [] }
        return [
            .post(
                account.url("message/update_template_card", means),
                json: WeComCardAnswered(
                    userids: [press.sender.id.raw], agentid: agent, response_code: code,
                    button: .init(replace_name: press.value)))
        ]
    }

    package var tokenAccount: String { "\(account.corporation)/\(agent)" }
    package func tokenCall(at now: Date) -> HTTPCall { account.tokenCall }
    package func readToken(_ reply: HTTPReply) -> TokenAnswer { WeComAPI.readToken(reply) }

    package func download(_ attachment: Attachment, of message: Inbound, by means: Means) -> HTTPCall? {
        account.mediaCall(attachment, means)
    }
    package func readDownload(_ reply: HTTPReply, of attachment: Attachment, by means: Means) -> Download {
        WeComAPI.readMedia(reply)
    }

    package func upload(_ file: Upload, by means: Means) -> HTTPCall? {
        let type = file.enclosure.kind == .image ? "image" : "file"
        return .form(account.url("media/upload", means) + "&type=\(type)", file: "media", file)
    }
    package func readUpload(_ reply: HTTPReply) -> Uploaded { WeComAPI.readUpload(reply) }
}

/// Groups of an app (应用群聊): only what it has made itself it may write into. Nobody sees one before something is said
/// in it. Source: developer.work.weixin.qq.com/document/path/90245 (appchat/create).
extension WeComApp: MakesRooms {
    package func roomCall(
        named name: String, owner: SenderID, people: [SenderID], id: ChatID?, by means: Means
    ) throws(Unsendable) -> HTTPCall {
        let all = people.contains(owner) ? people : [owner] + people
        guard (2...2000).contains(all.count) else { throw Unsendable("a group has 2 to 2000 people") }
        for person in all where person.callable == nil { throw Unsendable("‘\(person)’ is nobody's userid") }
        let isNamed = id?.raw.unicodeScalars.allSatisfy { $0.isASCIIWordLike && $0 != "_" } ?? true
        guard isNamed, id?.raw.utf8.count ?? 1 <= 32 else {
            throw Unsendable("a group's id has at most 32 letters and digits")
        }
        return .post(
            account.url("appchat/create", means),
            json: WeComRoom(name: name, owner: owner.raw, userlist: all.map(\.raw), chatid: id?.raw))
    }

    package func readRoom(_ reply: HTTPReply) -> RoomAnswer { WeComAPI.readRoom(reply) }
}
