import ArgumentParser
import Channels

/// `gatehouse channels keys PLATFORM`: what the configuration of a channel holds.
struct ChannelKeys: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Prints a channel of a platform as the configuration has it, with every key.")

    @Argument(help: "The platform, as ‘gatehouse channels list’ names it.")
    var platform: String

    func run() throws {
        guard let known = Registry.platforms.first(where: { $0.name == platform }) else {
            let names = Registry.platforms.map(\.name).joined(separator: ", ")
            throw ValidationError("there is no platform ‘\(platform)’; there are: \(names)")
        }
        known.sketch(id: platform, community: "guiyuan").forEach { print($0) }
    }
}
