import Foundation
import Understanding
import Yams

/// Reads the files of `words/`: under each cue its words; under `slips`, `characters` and `forms` what is read as what,
/// under `keeps` what is left as it is, under `spelled` words whose misspellings are put right.
struct WordsReader {
    private(set) var lexicon = Lexicon()
    private(set) var faults: [FileFault] = []
    private var seen: [String: [String: Source]] = [:]

    mutating func read(_ file: YAMLFile) {
        guard let root = file.root else { return }
        for (key, value) in root {
            guard let name = key.text else {
                faults.append(file.fault(key, "a name that is no text", "write a name such as `area.kitchen`"))
                continue
            }
            switch name {
            case "slips": readSlips(value, in: file)
            case "spelled": lexicon.spelled += list("spelled", value, in: file)
            case "keeps": lexicon.keeps += list("keeps", value, in: file)
            case "drops": lexicon.drops += list("drops", value, in: file)
            case "characters": readCharacters(value, in: file)
            case "forms": readForms(value, in: file)
            default: readWords(value, of: name, key: key, in: file)
            }
        }
    }

    private mutating func readWords(_ value: Node, of cue: String, key: Node, in file: YAMLFile) {
        guard Self.isMeaningful(cue) else {
            faults.append(
                file.fault(
                    key, "`\(cue)` is not known in its family",
                    "see Conversations/README.md for the names that have a meaning")
            )
            return
        }
        guard let list = value.sequence else {
            faults.append(
                file.fault(value, "`\(cue)` has no list of words", "write them as [word, word] or one a line with -"))
            return
        }
        if list.isEmpty { faults.append(file.fault(value, "`\(cue)` has no words", "add one or leave the name out")) }
        var known = seen.removeValue(forKey: cue) ?? [:]
        known.reserveCapacity(known.count + list.count)
        for node in list {
            guard let word = node.text, Self.saysSomething(word) else {
                faults.append(
                    file.fault(node, "a word of `\(cue)` is empty or no text", "write a word, in quotes if need be"))
                continue
            }
            let source = Source(file: file.name, line: node.line)
            if let first = known.updateValue(source, forKey: word) {
                faults.append(file.fault(node, "`\(word)` is already in `\(cue)` (\(first))", "leave one out"))
                continue
            }
            lexicon.entries.append(Lexicon.Entry(word: word, cue: cue, source: source))
        }
        seen[cue] = known
    }

    /// More than blanks.
    private static func saysSomething(_ word: String) -> Bool {
        guard let first = word.utf8.first else { return false }
        return (first > 0x20 && first < 0x7F) || !word.allSatisfy(\.isWhitespace)
    }

    private static func isMeaningful(_ cue: String) -> Bool { CueName.isMeaningful(cue) }

    private mutating func readSlips(_ value: Node, in file: YAMLFile) {
        guard let pairs = value.mapping else {
            faults.append(
                file.fault(value, "`slips` is no list of pairs", "write a slip and what was meant: `lekage: leakage`"))
            return
        }
        for (slip, meant) in pairs {
            guard let from = slip.text, let to = meant.text, !from.isEmpty, !to.isEmpty, from != to else {
                faults.append(
                    file.fault(
                        slip, "a slip without what was meant", "write a slip and what was meant: `lekage: leakage`"))
                continue
            }
            if lexicon.slips[from] != nil {
                faults.append(file.fault(slip, "the slip `\(from)` is there already", "leave one out"))
            }
            lexicon.slips[from] = to
        }
    }

    /// break: [break, breaks, broke]; what `break~` stands for.
    private mutating func readForms(_ value: Node, in file: YAMLFile) {
        let remedy = "write a word and what it stands for: `break: [break, breaks, broke, broken]`"
        guard let pairs = value.mapping else {
            faults.append(file.fault(value, "`forms` is no list of words with their forms", remedy))
            return
        }
        for (word, list) in pairs {
            let forms = list.sequence?.compactMap { $0.text } ?? []
            guard let name = word.text, !name.isEmpty, !forms.isEmpty, !forms.contains(where: { $0.contains("~") })
            else {
                faults.append(file.fault(word, "a word without forms", remedy))
                continue
            }
            if lexicon.forms[name] != nil {
                faults.append(file.fault(word, "the forms of `\(name)` are there already", "leave one out"))
            }
            lexicon.forms[name] = forms
        }
    }

    /// Words one after the other, without a cue.
    private mutating func list(_ name: String, _ value: Node, in file: YAMLFile) -> [String] {
        guard let list = value.sequence else {
            faults.append(file.fault(value, "`\(name)` is no list", "write words as [word, word] or one a line with -"))
            return []
        }
        return list.compactMap { node in
            if let word = node.text, Self.saysSomething(word) { return word }
            faults.append(file.fault(node, "a word of `\(name)` is empty or no text", "write a word"))
            return nil
        }
    }

    /// Lines of pairs: 電电 門门.
    private mutating func readCharacters(_ value: Node, in file: YAMLFile) {
        guard let lines = value.sequence else {
            faults.append(
                file.fault(value, "`characters` is no list", "write lines of pairs, a character and what it becomes"))
            return
        }
        for node in lines {
            for pair in (node.text ?? "").split(separator: " ") {
                let scalars = pair.unicodeScalars.map(\.value)
                guard scalars.count == 2 else {
                    faults.append(
                        file.fault(
                            node, "`\(pair)` is no pair of characters", "write what is read, then what it becomes"))
                    continue
                }
                lexicon.characters[scalars[0]] = scalars[1]
            }
        }
    }
}
