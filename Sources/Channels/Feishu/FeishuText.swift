import Chat

/// Puts names in the place of `@_user_1`, and nothing in the place of our own.
struct FeishuText {
    /// What is called instead of a person, and how Feishu's own apps show it: a fact of the wire, in no other language.
    private static let everyone = (key: "@_all", shown: "@所有人")

    private let names: [String: String]
    private let ownKeys: Set<String>

    init(_ mentions: [FeishuReceived.Mention], bot: String) {
        names = Dictionary(mentions.map { ($0.key, $0.name ?? "") }) { first, _ in first }
        ownKeys = Set(mentions.filter { $0.id?.open_id == bot }.map(\.key))
    }

    func resolved(_ text: String) -> (text: String, callsEveryone: Bool) {
        let (words, callsEveryone) = scanned(text)
        return (words.trimmed, callsEveryone)
    }

    /// The title, then a line for each paragraph; pictures leave none.
    func post(_ post: FeishuInside) -> (text: String, callsEveryone: Bool) {
        var callsEveryone = false
        var lines = [post.title ?? ""]
        for paragraph in post.content ?? [] {
            var line = ""
            for node in paragraph {
                if node.tag == "at", let key = node.user_id {
                    callsEveryone = callsEveryone || [Self.everyone.key, "all"].contains(key)
                    line += shown(key, otherwise: node.user_name)
                } else {
                    line += node.text ?? ""
                }
            }
            lines += line.split(separator: "\n").map(String.init)
        }
        return (lines.map(\.trimmed).filter { !$0.isEmpty }.joined(separator: "\n"), callsEveryone)
    }

    private func shown(_ key: String, otherwise name: String?) -> String {
        if ownKeys.contains(key) { return "" }
        if [Self.everyone.key, "all"].contains(key) { return Self.everyone.shown }
        return (names[key] ?? name).map { "@\($0)" } ?? key
    }

    /// In one pass and taking as many digits as there are: `@_user_1` is the beginning of `@_user_10`, and a name may
    /// look like a key.
    private func scanned(_ text: String) -> (String, Bool) {
        var result = ""
        var callsEveryone = false
        var rest = text[...]
        while let at = rest.range(of: "@_") {
            result += rest[..<at.lowerBound]
            rest = rest[at.lowerBound...]
            guard let key = key(at: rest) else {
                result += rest.prefix(2)
                rest = rest.dropFirst(2)
                continue
            }
            rest = rest.dropFirst(key.count)
            if ownKeys.contains(key) {
                if rest.first?.isWhitespace == true { rest = rest.dropFirst() }
            } else {
                callsEveryone = callsEveryone || key == Self.everyone.key
                result += shown(key, otherwise: nil)
            }
        }
        return (result + rest, callsEveryone)
    }

    private func key(at text: Substring) -> String? {
        if text.hasPrefix(Self.everyone.key) { return Self.everyone.key }
        let prefix = "@_user_"
        guard text.hasPrefix(prefix) else { return nil }
        let digits = text.dropFirst(prefix.count).prefix { $0.isASCII && $0.isNumber }
        return digits.isEmpty ? nil : prefix + digits
    }
}
