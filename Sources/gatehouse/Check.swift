import ArgumentParser
import Channels
import Conversations
import Foundation
import Gateway

/// `gatehouse check`: what is wrong before anything starts.
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what is wrong in a configuration and in Conversations/, before anything starts.",
        discussion:
            "Each fault is one line, file:line: what is wrong; what to do. Exit 1 if there is any. Without any, for which place each forecast is, and what a channel's platform cannot do."
    )

    @Option(help: "The configuration, a YAML file.")
    var config: String

    @OptionGroup var folders: ConversationFolder

    func run() async throws {
        var faults: [FileFault] = []
        var configuration = Configuration()
        do {
            configuration = try Configuration(file: URL(filePath: config))
        } catch { faults += error.faults }
        do {
            let library = try folders.library(configuration.conversations)
            faults += configuration.languagesMissing(in: library, file: config)
            faults += configuration.factsUnused(in: library, file: config)
            faults += configuration.plansMissing(in: library, file: config)
        } catch let found as FileFaults { faults += found.faults }
        for fault in faults { print(fault) }
        guard faults.isEmpty else { throw ExitCode(1) }
        print("\(config): nothing wrong")
        for place in configuration.forecastPlaces { print(place) }
        for channel in configuration.channels {
            let shortcomings = type(of: channel.adapter).abilities.shortcomings
            if !shortcomings.isEmpty {
                print("\(channel.id) (\(channel.platform)): \(shortcomings.joined(separator: "; "))")
            }
        }
    }
}
