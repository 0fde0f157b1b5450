import Chat
import Foundation
import Wire

/// What WeCom answers to any call: 200, and in it how it went.
struct WeComAPI: Decodable {
    static let home = "https://qyapi.weixin.qq.com"

    let errcode: Int
    let errmsg: String?
    let msgid: String?
    let invaliduser: String?
    let media_id: String?
    let access_token: String?
    let expires_in: Int?
    let chatid: String?

    private enum Key: String, CodingKey {
        case errcode, errmsg, msgid, invaliduser, media_id, access_token, expires_in, chatid
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        errcode = try container.decode(Int.self, forKey: .errcode)
        errmsg = try? container.decode(String.self, forKey: .errmsg)
        msgid = try? container.decode(String.self, forKey: .msgid)
        invaliduser = try? container.decode(String.self, forKey: .invaliduser)
        media_id = try? container.decode(String.self, forKey: .media_id)
        access_token = try? container.decode(String.self, forKey: .access_token)
        expires_in = try? container.decode(Int.self, forKey: .expires_in)
        chatid = try? container.decode(String.self, forKey: .chatid)
    }

    private var why: String { "\(errcode) \(errmsg?.prefix(200) ?? "without a description")" }

    static func judge(_ reply: HTTPReply, sentAs id: MessageID? = nil) -> Receipt {
        guard let answer = try? read(Self.self, from: reply.body) else {
            return .retry(after: reply.retryAfter, because: "HTTP \(reply.status), unreadable body")
        }
        return answer.receipt(after: reply.retryAfter, sentAs: id)
    }

    /// Source: developer.work.weixin.qq.com/document/path/90313 (全局错误码).
    private func receipt(after wait: Duration?, sentAs id: MessageID?) -> Receipt {
        switch errcode {
        // To one person: if they are among the invalid, nobody got it.
        case 0 where invaliduser?.isEmpty == false: .unreachable(because: "0, but to nobody who can get it")
        case 0: .delivered(id ?? msgid.flatMap { $0.isEmpty ? nil : MessageID($0) })
        case 40014, 42001, 41001: .tokenExpired(because: why)
        case -1, 45009, 45033: .retry(after: wait, because: why)
        case 81013, 60111, 82001, 40003, 40056: .unreachable(because: why)
        // Customer service: five messages are used up, or 48 hours are over.
        case 95001, 95002: .windowClosed(because: why)
        // A colleague has taken the conversation over, or it has ended.
        case 95013, 95018: .unreachable(because: why)
        default: .refused(why)
        }
    }

    static func readToken(_ reply: HTTPReply) -> TokenAnswer {
        guard let answer = try? read(Self.self, from: reply.body) else {
            return .retry(after: reply.retryAfter, because: "HTTP \(reply.status), unreadable body")
        }
        if answer.errcode == 0, let token = answer.access_token, !token.isEmpty, let life = answer.expires_in, life > 0
        {
            return .token(Secret(token), lasting: .seconds(min(life, 7200)))
        }
        return [-1, 45009, 45033].contains(answer.errcode)
            ? .retry(after: reply.retryAfter, because: answer.why) : .refused(answer.why)
    }

    static func readUpload(_ reply: HTTPReply) -> Uploaded {
        if let id = (try? read(Self.self, from: reply.body)).flatMap({ $0.errcode == 0 ? $0.media_id : nil }) {
            return .reference(id)
        }
        let receipt = judge(reply)
        if case .delivered = receipt { return .failed(.retry(after: nil, because: "no media_id in the answer")) }
        return .failed(receipt)
    }

    static func readRoom(_ reply: HTTPReply) -> RoomAnswer {
        if let id = (try? read(Self.self, from: reply.body)).flatMap({ $0.errcode == 0 ? $0.chatid : nil }) {
            return .room(ChatID(id))
        }
        let receipt = judge(reply)
        if case .delivered = receipt { return .failed(.refused("no chatid in the answer")) }
        return .failed(receipt)
    }

    /// The bytes; or what JSON in their place says.
    static func readMedia(_ reply: HTTPReply) -> Download {
        let type = reply.header("content-type")?.lowercased() ?? ""
        guard type.contains("json") || type.hasPrefix("text/") || reply.status != 200 else { return .bytes(reply.body) }
        let receipt = judge(reply)
        if case .delivered = receipt { return .failed(.refused("no bytes in the answer")) }
        return .failed(receipt)
    }
}
