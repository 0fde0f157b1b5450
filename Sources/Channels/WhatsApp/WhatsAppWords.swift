// Meta's own spelling of what comes in, to be compared with its documentation.

struct WhatsAppCallback: Decodable {
    let entry: [Entry]

    struct Entry: Decodable { let changes: [Change] }
    struct Change: Decodable { let field: String, value: Lenient<WhatsAppValue> }
}

struct WhatsAppValue: Decodable {
    let metadata: Metadata
    let contacts: [Lenient<Contact>]?
    let messages: [Lenient<WhatsAppInbound>]?
    let statuses: [Lenient<Status>]?

    struct Metadata: Decodable { let display_phone_number: String, phone_number_id: String }
    struct Contact: Decodable {
        let profile: Profile?
        let wa_id: String?
        let user_id: String?

        struct Profile: Decodable { let name: String? }
    }
    /// What became of a message of ours.
    struct Status: Decodable {
        let id: String
        let status: String
        let errors: [Failure]?
    }
    struct Failure: Decodable { let code: Int, title: String? }
}

struct WhatsAppInbound: Decodable {
    /// The phone number, unless the account has a name instead.
    let from: String?
    let from_user_id: String?
    let group_id: String?
    let id: String
    /// Seconds, as text.
    let timestamp: String?
    let type: String
    let context: Context?
    let text: Text?
    let image: File?
    let video: File?
    let audio: File?
    let document: File?
    let sticker: File?
    let location: Location?
    let interactive: Interactive?
    let button: Button?

    struct Text: Decodable { let body: String }
    struct Context: Decodable { let from: String?, id: String?, forwarded: Bool?, frequently_forwarded: Bool? }
    struct File: Decodable {
        let id: String
        let mime_type: String?
        let sha256: String?
        let caption: String?
        let filename: String?
    }
    struct Location: Decodable { let latitude: Double, longitude: Double, name: String?, address: String? }
    struct Interactive: Decodable { let button_reply: Chosen?, list_reply: Chosen? }
    struct Chosen: Decodable { let id: String, title: String? }
    /// The quick answer of a template.
    struct Button: Decodable { let payload: String, text: String? }
}

struct WhatsAppAnswer: Decodable {
    let messages: [Sent]?
    let error: Failure?

    struct Sent: Decodable { let id: String }
    struct Failure: Decodable { let code: Int, message: String? }
}

struct WhatsAppFile: Decodable { let url: String }
struct WhatsAppUploaded: Decodable { let id: String }
