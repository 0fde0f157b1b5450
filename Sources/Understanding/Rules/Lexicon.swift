import Chat

/// Where a word or rule was written, for people who look for it.
package struct Source: Hashable, Sendable, CustomStringConvertible {
    package let file: String
    package let line: Int

    package init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    package var description: String { "\(file):\(line)" }
}

/// The words of a language, each under the cue it gives.
package struct Lexicon: Sendable {
    /// One word of one cue.
    package struct Entry: Sendable {
        package let word: String
        package let cue: String
        package let source: Source

        package init(word: String, cue: String, source: Source) {
            self.word = word
            self.cue = cue
            self.source = source
        }
    }

    /// How many cues the words of one language may give.
    package static let mostCues = CueSet.capacity

    package var entries: [Entry]
    /// Slips of pen and voice input by what was meant.
    package var slips: [String: String]
    /// Words whose misspellings are put right by rule; one with `~` in all its forms.
    package var spelled: [String] = []
    /// Words that hold a slip and are right as they are.
    package var keeps: [String] = []
    /// Words that say nothing and are left out.
    package var drops: [String] = []
    /// Traditional and variant characters by what they become.
    package var characters: [UInt32: UInt32]
    /// What a word with `~` behind it stands for, where that is not the forms of a regular verb.
    package var forms: [String: [String]]

    package init(
        entries: [Entry] = [], slips: [String: String] = [:], characters: [UInt32: UInt32] = [:],
        forms: [String: [String]] = [:]
    ) {
        self.entries = entries
        self.slips = slips
        self.characters = characters
        self.forms = forms
    }
}

/// A language: its words and its rules.
package struct LanguagePack: Sendable {
    package let language: Language
    package var lexicon: Lexicon
    package var rules: RuleBook

    package init(language: Language, lexicon: Lexicon, rules: RuleBook) {
        self.language = language
        self.lexicon = lexicon
        self.rules = rules
    }
}
