import Courier
import Foundation
import Logging
import ServiceLifecycle
import Testing

/// A folder, a port, and the other side; what a trial needs around the program.
struct Trial {
    let folder: URL
    let port: Int
    let receiver: Receiver
    let platform: Int
    let courier: Courier

    var caller: Caller { Caller(courier: courier, port: port) }

    func serve(limits: String = "true") async throws -> Serving {
        try await Serving(in: folder, port: port, platform: platform, limits: limits, courier: courier)
    }

    /// - Throws: `Trouble` when it does not come to be in a minute.
    func wait(until fact: String, _ holds: () throws -> Bool) async throws {
        for _ in 0..<1200 {
            if try holds() { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Trouble("not after a minute: \(fact)")
    }
}

func withTrial(
    receiving receiver: Receiver = Receiver(), _ work: (Trial) async throws -> Void
) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "trial-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var log = Logger(label: "trial")
    log.logLevel = .critical
    let outside = ServiceGroup(services: [receiver], logger: log)
    async let running: Void = outside.run()
    let courier = try Courier()
    let trial = Trial(
        folder: folder, port: Int.random(in: 20000...29999), receiver: receiver, platform: try await receiver.port(),
        courier: courier)
    let outcome: Result<Void, any Error>
    do { outcome = .success(try await work(trial)) } catch { outcome = .failure(error) }
    await courier.close()
    await outside.triggerGracefulShutdown()
    try await running
    try outcome.get()
}

/// One at a time: each starts the program, some again and again.
@Suite(.serialized) struct Trials {}
