import Chat
import Foundation
import ServiceDesk
import Understanding

/// Reads words and rules of every language under a folder; each subfolder with `words/` in it is a language.
///
/// - Parameter fallback: the community's language, for messages whose words tell none.
/// - Throws: every fault found, each with file, line and remedy; then nothing was loaded.
package func loadUnderstanding(
    from folder: URL, fallback: Language = .chinese
) throws(FileFaults) -> Understander {
    var faults: [FileFault] = []
    var packs: [LanguagePack] = []
    var calendar = WorkCalendar.weekends
    do { packs = try loadPacks(from: folder) } catch { faults += error.faults }
    do { calendar = try loadCalendar(from: folder) } catch { faults += error.faults }
    guard faults.isEmpty else { throw FileFaults(faults) }
    return Understander(packs: packs, fallback: fallback, calendar: calendar)
}

/// The languages of a folder as data, in the order of their names.
package func loadPacks(from folder: URL) throws(FileFaults) -> [LanguagePack] {
    let languages = names(in: folder).filter {
        !names(in: folder.appending(path: $0).appending(path: "words")).isEmpty
    }
    let loaded = languages.mapConcurrently { loadPack($0, from: folder) }
    var faults = loaded.flatMap(\.faults)
    if languages.isEmpty {
        faults.append(
            FileFault(
                file: folder.lastPathComponent, line: 0, problem: "no language here",
                remedy: "point to the folder that holds zh/words and en/words"))
    }
    guard faults.isEmpty else { throw FileFaults(faults) }
    return loaded.map(\.pack)
}

private func loadPack(_ language: String, from folder: URL) -> (pack: LanguagePack, faults: [FileFault]) {
    var faults: [FileFault] = []
    var words = WordsReader()
    faults += eachFile(in: folder, language: language, part: "words") { words.read($0) }
    faults += words.faults
    let cues = Set(words.lexicon.entries.map(\.cue))
    if cues.count > Lexicon.mostCues {
        faults.append(
            FileFault(
                file: "\(language)/words", line: 0,
                problem: "\(cues.count) cues, and no more than \(Lexicon.mostCues) can be told apart",
                remedy: "join cues that the rules treat alike"))
    }
    var rules = RulesReader(cues: cues)
    faults += eachFile(in: folder, language: language, part: "rules") { rules.read($0) }
    faults += rules.faults
    return (LanguagePack(language: Language(language), lexicon: words.lexicon, rules: rules.book), faults)
}

private func names(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { !$0.hasPrefix(".") }.sorted()
}

/// Reads the YAML files of a part of a language one after the other, so that only one is held as nodes at a time.
///
/// - Returns: what is wrong with those that could not be read at all.
private func eachFile(
    in folder: URL, language: String, part: String, read: (YAMLFile) -> Void
) -> [FileFault] {
    var faults: [FileFault] = []
    for name in names(in: folder.appending(path: language).appending(path: part)) where name.hasSuffix(".yaml") {
        let shown = "\(language)/\(part)/\(name)"
        guard let data = try? Data(contentsOf: folder.appending(path: shown)),
            let text = String(data: data, encoding: .utf8)
        else {
            faults.append(
                FileFault(
                    file: shown, line: 0, problem: "the file cannot be read as UTF-8", remedy: "save it as UTF-8 text"))
            continue
        }
        do {
            read(try YAMLFile(text: text, name: shown))
        } catch {
            faults.append(error)
        }
    }
    return faults
}
