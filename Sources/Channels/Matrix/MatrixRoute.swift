import Foundation
import Wire

/// What a homeserver asks of an application service, from method and path.
enum MatrixRoute: Equatable {
    case transaction(String)
    case ping
    case user(String)
    case alias(String)

    /// - Throws: `malformed`, with the status that the specification wants for it.
    init(_ webhook: Webhook) throws(Refusal) {
        let path = webhook.target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)[0]
        // Before 1.2 there was no prefix; what stands in front of it is our own.
        let known = path.range(of: "/_matrix/app/v1/").map { path[$0.upperBound...] }
        let segments = (known ?? path).split(separator: "/").map { String($0) }
        let names = ["transactions", "ping", "users", "rooms"]
        guard let start = segments.firstIndex(where: { names.contains($0) }), known == nil || start == 0 else {
            throw Refusal(.malformed, "no such address", status: 404)
        }
        let argument = segments.dropFirst(start + 1).first.map { $0.removingPercentEncoding ?? $0 }
        switch (segments[start], argument, segments.count - start) {
        case ("transactions", let id?, 2): self = try .transaction(id).by("PUT", webhook)
        case ("ping", nil, 1): self = try .ping.by("POST", webhook)
        case ("users", let name?, 2): self = try .user(name).by("GET", webhook)
        case ("rooms", let name?, 2): self = try .alias(name).by("GET", webhook)
        default: throw Refusal(.malformed, "no such address", status: 404)
        }
    }

    private func by(_ method: String, _ webhook: Webhook) throws(Refusal) -> MatrixRoute {
        guard webhook.method == method else { throw Refusal(.malformed, "not by \(webhook.method)", status: 405) }
        return self
    }
}

/// An error as Matrix writes them.
struct MatrixError: Encodable {
    let errcode: String
    let error: String?

    static func reply(_ code: String, status: Int, _ why: String? = nil) -> HTTPReply {
        HTTPReply(status: status, json: MatrixError(errcode: code, error: why))
    }
}
