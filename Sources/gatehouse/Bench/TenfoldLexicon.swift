import Understanding

extension LanguagePack {
    /// The same language with ten times the words: each word also with nine endings of two letters or characters, so that
    /// the new words begin as the old ones do and lie everywhere among them.
    var tenfold: LanguagePack {
        var pack = self
        let written = lexicon.entries.flatMap { $0.word.unicodeScalars.filter { $0.value > 0x60 } }
        guard !written.isEmpty else { return self }
        var chance = Chance(seed: 10)
        for entry in lexicon.entries {
            for _ in 0..<9 {
                var word = entry.word.unicodeScalars
                for _ in 0..<2 { word.append(written.randomElement(using: &chance) ?? written[0]) }
                pack.lexicon.entries.append(.init(word: String(word), cue: entry.cue, source: entry.source))
            }
        }
        return pack
    }
}
