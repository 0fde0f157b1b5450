import Chat

/// A message of a form that the platform has approved; it may be sent when free words may not.
struct WeChatTemplate: Sendable {
    let id: String
    let field: String
    let isSubscription: Bool

    /// - Throws: where a template is named without the field that takes our words. Nil where none is named.
    init?(_ options: Options) throws(BadOption) {
        guard let id = options.optional("template_id"), !id.isEmpty else { return nil }
        self.id = id
        field = try options.required("template_field")
        switch options.optional("template_api") ?? "template" {
        case "template": isSubscription = false
        case "subscribe": isSubscription = true
        default: throw BadOption(key: "template_api", problem: "is neither template nor subscribe")
        }
    }

    var path: String { isSubscription ? "message/subscribe/bizsend" : "message/template/send" }

    func filled(_ message: Outbound) -> Filled {
        let words = WeChatOA.markup(message.body).split(separator: "\n").joined(separator: " ")
        return Filled(
            touser: message.room.id.raw, template_id: id,
            client_msg_id: isSubscription ? nil : message.idempotencyKey(longest: 32),
            data: [field: .init(value: words.count <= longest ? words : words.prefix(longest - 1) + "…")])
    }

    /// How many characters the platform takes in a field, by what its name begins with.
    private var longest: Int {
        let kinds = [
            ("character_string", 32), ("phone_number", 17), ("car_number", 8), ("phrase", 5), ("symbol", 5),
            ("name", 10),
            ("thing", 20), ("letter", 32), ("number", 32),
        ]
        return kinds.first { field.hasPrefix($0.0) }?.1 ?? 20
    }

    struct Filled: Encodable {
        struct Value: Encodable { let value: String }

        let touser: String
        let template_id: String
        let client_msg_id: String?
        let data: [String: Value]
    }
}
