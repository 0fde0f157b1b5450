import ArgumentParser
import Conversations
import Foundation
import Understanding

/// `gatehouse bench understand`: what it costs to understand a message, on one core.
struct BenchUnderstand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "understand",
        abstract: "Measures what it costs to understand a message, on one core.",
        discussion: """
            The mix is the sayings of Conversations/ with seeded variation, or the corpus items of --file. Each figure of
            speed is the best of several rounds, in time of the processor: what else runs on the machine is not what is
            asked. Load is the time that passes, on as many cores as there are.
            """)

    @Option(help: "A file of corpus items, one JSON object a line, instead of the sayings.")
    var file: String?

    @Option(help: "How often the mix is played; the best round counts.")
    var rounds = 7

    @Flag(help: "Print one JSON object instead of a table.")
    var json = false

    @OptionGroup var folders: ConversationFolder

    func validate() throws {
        guard rounds > 0 else { throw ValidationError("--rounds is at least 1") }
    }

    func run() async throws {
        let clock = ContinuousClock()
        let memoryBefore = residentBytes()
        var loaded: Library?
        let load = try clock.measure { loaded = try folders.library() }
        let memory = residentBytes() - memoryBefore
        guard let library = loaded, let folder = folders.folder,
            let understander = library.understanders[.chinese] ?? library.understanders.values.first
        else { throw ValidationError("the folder Conversations/ has no words in any language") }

        let mix = try file.map { try Mix(corpus: URL(filePath: $0)) } ?? Mix(sayingsOf: folder)
        guard !mix.items.isEmpty else { throw ValidationError("there is no message to measure with") }
        var figures = UnderstandFigures(speed: Speed(of: understander, on: mix.items, rounds: rounds))
        figures.messages = mix.items.count
        figures.charactersEach = mix.averageLength
        figures.load = load
        figures.memoryBytes = memory
        for (name, text) in LongText.all {
            figures.long.append((name, Speed.best(of: rounds) { mix.understand(text, by: understander) }))
        }
        let tenfold = Understander(packs: try loadPacks(from: folder).map(\.tenfold), fallback: .chinese)
        let slower = Speed(of: tenfold, on: mix.items, rounds: rounds)
        figures.tenfoldRatio = slower.mean / figures.speed.mean
        print(json ? try figures.json() : figures.table)
    }
}
