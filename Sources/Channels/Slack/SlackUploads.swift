import Chat
import Wire

/// A file goes up in three calls: an address is asked for, the bytes go there, and the file is completed into its room.
///
/// The last of them tells no message's time, for Slack looks through the file first; so words go before it, as a message
/// of their own that can be quoted. Source: docs.slack.dev, files.getUploadURLExternal, files.completeUploadExternal;
/// slackapi/python-slack-sdk, issues 1363 and 1658.
extension Slack: Uploads {
    package func upload(_ file: Upload, by means: Means) -> HTTPCall? {
        let form = Form(fields: [
            (name: "filename", value: file.enclosure.safeName), (name: "length", value: String(file.bytes.count)),
        ])
        return HTTPCall(
            method: .post, url: "\(baseURL)/files.getUploadURLExternal",
            headers: [("content-type", "application/x-www-form-urlencoded")], body: form.body
        ).bearing(token)
    }

    package func readUpload(_ reply: HTTPReply) -> Uploaded { .failed(judge(reply)) }

    package func readUpload(_ reply: HTTPReply, of file: Upload, knowing known: String?) -> Uploaded {
        if let id = known { return (200...299).contains(reply.status) ? .reference(id) : .failed(judge(reply)) }
        guard let place = try? read(SlackUploadPlace.self, from: reply.body) else {
            let receipt = judge(reply)
            if case .delivered = receipt { return .failed(.retry(after: nil, because: "no address in the answer")) }
            return .failed(receipt)
        }
        let bytes = HTTPCall(
            method: .post, url: place.upload_url, headers: [("content-type", "application/octet-stream")],
            body: file.bytes)
        return .further(bytes.found(on: ["files.slack.com"], orUnder: baseURL), knowing: place.file_id)
    }
}

struct SlackUploadPlace: Decodable {
    let upload_url: String
    let file_id: String
}

/// `files.completeUploadExternal`; a file is completed once only.
struct CompleteUpload: Encodable {
    let files: [File]
    let channel_id: String
    let initial_comment: String?
    let thread_ts: String?

    struct File: Encodable { let id: String, title: String }

    init(_ id: String, with message: Outbound) {
        files = [File(id: id, title: message.enclosure?.safeName ?? "file")]
        channel_id = message.room.id.raw
        let words = Slack.markup(message.body)
        initial_comment = words.isEmpty ? nil : words
        thread_ts = message.thread?.raw ?? message.quoting?.raw
    }
}
