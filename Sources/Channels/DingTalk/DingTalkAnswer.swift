import Chat
import Foundation
import Wire

/// What either of DingTalk's APIs answers: the old one 200 and an `errcode`, the new one a status and a `code`.
///
/// Source: open.dingtalk.com/document/orgapp (全局错误码, 服务端错误码).
struct DingTalkAnswer: Decodable {
    let errcode: Int?
    let errmsg: String?
    let code: String?
    let message: String?
    let processQueryKey: String?
    let invalidStaffIdList: [String]?
    let flowControlledStaffIdList: [String]?
    let media_id: String?
    let accessToken: String?
    let expireIn: Int?
    /// 1111: our address has called too often.
    let status: Int?

    private enum Key: String, CodingKey {
        case errcode, errmsg, code, message, processQueryKey, invalidStaffIdList, flowControlledStaffIdList, media_id
        case accessToken, expireIn, status
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        errcode = try? container.decode(Int.self, forKey: .errcode)
        errmsg = try? container.decode(String.self, forKey: .errmsg)
        code = try? container.decode(String.self, forKey: .code)
        message = try? container.decode(String.self, forKey: .message)
        processQueryKey = try? container.decode(String.self, forKey: .processQueryKey)
        invalidStaffIdList = try? container.decode([String].self, forKey: .invalidStaffIdList)
        flowControlledStaffIdList = try? container.decode([String].self, forKey: .flowControlledStaffIdList)
        media_id = try? container.decode(String.self, forKey: .media_id)
        accessToken = try? container.decode(String.self, forKey: .accessToken)
        expireIn = try? container.decode(Int.self, forKey: .expireIn)
        status = try? container.decode(Int.self, forKey: .status)
    }

    /// How long an address that called too often is shut out.
    private static let shutOut = Duration.seconds(300)

    static func judge(_ reply: HTTPReply) -> Receipt {
        guard let answer = try? read(Self.self, from: reply.body) else {
            // A page instead of JSON is how it says that our address called too often.
            let isPage = reply.body.first == UInt8(ascii: "<")
            return .retry(
                after: reply.retryAfter ?? (isPage ? shutOut : nil), because: "HTTP \(reply.status), unreadable body")
        }
        if answer.status == 1111 { return .retry(after: shutOut, because: "1111 too many calls from our address") }
        if let code = answer.errcode { return answer.old(code, after: reply.retryAfter) }
        if let code = answer.code { return answer.new(code, reply) }
        switch reply.status {
        case 200...299: return answer.delivered
        case 401: return .tokenExpired(because: "HTTP 401")
        case 408, 429, 500...: return .retry(after: reply.retryAfter, because: "HTTP \(reply.status)")
        default: return .refused("HTTP \(reply.status)")
        }
    }

    /// To one person: a name on either list is theirs. What we get is no id that a quote would carry.
    private var delivered: Receipt {
        if invalidStaffIdList?.isEmpty == false { return .unreachable(because: "the userId is none of this company") }
        if flowControlledStaffIdList?.isEmpty == false { return .retry(after: nil, because: "too much to this person") }
        guard processQueryKey != nil else { return .retry(after: nil, because: "no processQueryKey in the answer") }
        return .delivered(nil)
    }

    private func old(_ code: Int, after wait: Duration?) -> Receipt {
        let why = "\(code) \(errmsg?.prefix(200) ?? "without a description")"
        switch code {
        case 0: return .delivered(nil)
        case 40014, 42001, 88: return .tokenExpired(because: why)
        case 410100, 130101: return .retry(after: wait ?? .seconds(600), because: why)
        case -1, 90002, 90005, 90006: return .retry(after: wait, because: why)
        default: return .refused(why)
        }
    }

    private func new(_ code: String, _ reply: HTTPReply) -> Receipt {
        let why = "\(code.prefix(100)) \(message?.prefix(200) ?? "without a description")"
        switch code {
        case "InvalidAuthentication", "invalidParameter.token.invalid", "token.notExisted":
            return .tokenExpired(because: why)
        case "send.too.fast", "send.byToken.tooFast", "too.many.group", "too.many.people", "system.error", "90002",
            "90005", "90006":
            return .retry(after: reply.retryAfter, because: why)
        case "robot.oto.notExist", "chatbotId.notAllow.sendOTO", "staffId.notExisted", "conversation.org.notMatch":
            return .unreachable(because: why)
        case _ where code.hasPrefix("Forbidden.AccessDenied.QpsLimit"):
            return .retry(after: reply.retryAfter ?? .seconds(1), because: why)
        case _ where code.hasPrefix("Forbidden.AccessDenied.QpmLimit"):
            return .retry(after: reply.retryAfter ?? .seconds(60), because: why)
        // Sent or not, nobody knows; a notice said twice is worse than one an operator looks after.
        case "unknown.send.result": return .refused(why)
        default: break
        }
        switch reply.status {
        case 401: return .tokenExpired(because: why)
        case 429, 500...: return .retry(after: reply.retryAfter, because: why)
        default: return .refused(why)
        }
    }

    static func readToken(_ reply: HTTPReply) -> TokenAnswer {
        if let answer = try? read(Self.self, from: reply.body), let token = answer.accessToken, !token.isEmpty,
            let life = answer.expireIn, life > 0
        {
            return .token(Secret(token), lasting: .seconds(min(life, 7200)))
        }
        switch judge(reply) {
        case .retry(let wait, let why): return .retry(after: wait, because: why)
        case .delivered: return .retry(after: nil, because: "no token in the answer")
        // Asking for a token needs none: it is the secret that is no good.
        case .tokenExpired(let why), .refused(let why), .unreachable(let why), .windowClosed(let why),
            .quoteGone(let why):
            return .refused(why)
        case .moved: return .refused("the account has moved")
        }
    }
}
