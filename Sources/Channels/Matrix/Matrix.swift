import Chat
import Foundation
import Wire

/// Matrix, as an application service of a homeserver.
///
/// Source: the specification 1.18 (matrix-org/matrix-spec), and Synapse 1.163, against which it is tested.
package struct Matrix: Adapter {
    package static let platform = "matrix"
    /// An event may have 65 536 bytes in all, and ours says everything twice.
    package static let limits = Limits(text: 16_000, unit: .utf8Bytes)
    /// A hundred events of the longest kind, in one transaction; refusing it would hold up all that follow.
    package static let longestBody = 8 << 20
    package static let abilities = Abilities {
        $0.hearsGroup = .everything
        $0.hearsDirect = .everything
        $0.writesGroup = .anytime
        $0.writesDirect = .anytime
        $0.tellsQuotes = true
        $0.images = true
        $0.recordings = true
        $0.captions = true
        $0.edits = true
        $0.deletions = true
        $0.mentions = true
        $0.callsEveryone = true
        $0.recognisesResend = true
    }
    package static let entrance: String? = "in the registration file, which ‘gatehouse channels registration’ prints"
    package static let settings = [
        Setting("base_url", "the homeserver, https://matrix.example.org", required: true),
        Setting("user", "the bot's full name, @gatehouse:example.org", required: true),
        Setting("as_token", "long and random; proves us to the homeserver", required: true, secret: true),
        Setting(
            "hs_token", "another; proves the homeserver to us, several while one is being replaced", required: true,
            secret: true),
        Setting("registration", "the id in the registration file, never changed later; gatehouse where left out"),
        Setting("namespace", "accounts that begin so are ours too; @_gatehouse_ where left out"),
        Setting("inviters", "servers or accounts whose invitations are taken; the bot's own server where left out"),
        Setting("query_token", "true where an old homeserver proves itself in the address only"),
    ]

    let hsTokens: [Secret]
    let asToken: Secret
    let user: String
    let baseURL: String
    let registrationID: String
    let namespace: String
    let inviters: [String]
    let takesQueryToken: Bool

    package init(options: Options) throws(BadOption) {
        hsTokens = try options.requiredSecrets("hs_token")
        asToken = Secret(try options.required("as_token"))
        guard !hsTokens.contains(asToken) else {
            throw BadOption(key: "hs_token", problem: "must differ from as_token")
        }
        user = try options.required("user")
        guard let server = user.matrixServer else {
            throw BadOption(key: "user", problem: "must look like @gatehouse:example.org")
        }
        baseURL = try options.requiredAddress("base_url")
        registrationID = options.optional("registration") ?? "gatehouse"
        namespace = options.optional("namespace") ?? "@_gatehouse_"
        inviters = options.list("inviters").isEmpty ? [server] : options.list("inviters")
        takesQueryToken = options.optional("query_token") == "true"
    }

    /// The homeserver's token; there is no signature, so it has to come over TLS or this machine's own network.
    package func verify(_ webhook: Webhook, at now: Date) throws(Refusal) -> Verified {
        guard !hsTokens.isEmpty else { throw Refusal(.noSecret, "no token is configured") }
        let inQuery = webhook.parameters(named: "access_token")
        guard inQuery.allSatisfy({ hsTokens.hold($0) }) else { throw forbidden("the token in the address is another") }
        if takesQueryToken, !inQuery.isEmpty, webhook.headers(named: "authorization").isEmpty {
            return Verified(webhook)
        }
        let given = try webhook.only("authorization")
        guard given.lowercased().hasPrefix("bearer ") else { throw Refusal(.wrongPrefix, "not a bearer token") }
        guard hsTokens.hold(given.dropFirst(7).trimmed) else { throw forbidden("not the configured token") }
        return Verified(webhook)
    }

    private func forbidden(_ why: String) -> Refusal { Refusal(.badSignature, why, status: 403) }

    package func decode(_ request: Verified) throws(Refusal) -> Arrival {
        switch try MatrixRoute(request.webhook) {
        case .ping: return .challenge(.json("{}"))
        case .user(let asked) where asked == user: return .challenge(.json("{}"))
        case .user, .alias: return .challenge(MatrixError.reply("M_NOT_FOUND", status: 404))
        case .transaction:
            let events = try read(MatrixTransaction.self, from: request.body).events.read()
            return Arrival(events.compactMap { $0.inbound(to: self) }, events.flatMap { $0.changes(for: self) })
        }
    }

    /// A homeserver reads the answer as JSON, and repeats for ever what was answered otherwise.
    package func answer(to refusal: Refusal) -> HTTPReply? {
        let codes = [400: "M_NOT_JSON", 403: "M_FORBIDDEN", 404: "M_UNRECOGNIZED", 405: "M_UNRECOGNIZED"]
        return MatrixError.reply(codes[refusal.status] ?? "M_MISSING_TOKEN", status: refusal.status, refusal.detail)
    }

    package func encode(_ message: Outbound, by means: Means) -> HTTPCall {
        let path = "rooms/\(encoded(message.room.id.raw))/send/m.room.message/\(encoded(message.key))"
        return call(.put, path, json: MatrixContent(message, uploaded: means.uploaded))
    }

    package func judge(_ reply: HTTPReply) -> Receipt {
        guard let answer = try? read(MatrixAnswer.self, from: reply.body) else {
            return .retry(after: reply.retryAfter, because: "HTTP \(reply.status), unreadable body")
        }
        if (200...299).contains(reply.status) { return .delivered(answer.event_id.map { MessageID($0) }) }
        let why = "\(reply.status) \(answer.errcode ?? "") \(answer.error?.prefix(200) ?? "")".trimmed
        let asked =
            reply.retryAfter ?? answer.retry_after_ms.flatMap { wait(seconds: $0 / 1000 + ($0 % 1000 > 0 ? 1 : 0)) }
        switch reply.status {
        case 429, 408, 500...: return .retry(after: asked, because: why)
        default: return .refused(why)
        }
    }

    /// What is sent has an id; what else is asked for has none.
    package func judge(_ reply: HTTPReply, of message: Outbound) -> Receipt {
        let receipt = judge(reply)
        return receipt == .delivered(nil) ? .retry(after: nil, because: "no event_id in the answer") : receipt
    }

    /// Into rooms of those who may invite us we go; others are told no, so that no invitation stays open.
    package func calls(on event: Event, by means: Means) -> [HTTPCall] {
        switch event {
        case .invited(let room, let inviter):
            let isWelcome = inviter.map { mayInvite($0.raw) } ?? false
            return [
                call(.post, isWelcome ? join(room.id) : "rooms/\(encoded(room.id.raw))/leave", json: [String: String]())
            ]
        // A room that was upgraded goes on in another, which nobody invites us to.
        case .migrated(_, let new): return [call(.post, join(new), json: [String: String]())]
        case .pressed, .edited, .deleted, .membership, .person, .fate, .called, .noticed: return []
        }
    }

    func mayInvite(_ person: String) -> Bool {
        inviters.contains { $0 == person || $0 == person.matrixServer }
    }

    private func join(_ room: ChatID) -> String { "join/\(encoded(room.raw))" }

    private func call(_ method: HTTPCall.Method, _ path: String, json content: some Encodable) -> HTTPCall {
        var call = HTTPCall.post("\(baseURL)/_matrix/client/v3/\(path)", json: content).bearing(asToken)
        call.method = method
        return call
    }
}

extension Matrix: Downloads, Uploads, KnowsRoomsByInvitation, Greets {
    package func download(_ attachment: Attachment, of message: Inbound, by means: Means) -> HTTPCall? {
        guard let reference = attachment.reference, reference.hasPrefix("mxc://"), !attachment.isEncrypted else {
            return nil
        }
        let parts = reference.dropFirst(6).split(separator: "/").map { encoded(String($0)) }
        guard parts.count == 2 else { return nil }
        let path = "_matrix/client/v1/media/download/\(parts[0])/\(parts[1])"
        return HTTPCall(method: .get, url: "\(baseURL)/\(path)").bearing(asToken)
    }

    package func readDownload(_ reply: HTTPReply, of attachment: Attachment, by means: Means) -> Download {
        reply.file(of: Self.platform)
    }

    package func upload(_ file: Upload, by means: Means) -> HTTPCall? {
        HTTPCall(
            method: .post, url: "\(baseURL)/_matrix/media/v3/upload?filename=\(encoded(file.enclosure.safeName))",
            headers: [("content-type", file.enclosure.mediaType)], body: file.bytes
        ).bearing(asToken)
    }

    package func readUpload(_ reply: HTTPReply) -> Uploaded {
        guard let place = try? read(MatrixUploaded.self, from: reply.body).content_uri else {
            let receipt = judge(reply)
            if case .delivered = receipt { return .failed(.retry(after: nil, because: "no content_uri in the answer")) }
            return .failed(receipt)
        }
        return .reference(place)
    }

    /// A ping makes the homeserver send at once what it could not while we were away; it waits up to nine minutes else.
    package func greetings(by means: Means) -> [HTTPCall] {
        let url = "\(baseURL)/_matrix/client/v1/appservice/\(encoded(registrationID))/ping"
        return [HTTPCall.post(url, json: ["transaction_id": "start"]).bearing(asToken)]
    }
}

extension String {
    /// What follows the first colon of an account or room; nil where there is none.
    var matrixServer: String? {
        guard first == "@", let colon = firstIndex(of: ":"), colon > index(after: startIndex) else { return nil }
        let server = self[index(after: colon)...]
        return server.isEmpty ? nil : String(server)
    }
}
