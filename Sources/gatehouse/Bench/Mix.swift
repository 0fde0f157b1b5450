import Foundation
import Understanding

/// The messages a bench plays.
struct Mix {
    private(set) var items: [Item] = []

    /// Corpus items as they are.
    ///
    /// - Throws: when the file cannot be read or a line is no item.
    init(corpus file: URL) throws {
        let data = try Data(contentsOf: file)
        for (index, line) in data.split(separator: 0x0A).enumerated() {
            items.append(try Item(line: String(decoding: line, as: UTF8.self), number: index + 1))
        }
    }

    /// The sayings of a folder `Conversations/`, each as it is and in nine variations: other numbers, a second sentence
    /// from elsewhere, blanks, exclamation marks, a repeated character. The same ones each time.
    init(sayingsOf folder: URL) throws {
        let sayings = folder.appending(path: "sayings")
        var plain: [Item] = []
        let files = try FileManager.default.contentsOfDirectory(atPath: sayings.path).sorted()
        for name in files where name.hasSuffix(".jsonl") {
            plain += try Mix(corpus: sayings.appending(path: name)).items
        }
        var chance = Chance(seed: 7)
        for item in plain {
            items.append(item)
            for _ in 0..<9 {
                var other = item
                other.text = Self.varied(item.text, beside: plain, by: &chance)
                items.append(other)
            }
        }
        items.shuffle(using: &chance)
    }

    /// In characters.
    var averageLength: Int { items.reduce(0) { $0 + $1.text.unicodeScalars.count } / max(1, items.count) }

    /// As the first resident of the mix would say it.
    func understand(_ text: String, by understander: Understander) {
        guard let hearing = items.first(where: { $0.hearing.role == .resident })?.hearing else { return }
        _ = understander.understand(text, in: hearing)
    }

    private static func varied(_ text: String, beside others: [Item], by chance: inout Chance) -> String {
        var scalars = Array(text.unicodeScalars)
        for index in scalars.indices where ("1"..."9").contains(scalars[index]) {
            scalars[index] = "123456789".unicodeScalars.randomElement(using: &chance) ?? "1"
        }
        guard !scalars.isEmpty else { return text }
        let at = Int.random(in: 0..<scalars.count, using: &chance)
        switch Int.random(in: 0..<5, using: &chance) {
        case 0: scalars += "!!!".unicodeScalars
        case 1: scalars.insert(" ", at: at)
        case 2: scalars.insert(scalars[at], at: at)
        case 3:
            guard let other = others.randomElement(using: &chance), other.text.utf8.count < 120 else { break }
            scalars += "\n".unicodeScalars + Array(other.text.unicodeScalars)
        default: break
        }
        return String(String.UnicodeScalarView(scalars))
    }
}

/// Random numbers that are the same each time: SplitMix64.
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
