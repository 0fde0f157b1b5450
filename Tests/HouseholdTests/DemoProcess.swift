import Courier
import Foundation
import Wire

/// The real program, started as a process of its own, with its page's addresses to talk to.
final class DemoProcess: StartedProgram {
    private let courier: Courier
    let address: String

    /// Starts `gatehouse demo` and waits until it answers.
    init(data: URL, port: Int, courier: Courier) async throws {
        self.courier = courier
        address = "http://127.0.0.1:\(port)"
        try super.init(
            Program.file(),
            ["demo", "--port", "\(port)", "--data", data.path, "--conversations", Program.conversations.path],
            errors: .nullDevice)
        for _ in 0..<300 {
            if try await get("/readyz")?.status == 200 { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw Trouble("the program does not get ready")
    }

    func say(_ text: String, as person: String, in chat: String, quoting: String? = nil) async throws {
        var said = ["person": person, "chat": chat, "text": text]
        said["quoting"] = quoting
        let body = try JSONEncoder().encode(said)
        let reply = try await courier.send(
            HTTPCall(
                method: .post, url: "\(address)/playground/say",
                headers: [("Content-Type", "application/json")], body: Array(body)),
            allowing: .configured(plain: true))
        guard reply.status == 200 else { throw Trouble("said and got \(reply.status)") }
    }

    struct Bubble: Decodable, Equatable {
        let id: String
        let chat: String
        let sender: String?
        let text: String
    }

    /// What the bot has said in a chat so far.
    func heard(in chat: String) async throws -> [Bubble] {
        struct State: Decodable { let messages: [Bubble] }
        guard let reply = try await get("/playground/state") else { return [] }
        return try JSONDecoder().decode(State.self, from: Data(reply.body)).messages
            .filter { $0.chat == chat && $0.sender == nil }
    }

    /// Waits until the bot has said so many things in a chat.
    func wait(for count: Int, in chat: String) async throws -> [Bubble] {
        for _ in 0..<200 {
            let heard = try await heard(in: chat)
            if heard.count >= count { return heard }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Trouble("\(chat): \(try await heard(in: chat).map(\.text)), \(count) expected")
    }

    private func get(_ path: String) async throws -> HTTPReply? {
        do {
            return try await courier.send(
                HTTPCall(method: .get, url: address + path), allowing: .configured(plain: true))
        } catch {
            guard error.kind == .couldNotConnect || error.kind == .reset else { throw error }
            return nil
        }
    }
}
