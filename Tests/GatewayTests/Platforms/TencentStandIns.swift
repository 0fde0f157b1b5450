import Chat
import Foundation
import Wire

@testable import Channels

/// What the callbacks of WeCom and of Official Accounts have in common.
struct TencentCaller: Sendable {
    static let aesKey = "1ExagG0hPz7Pz5R0sO2ksEE338V2WH3fGEiLpJ1JCWT"
    private static let token = Secret("tok")
    let seal: TencentSeal

    init(receiver: String) {
        let key = TencentSeal.Key(Secret(Self.aesKey))
        seal = TencentSeal(tokens: [Self.token], keys: [key].compactMap { $0 }, receiver: receiver, skew: 600)
    }

    /// - Parameter body: how the encrypted part is wrapped.
    func webhook(_ content: String, at now: Date, in body: (String) -> String) -> Webhook {
        let timestamp = String(Int(now.timeIntervalSince1970))
        let sealed = seal.seal(Array(content.utf8), by: seal.keys[0], salt: TencentSeal.freshSalt)
        let signature = TencentSeal.signature(Self.token, timestamp, "n", sealed)
        let plain = TencentSeal.signature(Self.token, timestamp, "n")
        return Webhook(
            path: "/hooks/\(channel)",
            target:
                "/hooks/\(channel)?signature=\(plain)&timestamp=\(timestamp)&nonce=n&encrypt_type=aes&msg_signature=\(signature)",
            body: Array(body(sealed).utf8))
    }

    func opened(_ encrypted: String) throws -> [UInt8] { try seal.open(encrypted).content }

    static func xml(_ fields: KeyValuePairs<String, String>) -> String {
        "<xml>" + fields.map { "<\($0)>\(cdata($1))</\($0)>" }.joined() + "</xml>"
    }

    static func envelope(_ sealed: String) -> String { "<xml><Encrypt>\(cdata(sealed))</Encrypt></xml>" }
}

/// An Official Account: words in XML, an answer in place, customer-service messages, the stable token.
struct WeChatOAStandIn: StandIn {
    let platform = "wechat-oa"
    let cast = Casting(wang: "oWang", wangAlone: "oWang", li: "oLi", liAlone: "oLi")
    private let caller = TencentCaller(receiver: "wx1")
    private let files = UploadedFiles()

    func options(at address: String) -> [String: [String]] {
        [
            "app_id": ["wx1"], "app_secret": ["s"], "token": ["tok"], "aes_key": [TencentCaller.aesKey],
            "base_url": [address],
        ]
    }

    func webhook(_ said: Said) throws -> Webhook {
        let words = TencentCaller.xml([
            "ToUserName": "gh_1", "FromUserName": said.sender.raw,
            "CreateTime": String(Int(said.now.timeIntervalSince1970)), "MsgType": "text", "Content": said.text,
            "MsgId": String(9_007_199_254_740_993 + said.number),
        ])
        return caller.webhook(words, at: said.now, in: TencentCaller.envelope)
    }

    func answer(_ call: Webhook) throws -> Answered {
        let body = Fields(call.body)
        switch call.path {
        case "/cgi-bin/stable_token": return .json(#"{"access_token":"T","expires_in":7200}"#)
        case "/cgi-bin/media/upload":
            guard call.parameters(named: "access_token") == ["T"], let file = FormParts(call)["media"] else {
                return .json(#"{"errcode":41005,"errmsg":"media data missing"}"#)
            }
            return .json(#"{"type":"image","media_id":"\#(files.keep(file.bytes))","created_at":1}"#)
        case "/cgi-bin/message/custom/send":
            guard call.parameters(named: "access_token") == ["T"] else { return .json(#"{"errcode":40001}"#) }
            // A menu shows its words above what can be chosen.
            let words = body["text"]["content"].text + body["msgmenu"]["head_content"].text
            let file = files.bytes(body["image"]["media_id"].text)
            return .json(
                #"{"errcode":0,"errmsg":"ok"}"#, Shown(room: ChatID(body["touser"].text), text: words, file: file))
        default: throw UnknownCall(call)
        }
    }

    func shown(by reply: HTTPReply, to said: Said) throws -> [Shown] {
        if reply.body == Array("success".utf8) { return [] }
        guard let sealed = try FlatXML(reply.body)["Encrypt"]?.text else { return [] }
        let answer = try FlatXML(caller.opened(sealed))
        return [Shown(room: ChatID(answer["ToUserName"]?.text ?? ""), text: answer["Content"]?.text ?? "")]
    }
}

/// A self-built app of WeCom: words in XML, `gettoken`, `message/send`; whose token ends once in between.
struct WeComAppStandIn: StandIn {
    let platform = "wecom"
    let cast = Casting(wang: "WangFang", wangAlone: "WangFang", li: "LiShiFu", liAlone: "LiShiFu")
    private let caller = TencentCaller(receiver: "ww1")
    private let sent = Memory((tokens: 0, messages: 0))
    private let files = UploadedFiles()

    func options(at address: String) -> [String: [String]] {
        [
            "corp_id": ["ww1"], "secret": ["s"], "agent_id": ["1000002"], "token": ["tok"],
            "aes_key": [TencentCaller.aesKey], "base_url": [address],
        ]
    }

    func webhook(_ said: Said) throws -> Webhook {
        let words = TencentCaller.xml([
            "ToUserName": "ww1", "FromUserName": said.sender.raw,
            "CreateTime": String(Int(said.now.timeIntervalSince1970)), "MsgType": "text", "Content": said.text,
            "MsgId": String(9_007_199_254_740_993 + said.number), "AgentID": "1000002",
        ])
        return caller.webhook(words, at: said.now, in: TencentCaller.envelope)
    }

    func answer(_ call: Webhook) throws -> Answered {
        switch call.path {
        case "/cgi-bin/gettoken":
            let number = sent.change { sent in
                sent.tokens += 1
                return sent.tokens
            }
            return .json(#"{"errcode":0,"errmsg":"ok","access_token":"T\#(number)","expires_in":7200}"#)
        case "/cgi-bin/media/upload":
            guard let file = FormParts(call)["media"] else { return .json(#"{"errcode":41005}"#) }
            return .json(#"{"errcode":0,"errmsg":"ok","media_id":"\#(files.keep(file.bytes))"}"#)
        case "/cgi-bin/message/send":
            // The first token is revoked early, as the platform may.
            let isGood = sent.change { sent in
                sent.messages += 1
                return sent.messages < 3 || call.parameters(named: "access_token") != ["T1"]
            }
            guard isGood else { return .json(#"{"errcode":42001,"errmsg":"access_token expired"}"#) }
            let body = Fields(call.body)
            let card = body["template_card"]
            let words = body["text"]["content"].text + card["main_title"]["title"].text + card["sub_title_text"].text
            let file = files.bytes(body["image"]["media_id"].text + body["file"]["media_id"].text)
            return .json(
                #"{"errcode":0,"errmsg":"ok","msgid":"m"}"#,
                Shown(room: ChatID(body["touser"].text), text: words, file: file))
        default: throw UnknownCall(call)
        }
    }
}

/// A smart robot of WeCom in two groups that also have a group robot: JSON in, streams in place, `response_url` once.
struct WeComBotStandIn: StandIn {
    let platform = "wecom-bot"
    let cast = Casting(residents: "wrResidents", staff: "wrStaff", wang: "WangFang", li: "LiShiFu", call: "@小管家 ")
    private let caller = TencentCaller(receiver: "")
    private let address = Kept()
    private let used = Memory<Set<String>>([])

    func options(at address: String) -> [String: [String]] {
        self.address.keep(address)
        return [
            "token": ["tok"], "aes_key": [TencentCaller.aesKey], "name": ["小管家"], "base_url": [address],
            "robot_keys": ["wrResidents=K1", "wrStaff=K2"],
        ]
    }

    func webhook(_ said: Said) throws -> Webhook {
        let words = json([
            "msgid": "CAIQ\(said.number)", "aibotid": "b", "chatid": said.room.raw, "chattype": "group",
            "from": ["userid": said.sender.raw], "msgtype": "text", "text": ["content": said.text],
            "response_url": "\(address.value)/cgi-bin/aibot/response?response_code=\(said.number).\(said.room)",
        ])
        return caller.webhook(String(decoding: words, as: UTF8.self), at: said.now) { #"{"encrypt":"\#($0)"}"# }
    }

    func answer(_ call: Webhook) throws -> Answered {
        let body = Fields(call.body)
        switch call.path {
        case "/cgi-bin/webhook/send":
            let rooms = ["K1": "wrResidents", "K2": "wrStaff"]
            guard let room = rooms[call.parameters(named: "key").joined()] else { return .json(#"{"errcode":93000}"#) }
            return .json(#"{"errcode":0,"errmsg":"ok"}"#, Shown(room: ChatID(room), text: body["text"]["content"].text))
        case "/cgi-bin/aibot/response":
            let code = call.parameters(named: "response_code").joined()
            guard used.change({ $0.insert(code).inserted }) else { return .json(#"{"errcode":1,"errmsg":"used"}"#) }
            let room = code.split(separator: ".").dropFirst().joined()
            return .json(
                #"{"errcode":0,"errmsg":"ok"}"#, Shown(room: ChatID(room), text: body["markdown"]["content"].text))
        default: throw UnknownCall(call)
        }
    }

    func shown(by reply: HTTPReply, to said: Said) throws -> [Shown] {
        guard !reply.body.isEmpty else { return [] }
        let stream = Fields(try caller.opened(Fields(reply.body)["encrypt"].text))["stream"]
        return [Shown(room: said.room, text: stream["content"].text)]
    }
}

/// Customer service of WeCom: a ring without words, pages of messages, answers under our own ids.
struct WeComCareStandIn: StandIn {
    let platform = "wecom-kf"
    let cast = Casting(wang: "wmWang", wangAlone: "wk1:wmWang", li: "wmLi", liAlone: "wk1:wmLi")
    private let caller = TencentCaller(receiver: "ww1")
    /// All that was said, as it is paged out; two to a page.
    private let said = Memory<[Said]>([])
    private let files = UploadedFiles()

    func options(at address: String) -> [String: [String]] {
        [
            "corp_id": ["ww1"], "secret": ["s"], "token": ["tok"], "aes_key": [TencentCaller.aesKey],
            "base_url": [address],
        ]
    }

    func webhook(_ said: Said) throws -> Webhook {
        self.said.change { all in
            if all.last?.number != said.number { all.append(said) }
        }
        let ring = TencentCaller.xml([
            "ToUserName": "ww1", "CreateTime": String(Int(said.now.timeIntervalSince1970)), "MsgType": "event",
            "Event": "kf_msg_or_event", "Token": "ring\(said.number)", "OpenKfId": "wk1",
        ])
        return caller.webhook(ring, at: said.now, in: TencentCaller.envelope)
    }

    func resendKey(of call: Webhook) -> String? { Fields(call.body)["msgid"].word }

    func answer(_ call: Webhook) throws -> Answered {
        let body = Fields(call.body)
        switch call.path {
        case "/cgi-bin/gettoken": return .json(#"{"errcode":0,"access_token":"T","expires_in":7200}"#)
        case "/cgi-bin/kf/sync_msg":
            let all = said.change { $0 }
            let start = Int(body["cursor"].text) ?? 0
            let page = all.dropFirst(start).prefix(2)
            let items: [[String: Any]] = page.map { said in
                [
                    "msgid": "kf\(said.number)", "open_kfid": "wk1", "external_userid": said.sender.raw, "origin": 3,
                    "send_time": Int(said.now.timeIntervalSince1970), "msgtype": "text", "text": ["content": said.text],
                ]
            }
            let answer = json([
                "errcode": 0, "next_cursor": String(start + page.count), "msg_list": items,
                "has_more": start + page.count < all.count ? 1 : 0,
            ])
            return .json(String(decoding: answer, as: UTF8.self))
        case "/cgi-bin/media/upload":
            guard let file = FormParts(call)["media"] else { return .json(#"{"errcode":41005}"#) }
            return .json(#"{"errcode":0,"errmsg":"ok","media_id":"\#(files.keep(file.bytes))"}"#)
        case "/cgi-bin/kf/send_msg":
            let words = body["text"]["content"].text + body["msgmenu"]["head_content"].text
            return .json(
                #"{"errcode":0,"errmsg":"ok","msgid":"\#(body["msgid"].text)"}"#,
                Shown(
                    room: ChatID("wk1:" + body["touser"].text), text: words,
                    file: files.bytes(body["image"]["media_id"].text)))
        default: throw UnknownCall(call)
        }
    }
}
