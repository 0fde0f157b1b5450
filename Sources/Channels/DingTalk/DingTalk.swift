import Chat
import Foundation
import Wire

/// The robot of an enterprise's app on DingTalk (钉钉企业内部机器人), in HTTP mode: hears groups when it is called by name,
/// and its colleagues alone.
///
/// It answers through the session's address while that is good, and through the OpenAPI afterwards. Source:
/// open.dingtalk.com/document/orgapp (接收消息, 机器人发送群聊消息, 批量发送单聊消息).
package struct DingTalk: TokenBearer, Downloads, Uploads {
    package static let platform = "dingtalk"
    package static let limits = Limits(text: 5000, unit: .characters)
    package static let abilities = Abilities {
        $0.hearsGroup = .mentions
        $0.hearsDirect = .everything
        $0.writesGroup = .anytime
        $0.writesDirect = .anytime
        $0.images = true
        $0.recordings = true
        $0.mentions = true
    }
    package static let entrance: String? =
        "in the developer console of the app, at its robot, receiving messages by HTTP"
    package static let settings = [
        Setting("app_key", "the Client ID (AppKey) of the app", required: true),
        Setting(
            "app_secret", "its Client Secret (AppSecret); several while one is being replaced, the new one first",
            required: true, secret: true),
        Setting("robot_code", "the robotCode, for most robots the same as the Client ID", required: true),
        Setting("base_url", "the new API; https://api.dingtalk.com where left out"),
        Setting("oapi_url", "the old API; https://oapi.dingtalk.com where left out"),
        Setting("max_clock_skew", "how many seconds DingTalk's clock may be off; 3600 where left out"),
    ]

    private static let hosts = ["oapi.dingtalk.com"]
    /// Where files lie; their addresses come from the platform's own answer, still they are addresses from outside.
    private static let fileHosts = ["*.dingtalk.com", "*.aliyuncs.com"]

    let appKey: String
    let secrets: [Secret]
    let robotCode: String
    let baseURL: String
    let oldURL: String
    private let ownServers: [String]
    private let skew: Int

    package init(options: Options) throws(BadOption) {
        appKey = try options.required("app_key")
        secrets = try options.requiredSecrets("app_secret")
        robotCode = try options.required("robot_code")
        let (new, old) = (try options.address("base_url"), try options.address("oapi_url"))
        ownServers = [new, old].compactMap { $0 }
        baseURL = new ?? "https://api.dingtalk.com"
        oldURL = old ?? "https://oapi.dingtalk.com"
        skew = try options.skew(default: 3600)
    }

    package static func markup(_ run: RichText.Run) -> String { DingTalkMarkup.text(run) }

    /// The signature covers the time alone: what the body says could be anybody's who saw one within the hour.
    package func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        let (timestamp, given) = (try webhook.signing("timestamp"), try webhook.signing("sign"))
        guard secrets.contains(where: { sameBytes(given.utf8, dingTalkSign(timestamp, $0).utf8) }) else {
            throw Refusal(.badSignature, "sign was not made with any configured secret")
        }
        guard timestamp.utf8.count <= 15, let milliseconds = timestamp.digits else {
            throw Refusal(.badTimestamp, "timestamp is no number of milliseconds")
        }
        guard abs(now.timeIntervalSince1970 * 1000 - Double(milliseconds)) <= Double(skew) * 1000 else {
            throw Refusal(.staleTimestamp, "timestamp is more than \(skew) seconds off")
        }
        return Verified(webhook)
    }

    package func decode(_ request: Verified) throws(Refusal) -> Arrival {
        let words = try readJSON(DingTalkWords.self, from: request.body)
        if let code = words.robotCode, !code.isEmpty, code != robotCode {
            throw Refusal(.robotCodeMismatch, "it is for another robot")
        }
        return try words.arrival(trusting: isReplyAddress)
    }

    /// Who could make us send there could read what we answer: only the platform's own address will do.
    private func isReplyAddress(_ address: String) -> Bool {
        if ownServers.contains(where: { address.hasPrefix("\($0)/") }) { return true }
        guard let parts = URLComponents(string: address) else { return false }
        return parts.scheme == "https" && parts.host.map(Self.hosts.contains) == true && parts.user == nil
            && (parts.port ?? 443) == 443
    }

    package func acknowledgement(of request: Verified) -> HTTPReply? { .json(#"{"msgtype":"empty"}"#) }

    package func encode(_ message: Outbound, by means: Means) throws(Unsendable) -> HTTPCall {
        if let reply = means.reply, message.enclosure == nil {
            let call = HTTPCall.post(reply.value, json: DingTalkText(message, key: nil))
            return ownServers.contains { reply.value.hasPrefix("\($0)/") } ? call : call.found(on: Self.hosts)
        }
        let content = DingTalkTemplate(message, means)
        var call: HTTPCall
        switch message.room.kind {
        case .group:
            call = .post(
                "\(baseURL)/v1.0/robot/groupMessages/send",
                json: DingTalkPush(
                    robotCode: robotCode, openConversationId: message.room.id.raw, msgKey: content.key,
                    msgParam: content.parameters))
        case .direct:
            guard let person = message.recipient?.raw, !person.hasPrefix("$") else {
                throw Unsendable("nobody's userId is known for this chat", isUnreachable: true)
            }
            call = .post(
                "\(baseURL)/v1.0/robot/oToMessages/batchSend",
                json: DingTalkPush(
                    robotCode: robotCode, userIds: [person], msgKey: content.key, msgParam: content.parameters))
        }
        authorise(&call, means)
        return call
    }

    private func authorise(_ call: inout HTTPCall, _ means: Means) {
        call.headers.append(("x-acs-dingtalk-access-token", means.token?.revealed ?? ""))
    }

    package func judge(_ reply: HTTPReply) -> Receipt { DingTalkAnswer.judge(reply) }

    package var tokenAccount: String { appKey }
    package func tokenCall(at now: Date) -> HTTPCall {
        .post(
            "\(baseURL)/v1.0/oauth2/accessToken",
            json: DingTalkTokenAsk(appKey: appKey, appSecret: secrets.first?.revealed ?? ""))
    }
    package func readToken(_ reply: HTTPReply) -> TokenAnswer { DingTalkAnswer.readToken(reply) }

    /// First the address is asked for, then fetched.
    package func download(_ attachment: Attachment, of message: Inbound, by means: Means) -> HTTPCall? {
        attachment.reference.map { code in
            var call = HTTPCall.post(
                "\(baseURL)/v1.0/robot/messageFiles/download",
                json: DingTalkFileAsk(downloadCode: code, robotCode: robotCode))
            authorise(&call, means)
            return call
        }
    }

    package func readDownload(_ reply: HTTPReply, of attachment: Attachment, by means: Means) -> Download {
        if let place = (try? read(DingTalkFile.self, from: reply.body))?.downloadUrl {
            guard !ownServers.contains(where: { place.hasPrefix("\($0)/") }) else {
                return .further(HTTPCall(method: .get, url: place))
            }
            // Told as http for some; the same host serves https.
            let address = place.hasPrefix("http://") ? "https://" + place.dropFirst("http://".count) : place
            return .further(HTTPCall(method: .get, url: address).found(on: Self.fileHosts))
        }
        let type = reply.header("content-type")?.lowercased() ?? ""
        guard reply.status == 200, !type.contains("json"), !type.hasPrefix("text/html"), !reply.body.isEmpty else {
            let receipt = judge(reply)
            if case .delivered = receipt { return .failed(.refused("no file in the answer")) }
            return .failed(receipt)
        }
        return .bytes(reply.body)
    }

    package func upload(_ file: Upload, by means: Means) -> HTTPCall? {
        let token = encoded(means.token?.revealed ?? "")
        let type = file.enclosure.kind == .image ? "image" : "file"
        return .form("\(oldURL)/media/upload?access_token=\(token)&type=\(type)", file: "media", file)
    }

    package func readUpload(_ reply: HTTPReply) -> Uploaded {
        if let answer = try? read(DingTalkAnswer.self, from: reply.body), answer.errcode == 0, let id = answer.media_id
        {
            return .reference(id)
        }
        let receipt = judge(reply)
        if case .delivered = receipt { return .failed(.retry(after: nil, because: "no media_id in the answer")) }
        return .failed(receipt)
    }
}

/// What proves a call, theirs or ours: the code of the time and the secret under the secret, in base64.
func dingTalkSign(_ timestamp: String, _ secret: Secret) -> String {
    Data(Code.sha256(of: Data("\(timestamp)\n\(secret.revealed)".utf8), by: secret)).base64EncodedString()
}

extension Webhook {
    /// - Throws: `missingSignature` or `duplicateHeader` unless the header is there exactly once.
    fileprivate func signing(_ name: String) throws(Refusal) -> String {
        do {
            return try only(name)
        } catch {
            throw error.reason == .missingHeader ? Refusal(.missingSignature, error.detail) : error
        }
    }
}
