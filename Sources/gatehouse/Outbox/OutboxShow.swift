import ArgumentParser
import Foundation
import ServiceDesk
import Storage

/// `gatehouse outbox show`.
struct OutboxShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows one letter: what became of it, and its words with private parts masked.")

    @Argument(help: "The number of the letter.")
    var letter: Int64

    @OptionGroup var place: StoreOption

    func run() async throws {
        let id = letter
        let (found, notes) = try await place.withStore { store in
            try await store.reading { (try $0.letter(id), try $0.notes(of: id)) }
        }
        guard let found else { throw ValidationError("there is no letter \(id)") }
        print(found.line)
        print("to \(found.chat) of \(found.community), \(found.haste), key \(found.key)")
        if found.state == .waiting { print("tried next at \(found.due.date.formatted(.iso8601))") }
        if found.doubts > 0 { print("\(found.doubts) of its attempts may have arrived") }
        for note in notes {
            print("\(note.at.date.formatted(.iso8601))  \(note.what)\(note.why.map { ": \($0)" } ?? "")")
        }
        print(masked(found.words))
    }
}

/// Words of ours without what is somebody's own: what residents said, and every number of three digits or more.
func masked(_ words: String) -> String {
    var result = ""
    var digits = ""
    var isQuoted = false
    func flush() {
        result += digits.count >= 3 ? String(repeating: "•", count: digits.count) : digits
        digits = ""
    }
    for character in words {
        if isQuoted {
            guard character == "”" else { continue }
            isQuoted = false
            result += "…”"
        } else if character.isNumber {
            digits.append(character)
        } else {
            flush()
            result.append(character)
            isQuoted = character == "“"
        }
    }
    flush()
    return isQuoted ? result + "…" : result
}
