import Courier
import Foundation
import Wire

/// `gatehouse serve` as a process of its own, on the standard channel, with what it may have of the system.
final class Serving: StartedProgram {
    let port: Int

    /// - Parameters:
    ///   - folder: holds the store and the configuration, and keeps them over a kill.
    ///   - platform: the port of the other side.
    ///   - limits: shell words that run before it, such as `ulimit -n 64`.
    init(in folder: URL, port: Int, platform: Int, limits: String = "true", courier: Courier) async throws {
        self.port = port
        let file = folder.appending(path: "gatehouse.yaml")
        try Data(Self.configuration(port: port, platform: platform, folder: folder).utf8).write(to: file)
        try super.init(
            URL(filePath: "/bin/sh"),
            ["-c", "\(limits) && exec \"$0\" serve --config \"$1\"", Program.file().path, file.path],
            environment: ["APP_SECRET": Caller.secret], errors: Self.log(beside: file))
        for _ in 0..<300 {
            guard isRunning else { throw Trouble("the program ended at its start: \(Self.said(beside: file))") }
            let ready = try? await courier.send(
                HTTPCall(method: .get, url: "http://127.0.0.1:\(port)/readyz"), allowing: .configured(plain: true))
            if ready?.status == 200 { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Trouble("the program does not get ready: \(Self.said(beside: file))")
    }

    /// What it holds of the memory, in bytes; 0 where the system does not tell it the Linux way.
    var residentBytes: Int {
        let path = "/proc/\(id)/statm"
        let pages = (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: " ").dropFirst().first
        return (pages.flatMap { Int($0) } ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    /// How many descriptors it has open.
    var descriptors: Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(id)/fd").count) ?? 0
    }

    private static func log(beside file: URL) throws -> FileHandle {
        let log = file.appendingPathExtension("log")
        if !FileManager.default.fileExists(atPath: log.path) { try Data().write(to: log) }
        let handle = try FileHandle(forWritingTo: log)
        try handle.seekToEnd()
        return handle
    }

    private static func said(beside file: URL) -> Substring {
        ((try? String(contentsOf: file.appendingPathExtension("log"), encoding: .utf8)) ?? "").suffix(2000)
    }

    private static func configuration(port: Int, platform: Int, folder: URL) -> String {
        """
        listen: {host: 127.0.0.1, port: \(port)}
        store: \(folder.path)/gatehouse.sqlite
        conversations: \(Program.conversations.path)
        communities:
          - id: guiyuan
            name: 桂园小区
        channels:
          - id: app
            platform: standard
            community: guiyuan
            secret: ${APP_SECRET}
            send_url: http://127.0.0.1:\(platform)/send
        """
    }
}
