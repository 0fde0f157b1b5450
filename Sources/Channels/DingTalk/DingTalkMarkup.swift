import Chat

/// Plain text: nothing acts in it but `@id`, and that only where the call lists the same id.
enum DingTalkMarkup {
    static func text(_ run: RichText.Run) -> String {
        switch run {
        case .mention(let account, _) where account.isCallable: "@\(account.raw) "
        case .text, .bold, .link, .mention, .lineBreak: RichText([run]).plain
        }
    }
}

extension SenderID {
    /// A userId; the encrypted ids of people from outside cannot be called.
    var isCallable: Bool {
        !raw.isEmpty && raw.unicodeScalars.allSatisfy { $0.isASCIIWordLike || "-.@".unicodeScalars.contains($0) }
    }
}
