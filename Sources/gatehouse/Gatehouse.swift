import ArgumentParser

@main
struct Gatehouse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gatehouse",
        abstract: "A property-management desk that lives in the chats people already use.",
        discussion: """
            Try it: gatehouse demo, then open the address it prints.
            """,
        subcommands: [
            Demo.self, Serve.self, Check.self, Understand.self, SayingsCommand.self, Rehearse.self, Bench.self,
            ChannelCommands.self, Import.self, Export.self, Accounts.self, Audit.self, OutboxCommands.self,
            BackupCommand.self, Replay.self, RestoreCommand.self, Doctor.self,
        ])
}
