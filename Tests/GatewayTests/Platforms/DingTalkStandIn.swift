import Chat
import Crypto
import Foundation
import Wire

/// DingTalk: the robot's callback, the session's address, both OpenAPI sends, and tokens.
struct DingTalkStandIn: StandIn {
    let platform = "dingtalk"
    let cast = Casting(
        residents: "cidResidents", staff: "cidStaff", wang: "wangfang", wangAlone: "cidWang", li: "lishifu",
        liAlone: "cidLi")
    private let secret = "ding-secret"
    private let address = Kept()
    private let files = UploadedFiles()

    func options(at address: String) -> [String: [String]] {
        self.address.keep(address)
        return [
            "app_key": ["ding1"], "app_secret": [secret], "robot_code": ["robot"], "base_url": [address],
            "oapi_url": [address],
        ]
    }

    func webhook(_ said: Said) throws -> Webhook {
        let timestamp = String(Int(said.now.timeIntervalSince1970 * 1000))
        let sign = HMAC<SHA256>.authenticationCode(
            for: Data("\(timestamp)\n\(secret)".utf8), using: SymmetricKey(data: Data(secret.utf8)))
        let body = json([
            "conversationId": said.room.raw, "conversationType": said.kind == .group ? "2" : "1",
            "msgId": "msg\(said.number)==", "msgtype": "text", "text": ["content": " \(said.text)"],
            "senderStaffId": said.sender.raw, "senderId": "$:LWCP_v1:$\(said.sender)", "senderNick": said.sender.raw,
            "robotCode": "robot", "isInAtList": said.kind == .group, "createAt": Int(timestamp) ?? 0,
            "sessionWebhook": "\(address.value)/robot/sendBySession?session=\(said.room)",
            "sessionWebhookExpiredTime": (Int(timestamp) ?? 0) + 5_400_000,
        ])
        return Webhook(
            path: "/hooks/\(channel)",
            headers: [("timestamp", timestamp), ("sign", Data(sign).base64EncodedString())], body: body)
    }

    func answer(_ call: Webhook) throws -> Answered {
        let body = Fields(call.body)
        switch call.path {
        case "/v1.0/oauth2/accessToken":
            guard body["appSecret"].text == secret else { return denied }
            return .json(#"{"accessToken":"T","expireIn":7200}"#)
        case "/media/upload":
            guard call.parameters(named: "access_token") == ["T"], let file = FormParts(call)["media"] else {
                return denied
            }
            return .json(#"{"errcode":0,"errmsg":"ok","media_id":"\#(files.keep(file.bytes))"}"#)
        case "/robot/sendBySession":
            let room = ChatID(call.parameters(named: "session").first ?? "")
            return .json(#"{"errcode":0,"errmsg":"ok"}"#, Shown(room: room, text: body["text"]["content"].text))
        case "/v1.0/robot/groupMessages/send", "/v1.0/robot/oToMessages/batchSend":
            guard call.headers(named: "x-acs-dingtalk-access-token") == ["T"] else { return denied }
            let rooms = ["wangfang": "cidWang", "lishifu": "cidLi"]
            let room = rooms[body["userIds"][0].text] ?? body["openConversationId"].text
            let content = body["msgParam"].inside
            let file = content["photoURL"].text + content["mediaId"].text
            return .json(
                #"{"processQueryKey":"q"}"#,
                Shown(room: ChatID(room), text: content["content"].text, file: files.bytes(file)))
        default: throw UnknownCall(call)
        }
    }

    private var denied: Answered {
        Answered(reply: HTTPReply(status: 401, body: Array(#"{"code":"InvalidAuthentication"}"#.utf8)))
    }
}
