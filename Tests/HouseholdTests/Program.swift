import Foundation

/// The program as it was built with these tests.
enum Program {
    static let conversations = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Conversations")

    /// The program stands beside the tests that were built with it.
    static func file() throws -> URL {
        var folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path != "/" {
            let program = folder.appending(path: "gatehouse")
            if FileManager.default.isExecutableFile(atPath: program.path), !program.hasDirectoryPath { return program }
            folder.deleteLastPathComponent()
        }
        throw Trouble("gatehouse is not built beside \(CommandLine.arguments[0])")
    }
}

struct Trouble: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
