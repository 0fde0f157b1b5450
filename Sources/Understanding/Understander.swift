import Chat
import Foundation
import ServiceDesk

/// Understands messages: a text and what is known about it in, acts out.
///
/// Deterministic, total and pure: every string has an answer, the same one each time, and nothing is read or written. Only
/// the first `Normaliser.longest` scalars of a text are looked at.
package struct Understander: Sendable {
    private let readers: [Reader]
    private var fallback: Language
    /// The reader of the fallback, or the first where there is none.
    private var own: Reader?
    private let calendar: WorkCalendar

    /// - Parameters:
    ///   - packs: the languages, each once.
    ///   - fallback: the community's own, for messages whose words tell no language: 👍, 501.
    ///   - calendar: the days off of communities that have no calendar of their own.
    package init(packs: [LanguagePack], fallback: Language = .chinese, calendar: WorkCalendar = .weekends) {
        readers = packs.mapConcurrently { Reader($0) }
        self.fallback = fallback
        own = readers.first { $0.language == fallback } ?? readers.first
        self.calendar = calendar
    }

    /// The same languages for a community that speaks another one; shares all that was made ready.
    package func falling(backTo language: Language) -> Understander {
        var other = self
        other.fallback = language
        other.own = readers.first { $0.language == language } ?? readers.first
        return other
    }

    /// What a message means.
    ///
    /// - Parameter explained: whether to write the trail; it costs more than the understanding.
    package func understand(_ text: String, in hearing: Hearing, explained: Bool = false) -> Understood {
        guard let reader = reader(for: text) else { return Understood(acts: [], language: fallback, trail: []) }
        let reading = reader.read(text)
        guard !reading.scalars.isEmpty else { return Understood(acts: [], language: reader.language, trail: []) }
        let heard = Heard(reading, in: hearing, reader: reader, calendar: hearing.calendar ?? calendar)
        var acting = Acting(heard: heard, rules: reader.rules)
        guard explained else {
            let acts = ticketByTicket(heard, by: reader) ?? acting.acts()
            let doubt = Doubt(acts, question: acting.question, heard: heard)
            return Understood(
                acts: acts, doubt: doubt,
                isSmallTalk: acts.isEmpty && hearing.mayAnswerUs && !acting.saysSomething,
                language: reader.language, trail: [])
        }
        let tries = Tries()
        acting.tried = { tries.all.append(($0, $1)) }
        let together = acting.acts()
        let acts = ticketByTicket(heard, by: reader) ?? together
        let doubt = Doubt(acts, question: acting.question, heard: heard)
        var trail = Trail(heard, reader: reader)
        trail.add(tries.all)
        trail.add(acts, doubt: doubt)
        return Understood(
            acts: acts, doubt: doubt, isSmallTalk: acts.isEmpty && hearing.mayAnswerUs && !acting.saysSomething,
            language: reader.language, trail: trail.lines)
    }

    /// Why the troubles of a message were read as they were, by category; empty where it tells of none.
    package func grounds(of text: String, in hearing: Hearing) -> [ServiceDesk.Category: Grounds] {
        guard let reader = reader(for: text) else { return [:] }
        let heard = Heard(reader.read(text), in: hearing, reader: reader, calendar: hearing.calendar ?? calendar)
        let telling = Telling(heard: heard, reader: reader)
        let told = heard.matters.map { ($0.category, telling.grounds(of: $0)) }
        return Dictionary(told) { first, _ in first }
    }

    func language(of text: String) -> Language { reader(for: text)?.language ?? fallback }

    /// The language whose script the text is in; the community's where the text has none.
    private func reader(for text: String) -> Reader? {
        guard let script = Script.most(of: text) else { return own }
        if own?.script == script { return own }
        // 改类 1023 building.wall: a code is in no language.
        if script == .latin, let own, own.script == .han, hasCodeAmongHan(text) { return own }
        return readers.first { $0.script == script } ?? own
    }

    private func hasCodeAmongHan(_ text: String) -> Bool {
        text.unicodeScalars.prefix(Normaliser.longest).contains { Scalars.isHan($0.value) }
            && ServiceDesk.Category(codeIn: text) != nil
    }

    func noticed(_ text: String, in hearing: Hearing) -> (Heard, CueNames)? {
        guard let reader = reader(for: text) else { return nil }
        return (
            Heard(reader.read(text), in: hearing, reader: reader, calendar: hearing.calendar ?? calendar), reader.names
        )
    }

    func heard(_ text: String, in hearing: Hearing) -> Heard? {
        guard let reader = reader(for: text) else { return nil }
        return Heard(reader.read(text), in: hearing, reader: reader, calendar: hearing.calendar ?? calendar)
    }
}

/// Collects what becomes of the rules while they are tried.
private final class Tries {
    var all: [(saying: CompiledRules.Saying, unmet: Unmet?)] = []
}
