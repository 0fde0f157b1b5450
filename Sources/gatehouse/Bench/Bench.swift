import ArgumentParser

/// `gatehouse bench`: how fast the house is on this machine.
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures how fast the house is on this machine; build with -c release first.",
        subcommands: [
            BenchUnderstand.self, BenchIntake.self, BenchDelivery.self, BenchFigures.self, BenchBills.self,
            BenchDesk.self,
        ])
}
