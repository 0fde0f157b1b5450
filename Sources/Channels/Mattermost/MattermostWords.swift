import Chat
import Wire

// Mattermost's own spelling, to be compared with its code.

/// What in a body proves where it comes from.
struct MattermostProof: Decodable {
    let token: String?
    /// Only a pressed button has one: what we put into it.
    let context: Context?

    struct Context: Decodable { let secret: String? }
}

/// A post told by an outgoing webhook, or a slash command.
struct MattermostPost: Decodable {
    let channel_id: String
    let channel_name: String?
    let user_id: String
    let user_name: String?
    let text: String?
    /// Milliseconds in JSON, seconds in a form.
    let timestamp: Int64?
    let post_id: String?
    /// Separated by commas.
    let file_ids: String?
    let command: String?
    let trigger_id: String?

    init(_ form: Form) throws(Refusal) {
        channel_id = try form.required("channel_id")
        channel_name = try form.only("channel_name")
        user_id = try form.required("user_id")
        user_name = try form.only("user_name")
        text = try form.only("text")
        timestamp = try form.only("timestamp")?.digits.flatMap {
            moment(seconds: Int64($0)) == nil ? nil : Int64($0) * 1000
        }
        post_id = try form.only("post_id")
        file_ids = try form.only("file_ids")
        command = try form.only("command")
        trigger_id = try form.only("trigger_id")
    }
}

/// A pressed button.
struct MattermostAction: Decodable {
    let user_id: String
    let user_name: String?
    let channel_id: String
    let channel_name: String?
    let post_id: String?
    let trigger_id: String
    let context: [String: AnyValue]
}

struct CreatePost: Encodable {
    let channel_id: String
    let message: String
    /// The first post of a thread; a post within one is refused.
    let root_id: String?
    /// The same within half a minute returns the first post instead of making a second.
    let pending_post_id: String
    let file_ids: [String]?
    let props: MattermostProps?
}

/// Buttons below a post.
struct MattermostProps: Encodable {
    let attachments: [Attachment]

    struct Attachment: Encodable { let actions: [Action] }
    struct Action: Encodable {
        /// Letters and digits only.
        let id: String
        let name: String
        let type = "button"
        let integration: Integration
    }
    struct Integration: Encodable { let url: String, context: [String: String] }

    init(_ choices: [Choice], to address: String, _ secret: Secret) {
        let actions = choices.enumerated().map { index, choice in
            Action(
                id: "choice\(index)", name: choice.label,
                integration: .init(url: address, context: ["value": choice.words, "secret": secret.revealed]))
        }
        attachments = [.init(actions: actions)]
    }
}

/// A post that was made, or why not; the key `id` is there in both.
struct MattermostAnswer: Decodable {
    /// The post's id.
    let post: String?
    /// Such as `api.post.create_post.root_id.app_error`; empty where there is none.
    let error: String

    private enum Key: String, CodingKey { case id, status_code }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let id = try container.decode(String.self, forKey: .id)
        let isError = container.contains(.status_code)
        post = isError ? nil : id
        error = isError ? id : ""
    }
}

struct MattermostUploaded: Decodable {
    let file_infos: [File]

    struct File: Decodable { let id: String }
}
