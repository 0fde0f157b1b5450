// The specification's own spelling of what comes in.

struct MatrixTransaction: Decodable { let events: [Lenient<MatrixEvent>] }

struct MatrixEvent: Decodable {
    let type: String
    let event_id: String
    let room_id: String
    let sender: String
    /// There, though it may be empty, makes it an event of state.
    let state_key: String?
    let origin_server_ts: Int64?
    /// Of a redaction in older rooms; in newer ones it stands in the content.
    let redacts: String?
    let content: Content
    let unsigned: Unsigned?

    struct Content: Decodable {
        let msgtype: String?
        let body: String?
        let formatted_body: String?
        let filename: String?
        let url: String?
        /// Instead of `url`, where it is encrypted.
        let file: File?
        let info: Info?
        let geo_uri: String?
        let relation: Relation?
        let mentions: Mentions?
        /// The words of an edit; none or one.
        let new_content: [Content]
        let membership: String?
        let displayname: String?
        let is_direct: Bool?
        let replacement_room: String?
        let redacts: String?

        private enum Key: String, CodingKey {
            case msgtype, body, formatted_body, filename, url, file, info, geo_uri, membership, displayname, is_direct
            case replacement_room, redacts
            case relation = "m.relates_to"
            case mentions = "m.mentions"
            case new_content = "m.new_content"
        }

        /// People's programs write what they like here: what is of another kind counts as not there.
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            func field<Value: Decodable>(_ key: Key, _ type: Value.Type = Value.self) -> Value? {
                try? container.decode(Value.self, forKey: key)
            }
            msgtype = field(.msgtype)
            body = field(.body)
            formatted_body = field(.formatted_body)
            filename = field(.filename)
            url = field(.url)
            file = field(.file)
            info = field(.info)
            geo_uri = field(.geo_uri)
            relation = field(.relation)
            mentions = field(.mentions)
            new_content = field(.new_content, Content.self).map { [$0] } ?? []
            membership = field(.membership)
            displayname = field(.displayname)
            is_direct = field(.is_direct)
            replacement_room = field(.replacement_room)
            redacts = field(.redacts)
        }
    }

    struct File: Decodable { let url: String }
    struct Info: Decodable { let mimetype: String?, size: Int?, duration: Int? }
    struct Mentions: Decodable { let user_ids: [String]?, room: Bool? }
    struct Relation: Decodable {
        let rel_type: String?
        let event_id: String?
        let is_falling_back: Bool?
        let reply: Reply?

        struct Reply: Decodable { let event_id: String }
        private enum CodingKeys: String, CodingKey {
            case rel_type, event_id, is_falling_back
            case reply = "m.in_reply_to"
        }
    }

    struct Unsigned: Decodable {
        let prev_content: Content?
        let invite_room_state: [Lenient<Stripped>]?
    }
    /// What is told of a room to whoever is invited.
    struct Stripped: Decodable {
        let type: String
        let content: Content

        struct Content: Decodable { let name: String? }
    }
}

struct MatrixAnswer: Decodable {
    let event_id: String?
    let errcode: String?
    let error: String?
    let retry_after_ms: Int?
}

struct MatrixUploaded: Decodable { let content_uri: String }
