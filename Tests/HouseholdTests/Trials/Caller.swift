import Courier
import Crypto
import Foundation
import Wire

/// Calls the gateway as the platform does: signed, and again until it is acknowledged.
struct Caller: Sendable {
    static let secret = "whsec_" + Data(repeating: 7, count: 32).base64EncodedString()

    let courier: Courier
    let port: Int

    /// Says something in somebody's direct chat.
    ///
    /// - Returns: how many calls it took.
    @discardableResult
    func say(_ text: String, by person: Int, id: String, atMost calls: Int = 400) async throws -> Int {
        let body = Array(
            """
            {"type":"message.created","timestamp":"\(Date().formatted(.iso8601))","data":{"id":"\(id)",\
            "chat":{"id":"d-\(person)","kind":"direct"},"sender":{"id":"u-\(person)","name":"住户\(person)"},\
            "text":"\(text)"}}
            """.utf8)
        for number in 1...calls {
            // A call that broke off may have been taken in all the same: the same id says that it is the same message.
            if let reply = try? await post(body, id: id), reply.status == 200 { return number }
            try await Task.sleep(for: .milliseconds(25))
        }
        throw Trouble("\(id) was not acknowledged in \(calls) calls")
    }

    func post(_ body: [UInt8], id: String) async throws -> HTTPReply {
        let stamp = Int(Date().timeIntervalSince1970)
        let key = SymmetricKey(data: Data(base64Encoded: String(Self.secret.dropFirst("whsec_".count))) ?? Data())
        let code = HMAC<SHA256>.authenticationCode(for: Array("\(id).\(stamp).".utf8) + body, using: key)
        return try await courier.send(
            HTTPCall(
                method: .post, url: "http://127.0.0.1:\(port)/hooks/app",
                headers: [
                    ("webhook-id", id), ("webhook-timestamp", "\(stamp)"),
                    ("webhook-signature", "v1,\(Data(code).base64EncodedString())"),
                    ("Content-Type", "application/json"),
                ], body: body),
            allowing: .configured(plain: true))
    }
}
