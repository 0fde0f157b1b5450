import Chat

/// A text as meant for us: whether the bot is called in it, and what is left without the call.
///
/// The name is not searched for: `@gate_bot2` contains `@gate_bot`. Telegram marks what is a mention, in UTF-16 units.
struct Heard {
    let text: String
    let isMentioned: Bool

    init(_ written: String, entities: [Entity], by bot: Bot, in kind: ChatKind) {
        let units = Array(written.utf16)
        let calls = entities.compactMap { Call($0, in: units, to: bot, kind) }
        isMentioned = !calls.isEmpty

        let cuts = calls.map(\.cut).sorted { $0.lowerBound < $1.lowerBound }
        var left: [UInt16] = []
        var end = 0
        var isAfterCall = false
        for cut in cuts where cut.lowerBound >= end && !cut.isEmpty {
            left += units[end..<cut.lowerBound]
            isAfterCall = isAfterCall || String(decoding: left, as: UTF16.self).trimmed.isEmpty
            end = cut.upperBound
        }
        let whole = String(decoding: left + units[end...], as: UTF16.self)
        text = (isAfterCall ? whole.withoutAddress : whole).foldingSpaces.trimmed
    }
}

/// One place in a text that calls the bot.
private struct Call {
    /// In UTF-16 units; empty where what calls is also what is said, as a bare `/report`.
    let cut: Range<Int>

    init?(_ entity: Entity, in units: [UInt16], to bot: Bot, _ kind: ChatKind) {
        let (end, overflows) = entity.offset.addingReportingOverflow(entity.length)
        guard entity.offset >= 0, entity.length > 0, !overflows, end <= units.count else { return nil }
        let range = entity.offset..<end
        let words = String(decoding: units[range], as: UTF16.self).lowercased()
        let name = "@\(bot.username)"
        switch entity.type {
        case "mention" where words == name: cut = range
        case "text_mention" where entity.user?.id == bot.id: cut = range
        case "bot_command" where words.hasSuffix(name): cut = max(entity.offset, end - name.utf16.count)..<end
        // Every bot of the room gets it; none of the others answers for us.
        case "bot_command" where kind == .group && !words.contains("@"): cut = end..<end
        default: return nil
        }
    }
}

extension String {
    /// Without what stands between a name that was called and what is then said.
    fileprivate var withoutAddress: String { String(drop { ":：,，".contains($0) || $0.isWhitespace }) }
}
