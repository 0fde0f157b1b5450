import ArgumentParser
import Channels
import Chat
import Courier
import Foundation
import Wire

/// `gatehouse channels test`: says hello in one chat, and reports each step on the way there.
struct ChannelTest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Says hello in a chat, and reports step by step what worked.",
        discussion: "It asks the platform itself, beside a gateway that may be running; nothing is kept of it.")

    @OptionGroup var named: NamedChannel

    @Option(help: "The platform's id of the chat.")
    var chat: String

    @Flag(help: "The chat is one person alone with the bot.")
    var direct = false

    @Option(help: "What is said.")
    var text = "Hello from Gatehouse."

    func run() async throws {
        let (channel, configuration) = try named.channel()
        print("configuration: nothing wrong with ‘\(named.name)’")
        let courier = try Courier(settings: configuration.courier)
        do {
            try await sayHello(on: channel.adapter, over: courier)
            await courier.close()
        } catch {
            await courier.close()
            throw error
        }
    }

    private func sayHello(on adapter: any Adapter, over courier: Courier) async throws {
        var means = Means(now: Date())
        if let bearer = adapter as? any TokenBearer {
            switch bearer.readToken(try await send(bearer.tokenCall(at: means.now), over: courier)) {
            case .token(let token, let lasting):
                means.token = token
                print("token: good for \(lasting.components.seconds) s")
            case .retry(_, let why), .refused(let why):
                print("token: \(why)")
                throw ExitCode(1)
            }
        }
        let room = Room(id: ChatID(chat), kind: direct ? .direct : .group)
        let message = Outbound(key: "test-\(UUID().uuidString)", room: room, body: RichText(plain: text))
        if adapter is Twilio { print("length: charged as \(Segments(of: text).count)") }
        let call: HTTPCall
        do { call = try adapter.encode(message, by: means) } catch {
            print("hello: cannot be sent: \(error.why)")
            throw ExitCode(1)
        }
        let reply = try await send(call, over: courier)
        print("answer: HTTP \(reply.status), \(reply.body.count) bytes")
        guard case .delivered(let id) = adapter.judge(reply, of: message) else {
            print("hello: \(adapter.judge(reply, of: message))")
            throw ExitCode(1)
        }
        print("hello: delivered" + (id.map { ", as message \($0)" } ?? ""))
    }

    private func send(_ call: HTTPCall, over courier: Courier) async throws -> HTTPReply {
        do {
            return try await courier.send(call, allowing: .configured(plain: call.url.hasPrefix("http:")))
        } catch {
            print("connection: \(error)")
            throw ExitCode(1)
        }
    }
}
