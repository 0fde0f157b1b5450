import Chat
import Foundation

/// WeCom's dialects. None has an escape character, so what would act is written with a wide twin of its sign.
enum WeComMarkup {
    /// Text of an app, a group robot and customer service: `<a href>` and `<@id>` act in it, nothing else does.
    static func text(_ run: RichText.Run) -> String {
        switch run {
        case .text, .bold, .mention, .link, .lineBreak: inert(RichText([run]).plain)
        }
    }

    /// By scalars: a `<` with an accent on it is another character, and still opens a tag.
    static func inert(_ words: String) -> String { replacing(words) { $0 == "<" ? "＜" : nil } }

    /// The `markdown` that a smart robot answers in. It knows no way to call a person.
    static func markdown(_ run: RichText.Run) -> String {
        switch run {
        case .text(let words): plain(words)
        case .bold(let words) where !words.trimmed.isEmpty: "**\(plain(words))**"
        case .link(let label, let address) where isOpenable(address): "[\(plain(label))](\(address))"
        case .bold, .link, .mention: plain(RichText([run]).plain)
        case .lineBreak: "\n"
        }
    }

    private static func plain(_ words: String) -> String {
        let wide: [Unicode.Scalar: Unicode.Scalar] = [
            "<": "＜", ">": "＞", "[": "［", "]": "］", "`": "｀", "*": "＊", "_": "＿", "~": "～", "|": "｜", "\\": "＼",
            "!": "！",
        ]
        // A heading needs a space behind its #; a number sign like that of a ticket has none and stays.
        return replacing(words) { wide[$0] }.replacingBytes(of: "# ", with: "＃ ")
    }

    private static func replacing(_ words: String, _ twin: (Unicode.Scalar) -> Unicode.Scalar?) -> String {
        var result = String.UnicodeScalarView()
        for scalar in words.unicodeScalars { result.append(twin(scalar) ?? scalar) }
        return String(result)
    }

    private static func isOpenable(_ address: String) -> Bool {
        (address.hasPrefix("https://") || address.hasPrefix("http://"))
            && address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"()<>[]\"`".utf8.contains($0) }
    }
}

extension SenderID {
    /// Whom WeCom can call in a message; nil for what would call others as well.
    var callable: String? {
        let isOne = !raw.isEmpty && raw.lowercased() != "@all" && raw.lowercased() != "all"
        return isOne && raw.unicodeScalars.allSatisfy { $0.isASCIIWordLike || "-.@".unicodeScalars.contains($0) }
            ? raw : nil
    }
}

extension Outbound {
    /// A card's name with WeCom, by which a press tells the message: `[0-9A-Za-z_\-@]`, at most 128.
    var taskID: String { idempotencyKey(longest: 128) }

    /// Everybody named in the body.
    var called: [SenderID] {
        body.runs.compactMap { run in
            switch run {
            case .mention(let account, _): account
            case .text, .bold, .link, .lineBreak: nil
            }
        }
    }
}
