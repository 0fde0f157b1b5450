import Foundation

/// The real program as a process of its own; it does not outlive the test.
class StartedProgram {
    private let process = Process()

    init(_ executable: URL, _ arguments: [String], environment: [String: String] = [:], errors: FileHandle) throws {
        process.executableURL = executable
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
    }

    deinit { if process.isRunning { kill(id, SIGKILL) } }

    var isRunning: Bool { process.isRunning }
    var id: Int32 { process.processIdentifier }

    func kill9() {
        kill(id, SIGKILL)
        process.waitUntilExit()
    }

    /// - Returns: the exit status.
    func terminate() -> Int32 {
        process.terminate()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
