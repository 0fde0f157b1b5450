import ArgumentParser
import Conversations
import Foundation
import Rehearsal

/// `gatehouse rehearse`: plays scenes in virtual time.
struct Rehearse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Plays the scenes in Conversations/scenes in virtual time and prints what differs.",
        discussion: """
            Every scene is played plainly, with a restart between all lines, and with every message delivered twice.
            Exit 1 if any differs.
            """)

    @Argument(help: "Scenes, or folders of scenes; without any, all of them.")
    var paths: [String] = []

    @Flag(help: "Rewrite the bot's lines to what it says now; review the difference.")
    var bless = false

    @OptionGroup var folders: ConversationFolder

    func run() async throws {
        let library = try folders.library()
        let folder = folders.conversations ?? Library.findFolder()?.path ?? "Conversations"
        let files = try Programme.files(in: paths.isEmpty ? ["\(folder)/scenes"] : paths)
        let programme = Programme(
            player: Player(stage: { HouseStage(library: library) }), colour: isatty(STDOUT_FILENO) == 1)
        let tally = await programme.rehearse(files, blessing: bless) { print($0, terminator: "") }
        print("\(tally.passed) passed, \(tally.failed) failed, \(tally.pending) pending, \(tally.blessed) rewritten")
        guard tally.failed == 0 else { throw ExitCode(1) }
    }
}
