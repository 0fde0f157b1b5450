import ArgumentParser
import Channels
import Chat
import Courier
import Gateway

/// `gatehouse channels room NAME create`: makes a group that the channel may write into.
struct ChannelRoom: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "room", abstract: "Makes a group, on a platform that writes into its own groups only.",
        discussion: """
            That is so for an app of WeCom (wecom). The group's id goes into the configuration, under rooms; nobody sees
            the group before something is said in it.

              gatehouse channels room wecom create --called 维修群 --owner ZhouYan --people LiShiFu,WangGong \\
                --config gatehouse.yaml
            """)

    enum Action: String, ExpressibleByArgument, CaseIterable { case create }

    @OptionGroup var named: NamedChannel

    @Argument(help: "What to do: create.")
    var action: Action

    @Option(help: "The group's name.")
    var called: String

    @Option(help: "The platform's id of its owner.")
    var owner: String

    @Option(help: "The platform's ids of its people, separated by commas.")
    var people: String

    @Option(help: "The id to give the group, of letters and digits; left out, the platform chooses.")
    var chat: String?

    func run() async throws {
        let (channel, configuration) = try named.channel()
        guard let maker = channel.adapter as? any MakesRooms else {
            throw ValidationError("on \(channel.platform) people make the groups, and ask the bot in")
        }
        let courier = try Courier(settings: configuration.courier)
        let made = await Trial.room(
            named: called, owner: SenderID(owner), people: people.split(separator: ",").map { SenderID(String($0)) },
            id: chat.map { ChatID($0) }, by: maker, courier: courier
        ) { announce("\(named.name): \($0)") }
        await courier.close()
        guard let made else { throw ExitCode(1) }
        print("chat: \(made)")
    }
}
