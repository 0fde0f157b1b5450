import ArgumentParser
import Conversations
import Foundation
import Gateway
import Storage

/// `gatehouse audit`: the record of who did what to whom.
struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Checks or lists the record of look-ups, codes, bindings and erasures.",
        subcommands: [AuditVerify.self, AuditList.self])
}

/// `gatehouse audit verify`: whether every line is as it was written.
struct AuditVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Says whether every line is as it was written; exit 1 names the first that is not.",
        discussion: """
            Each line is chained to the one before it by a hash. Note the last hash somewhere else: it shows later that
            no line was cut off the end. Safe while the desk is serving.
            """)

    @Option(help: "The configuration, for the store.")
    var config: String

    func run() async throws {
        keepFilesToOurselves()
        let store = try Store(at: try Configuration(file: URL(filePath: config)).store)
        let verdict = try await store.reading { try $0.verifyAudit() }
        try store.close()
        switch verdict {
        case .whole(let lines, let last): print("\(lines) lines, all as written" + (lines > 0 ? "; last \(last)" : ""))
        case .broken(let line):
            print("line \(line) is not as it was written, or is missing")
            throw ExitCode(1)
        }
    }
}

/// `gatehouse audit list`: the newest lines.
struct AuditList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Prints the newest lines, oldest first, with tabs between their parts.")

    @Option(help: "The configuration, for the store.")
    var config: String

    @Option(help: "How many.")
    var last = 50

    func run() async throws {
        keepFilesToOurselves()
        let store = try Store(at: try Configuration(file: URL(filePath: config)).store)
        let count = max(0, last)
        let lines = try await store.reading { try $0.audit(last: count) }
        try store.close()
        for line in lines {
            let time = line.at.date.formatted(.iso8601)
            print([String(line.id), time, line.community, line.by, line.act, line.about].joined(separator: "\t"))
        }
    }
}
