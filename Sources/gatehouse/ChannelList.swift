import ArgumentParser
import Channels

/// `gatehouse channels list`: the platforms there are, and what can be done over each.
struct ChannelList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Prints the platforms, and what people can and cannot do over each.")

    func run() { PlatformTable.lines.forEach { print($0) } }
}
