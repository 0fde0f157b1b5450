import Chat
import Foundation
import Wire

/// What Feishu answers: the status varies, the code counts.
///
/// Source: open.feishu.cn/document/server-docs/api-call-guide/generic-error-code, and im-v1/message/create.
struct FeishuAnswer: Decodable {
    struct Sent: Decodable { let message_id: String?, image_key: String?, file_key: String? }

    let code: Int
    let msg: String?
    let data: Sent?
    let tenant_access_token: String?
    /// Seconds that are left.
    let expire: Int?

    private enum Key: String, CodingKey { case code, StatusCode, msg, data, tenant_access_token, expire }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        code =
            try (try? container.decode(Int.self, forKey: .code)) ?? container.decode(Int.self, forKey: .StatusCode)
        msg = try? container.decode(String.self, forKey: .msg)
        data = try? container.decode(Sent.self, forKey: .data)
        tenant_access_token = try? container.decode(String.self, forKey: .tenant_access_token)
        expire = try? container.decode(Int.self, forKey: .expire)
    }

    private var why: String { "\(code) \(msg?.prefix(200) ?? "without a description")" }

    static func judge(_ reply: HTTPReply) -> Receipt {
        guard let answer = try? read(Self.self, from: reply.body) else {
            return .retry(after: reply.retryAfter, because: "HTTP \(reply.status), unreadable body")
        }
        return answer.receipt(reply)
    }

    private func receipt(_ reply: HTTPReply) -> Receipt {
        switch code {
        case 0: .delivered(data?.message_id.map { MessageID($0) })
        case 99_991_661, 99_991_663, 99_991_664, 99_991_665, 99_991_668, 99_991_671, 99_991_677:
            .tokenExpired(because: why)
        // One number for two things: a body it cannot take, and too many at once.
        case 9499 where msg?.lowercased().hasPrefix("bad request") == true: .refused(why)
        case 99_991_400, 230_020, 230_049, 11_232, 11_233, 9499:
            .retry(
                after: wait(seconds: reply.header("x-ogw-ratelimit-reset")?.digits) ?? reply.retryAfter, because: why)
        // The message or the topic it answers was taken back.
        case 230_011, 230_019: .quoteGone(because: why)
        case 230_013, 230_029, 230_034, 230_035, 230_038, 230_053: .unreachable(because: why)
        default:
            if reply.status >= 500 || reply.status == 429 {
                .retry(after: reply.retryAfter, because: why)
            } else {
                .refused(why)
            }
        }
    }

    static func readToken(_ reply: HTTPReply) -> TokenAnswer {
        guard let answer = try? read(Self.self, from: reply.body) else {
            return .retry(after: reply.retryAfter, because: "HTTP \(reply.status), unreadable body")
        }
        if answer.code == 0, let token = answer.tenant_access_token, !token.isEmpty, let life = answer.expire, life > 0
        {
            return .token(Secret(token), lasting: .seconds(min(life, 7200)))
        }
        if case .retry(let wait, let why) = answer.receipt(reply) { return .retry(after: wait, because: why) }
        return .refused(answer.why)
    }
}
