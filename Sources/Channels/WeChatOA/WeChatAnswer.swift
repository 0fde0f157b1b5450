import Chat
import Foundation
import Wire

/// What WeChat answers to any call: 200, and in it how it went.
///
/// Source: developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html.
struct WeChatAnswer: Decodable {
    let errcode: Int?
    let errmsg: String?
    /// Of a template; beyond 2^53.
    let msgid: Int64?
    let media_id: String?
    let access_token: String?
    let expires_in: Int?
    let video_url: String?

    private enum Key: String, CodingKey { case errcode, errmsg, msgid, media_id, access_token, expires_in, video_url }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        errcode = try? container.decode(Int.self, forKey: .errcode)
        errmsg = try? container.decode(String.self, forKey: .errmsg)
        msgid = try? container.decode(Int64.self, forKey: .msgid)
        media_id = try? container.decode(String.self, forKey: .media_id)
        access_token = try? container.decode(String.self, forKey: .access_token)
        expires_in = try? container.decode(Int.self, forKey: .expires_in)
        video_url = try? container.decode(String.self, forKey: .video_url)
    }

    /// Where its films lie.
    private static let films = ["*.qq.com", "*.qpic.cn"]

    private static func read(_ reply: HTTPReply) -> WeChatAnswer? {
        try? Channels.read(Self.self, from: reply.body)
    }

    private static func unreadable(_ reply: HTTPReply) -> String { "HTTP \(reply.status), unreadable body" }

    static func judge(_ reply: HTTPReply) -> Receipt {
        guard let answer = read(reply), let code = answer.errcode else {
            return .retry(after: reply.retryAfter, because: unreadable(reply))
        }
        return answer.receipt(code, after: reply.retryAfter)
    }

    private func why(_ code: Int) -> String { "\(code) \(errmsg?.prefix(200) ?? "without a description")" }

    private func receipt(_ code: Int, after wait: Duration?) -> Receipt {
        switch code {
        case 0: .delivered(msgid.map { MessageID(String($0)) })
        case 40001, 40014, 42001, 41001: .tokenExpired(because: why(code))
        case -1, 45011: .retry(after: wait, because: why(code))
        // The day's calls are used up; an hour is the longest we wait at once.
        case 45009: .retry(after: .seconds(3600), because: why(code))
        case 45015, 45047: .windowClosed(because: why(code))
        case 43004, 43019, 43101, 40003, 48002: .unreachable(because: why(code))
        default: .refused(why(code))
        }
    }

    static func readToken(_ reply: HTTPReply) -> TokenAnswer {
        guard let answer = read(reply) else { return .retry(after: reply.retryAfter, because: unreadable(reply)) }
        if let token = answer.access_token, !token.isEmpty, let life = answer.expires_in, life > 0 {
            return .token(Secret(token), lasting: .seconds(min(life, 7200)))
        }
        guard let code = answer.errcode, code != 0 else {
            return .retry(after: reply.retryAfter, because: "no token in the answer")
        }
        // Of a secret that is wrong it says 40001 here.
        if case .retry(let wait, let why) = answer.receipt(code, after: reply.retryAfter) {
            return .retry(after: wait, because: why)
        }
        return .refused(answer.why(code))
    }

    static func readUpload(_ reply: HTTPReply) -> Uploaded {
        if let id = read(reply)?.media_id { return .reference(id) }
        let receipt = judge(reply)
        if case .delivered = receipt { return .failed(.retry(after: nil, because: "no media_id in the answer")) }
        return .failed(receipt)
    }

    /// The bytes; or what JSON in their place says.
    static func readMedia(_ reply: HTTPReply) -> Download {
        let type = reply.header("content-type")?.lowercased() ?? ""
        guard type.contains("json") || type.hasPrefix("text/") || reply.status != 200 else { return .bytes(reply.body) }
        if let film = read(reply)?.video_url {
            let address = film.hasPrefix("http://") ? "https://" + film.dropFirst("http://".count) : film
            return .further(HTTPCall(method: .get, url: address).found(on: films))
        }
        let receipt = judge(reply)
        if case .delivered = receipt { return .failed(.refused("no bytes in the answer")) }
        return .failed(receipt)
    }
}
