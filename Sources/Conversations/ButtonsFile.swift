import Chat
import Foundation
import Phrasing
import ServiceDesk
import Yams

/// `phrases/buttons.yaml`: below which words which buttons stand, and what pressing them says.
struct ButtonsFile {
    /// Telegram holds so many bytes of what a button says.
    private static let longestWords = 64
    /// Longer labels are cut on telephones.
    private static let longestLabel = 12
    /// WhatsApp shows no more than three; five is for a rating, which others show.
    private static let most = 5

    let file: URL
    private(set) var faults: [FileFault] = []

    init(file: URL) { self.file = file }

    /// Without a file there are no buttons: everything can be said.
    mutating func read() -> Buttons {
        var buttons = Buttons()
        guard FileManager.default.fileExists(atPath: file.path) else { return buttons }
        do {
            for (plane, content) in try YamlLine.mapping(of: file) {
                switch plane.scalar?.string {
                case PublicPlane.name?: buttons.open = choices(content, of: PublicPlane.self)
                case PrivatePlane.name?: buttons.personal = choices(content, of: PrivatePlane.self)
                case WorkPlane.name?: buttons.work = choices(content, of: WorkPlane.self)
                default: fault(plane, "‘\(plane.scalar?.string ?? "?")’ is no plane", "write public, private or work")
                }
            }
        } catch {
            faults.append(error)
        }
        return buttons
    }

    private mutating func choices<Plane: SpeechPlane>(_ node: Node, of plane: Plane.Type) -> [Plane.Key: [Choice]] {
        guard let mapping = node.mapping else {
            fault(node, "‘\(plane.name)’ is no list of names", "write a name and its buttons a line")
            return [:]
        }
        var found: [Plane.Key: [Choice]] = [:]
        for (name, buttons) in mapping {
            guard let key = name.scalar.flatMap({ Plane.Key(rawValue: $0.string) }) else {
                fault(
                    name, "the desk never says ‘\(name.scalar?.string ?? "?")’", "remove the line or correct the name")
                continue
            }
            found[key] = choices(below: name, buttons)
        }
        return found
    }

    private mutating func choices(below name: Node, _ node: Node) -> [Choice] {
        guard let mapping = node.mapping, (1...Self.most).contains(mapping.count) else {
            fault(name, "a text has one to \(Self.most) buttons", "write them as `{ label: words, label: words }`")
            return []
        }
        return mapping.compactMap { label, words in
            guard let label = label.scalar?.string, let words = words.scalar?.string, !label.isEmpty, !words.isEmpty
            else {
                fault(name, "a button without a label or words", "write `label: words`")
                return nil
            }
            guard label.count <= Self.longestLabel, words.utf8.count <= Self.longestWords else {
                fault(
                    name, "‘\(label)’ is too long",
                    "keep a label within \(Self.longestLabel) characters and its words within \(Self.longestWords) bytes"
                )
                return nil
            }
            return Choice(label: label, words: words)
        }
    }

    private mutating func fault(_ node: Node, _ problem: String, _ remedy: String) {
        faults.append(FileFault(file: file.path, line: node.mark?.line ?? 1, problem: problem, remedy: remedy))
    }
}
