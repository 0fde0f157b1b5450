import ArgumentParser
import Foundation
import Gateway
import ServiceDesk
import Storage

/// `gatehouse backup`: a copy of the store while the desk goes on.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copies the store into one file, checked, while the desk goes on.",
        discussion: """
            The file is for its owner's eyes only (mode 0600). Access tokens and reply addresses, good for hours, are left
            out. Pictures and sound lie in a folder beside the store; copy that folder too.
            """)

    @Argument(help: "The new file.")
    var file: String

    @OptionGroup var place: StoreOption

    func run() async throws {
        let backup = Backup(to: file)
        try await place.withStore { try backup.take(of: $0) }
        print("\(file): complete and checked")
    }
}

/// `gatehouse restore`: a copy becomes the store.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Puts a backup where the store is to be; nothing is overwritten.",
        discussion: """
            The backup is checked first. It is refused while a desk runs on the store, and while the old store or files
            beside it (-wal, -shm) are still there. What the backup holds unsent is sent again, under the same keys.
            """)

    @Argument(help: "The backup.")
    var file: String

    @Option(help: "The configuration, for the store.")
    var config: String

    func run() async throws {
        keepFilesToOurselves()
        let store = try Configuration(file: URL(filePath: config)).store
        try Backup(to: file).restore(to: store)
        print("\(store): restored from \(file)")
    }
}

/// `gatehouse doctor`: is the house sound?
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Looks at all of the store, at what waits in it, and at the disk.",
        discussion: "Safe while the desk is serving. Each fault is one line behind ‘fault:’; exit 1 if there is any.")

    @OptionGroup var place: StoreOption

    func run() async throws {
        let (checkup, free) = try await place.withStore { store in
            (try Checkup(of: store, at: Instant(Date())), store.freeBytes)
        }
        for finding in checkup.findings { print(finding) }
        var faults = checkup.faults
        if let free {
            print("disk: \(free >> 20) MiB free")
            if free < Health.floor {
                faults.append("the disk is full: the desk is not ready below \(Health.floor >> 20) MiB")
            }
        }
        for fault in faults { print("fault: \(fault)") }
        guard faults.isEmpty else { throw ExitCode(1) }
        print("nothing wrong")
    }
}
