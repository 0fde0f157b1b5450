import Chat
import ServiceDesk

/// One language made ready to read: its normaliser, its automaton, the meaning of its cues, its rules.
final class Reader: Sendable {
    let language: Language
    let script: Script
    let names: CueNames
    let rules: CompiledRules
    let scopes: ScopeCues
    private let normaliser: Normaliser
    private let automaton: Automaton
    private let vocabulary: Vocabulary
    private let senses: [Sense]
    /// By cue.
    private let families: [Sense.Families]
    private let sources: [Source]
    private let joints: Joints

    init(_ pack: LanguagePack) {
        language = pack.language
        names = CueNames(pack.lexicon.entries)
        rules = CompiledRules(pack.rules, names: names)
        scopes = ScopeCues(names)
        normaliser = Normaliser(pack.lexicon)
        senses = names.names.map { Sense(cue: $0) ?? .plain }
        families = names.names.map { Sense.Families(cue: $0) }
        let entries = pack.lexicon.written
        sources = entries.map(\.source)
        let (vocabulary, words) = Vocabulary.of(entries, names: names, normaliser: normaliser)
        self.vocabulary = vocabulary
        automaton = Automaton(words)
        joints = Joints(names)
        script = Script.most(of: words) ?? .other
    }

    func source(of hit: Hit) -> Source { sources[hit.entry] }

    /// Reads a text: one pass for all words, then numbers and clauses.
    func read(_ original: String) -> Reading {
        let text = normaliser.normalise(original)
        let hits = vocabulary.hits(of: vocabulary.heard(automaton.matches(in: text.scalars), in: text.scalars))
        var cues = CueSet()
        var families: Sense.Families = []
        for hit in hits {
            cues.insert(hit.cue)
            families.formUnion(self.families[hit.cue])
        }
        return Reading(
            original: original, text: text, senses: senses, hits: hits, cues: cues, families: families,
            clauses: Reading.clauses(of: text.scalars, hits: hits, at: joints),
            numbers: Number.all(in: text.scalars, words: families.contains(.numbers) ? numberWords(hits) : []))
    }

    private func numberWords(_ hits: [Hit]) -> [(start: Int, end: Int, value: Int)] {
        hits.compactMap { hit in
            if case .number(let value) = senses[hit.cue] { (hit.start, hit.end, value) } else { nil }
        }
    }
}
