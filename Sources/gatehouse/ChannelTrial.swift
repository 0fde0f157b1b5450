import ArgumentParser
import Chat
import Courier
import Foundation
import Gateway

/// `gatehouse channels test NAME`: a hello through one channel, step by step.
struct ChannelTrial: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Sends a hello to one chat, and says step by step what worked.",
        discussion: """
            Nothing is stored, so it may run beside the gateway.

              gatehouse channels test feishu --chat oc_abc --config gatehouse.yaml
              gatehouse channels test dingtalk --chat cid123 --person zhangsan --config gatehouse.yaml
            """)

    @Argument(help: "The channel's id in the configuration.")
    var name: String

    @Option(help: "The configuration, a YAML file.")
    var config: String

    @Option(help: "The platform's id of the chat.")
    var chat: String

    @Option(help: "The platform's id of the person, for a direct chat; left out, the chat is a group.")
    var person: String?

    @Option(help: "What to say.")
    var text = "Gatehouse"

    func run() async throws {
        let configuration = try Configuration(file: .init(filePath: config))
        guard let channel = configuration.channels.first(where: { $0.id.raw == name }) else {
            let names = configuration.channels.map(\.id.raw).joined(separator: ", ")
            throw ValidationError("there is no channel ‘\(name)’; there are: \(names)")
        }
        let courier = try Courier(settings: configuration.courier)
        let trial = Trial(
            adapter: channel.adapter, courier: courier,
            room: Room(id: ChatID(chat), kind: person == nil ? .group : .direct), person: person.map { SenderID($0) })
        let isDelivered = await trial.run(saying: text) { announce("\(name): \($0)") }
        await courier.close()
        if !isDelivered { throw ExitCode(1) }
    }
}
