import ArgumentParser
import Foundation
import Gateway

/// `gatehouse channels`: what is done with one channel, before or beside serving.
struct ChannelCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "channels", abstract: "Sets channels up at their platforms.",
        subcommands: [
            ChannelList.self, ChannelKeys.self, ChannelRegistration.self, ChannelWebhook.self, ChannelRoom.self,
            ChannelTrial.self,
        ])
}

/// A channel of a configuration, named on the command line.
struct NamedChannel: ParsableArguments {
    @Argument(help: "The channel's id in the configuration.")
    var name: String

    @Option(help: "The configuration, a YAML file.")
    var config: String

    func channel() throws -> (channel: Configuration.Channel, configuration: Configuration) {
        let configuration = try Configuration(file: URL(filePath: config))
        guard let channel = configuration.channels.first(where: { $0.id.raw == name }) else {
            let names = configuration.channels.map(\.id.raw).joined(separator: ", ")
            throw ValidationError("there is no channel ‘\(name)’; there are: \(names)")
        }
        return (channel, configuration)
    }
}

/// Where the gateway is reached.
struct OwnAddress: ParsableArguments {
    @Option(help: "Where the gateway is reached, without /hooks: https://desk.example.org")
    var url: String

    /// The address of a channel's webhook.
    func webhook(of channel: String) -> String {
        "\(url.hasSuffix("/") ? String(url.dropLast()) : url)/hooks/\(channel)"
    }
}
