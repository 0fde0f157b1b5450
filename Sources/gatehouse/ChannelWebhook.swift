import ArgumentParser
import Channels
import Courier
import Gateway

/// `gatehouse channels webhook NAME set`: tells the platform where to send what it hears.
struct ChannelWebhook: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhook", abstract: "Tells a platform where to send what it hears.",
        discussion: """
            Platforms that can be told so: Telegram, LINE, Discord, WhatsApp, Twilio. At the others it is a form on a page
            of theirs, and this says where. Discord and WhatsApp try the address at once: start the desk first.

              gatehouse channels webhook telegram set --url https://desk.example.org --config gatehouse.yaml
            """)

    enum Action: String, ExpressibleByArgument, CaseIterable { case set }

    @OptionGroup var named: NamedChannel
    @OptionGroup var own: OwnAddress

    @Argument(help: "What to do: set.")
    var action: Action

    func run() async throws {
        let (channel, configuration) = try named.channel()
        let address = own.webhook(of: named.name)
        guard let platform = channel.adapter as? any TakesWebhook else {
            guard let entrance = type(of: channel.adapter).entrance else {
                throw ValidationError("\(channel.platform) only takes what we write; it calls nobody")
            }
            throw ValidationError("\(channel.platform) cannot be told; enter \(address) \(entrance)")
        }
        let courier = try Courier(settings: configuration.courier)
        let fault = await Directing(platform: platform, courier: courier).fault(in: address)
        await courier.close()
        guard let fault else { return print("\(named.name): \(channel.platform) sends to \(address)") }
        print("\(named.name): \(fault)")
        throw ExitCode(1)
    }
}
