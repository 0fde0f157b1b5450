import ArgumentParser
import Channels

/// `gatehouse channels registration`: the file that a Matrix homeserver's administrator is given.
struct ChannelRegistration: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registration", abstract: "Prints the registration file of a Matrix channel.",
        discussion: """
            It holds both tokens: keep it from others. Synapse names it under app_service_config_files and has to be
            restarted. Nothing in it may change later but the address and the tokens.
            """)

    @OptionGroup var named: NamedChannel
    @OptionGroup var own: OwnAddress

    func run() async throws {
        let (channel, _) = try named.channel()
        guard let matrix = channel.adapter as? Matrix else {
            throw ValidationError("‘\(named.name)’ is a channel of \(channel.platform); only Matrix has a registration")
        }
        print(matrix.registration(url: own.webhook(of: named.name)), terminator: "")
    }
}
