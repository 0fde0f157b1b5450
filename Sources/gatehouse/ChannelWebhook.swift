import ArgumentParser
import Channels
import Courier

/// `gatehouse channels webhook NAME set`: tells the platform where to send what it hears.
struct ChannelWebhook: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhook", abstract: "Tells a platform where to send what it hears.",
        discussion: """
            Platforms that can be told so: Telegram, LINE, Discord, WhatsApp. At the others it is a form on a page of
            theirs. Discord and WhatsApp try the address at once: start the desk first.

              gatehouse channels webhook telegram set --url https://desk.example.org --config gatehouse.yaml
            """)

    enum Action: String, ExpressibleByArgument, CaseIterable { case set }

    @OptionGroup var named: NamedChannel
    @OptionGroup var own: OwnAddress

    @Argument(help: "What to do: set.")
    var action: Action

    func run() async throws {
        let (channel, configuration) = try named.channel()
        guard let platform = channel.adapter as? any TakesWebhook else {
            throw ValidationError(
                "\(channel.platform) cannot be told; enter \(own.webhook(of: named.name)) on its page, see the README")
        }
        let courier = try Courier(settings: configuration.courier)
        for call in platform.webhookCalls(for: own.webhook(of: named.name)) {
            let reply = try await courier.send(call, allowing: .configured(plain: call.url.hasPrefix("http:")))
            guard case .delivered = platform.judgeWebhook(reply) else {
                await courier.close()
                print("\(named.name): \(platform.judgeWebhook(reply))")
                throw ExitCode(1)
            }
        }
        await courier.close()
        print("\(named.name): \(channel.platform) sends to \(own.webhook(of: named.name))")
    }
}
