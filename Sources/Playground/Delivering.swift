import Foundation
import Wire

extension Playground {
    /// Posts what was said to the gateway, chat by chat in order, until cancelled; then ends every event stream.
    ///
    /// Run it once. A server does not stop while an event stream is open: stop this first.
    package func run() async {
        await withDiscardingTaskGroup { group in
            for lane in lanes {
                group.addTask { await self.serve(lane.chat, wakes: lane.wakes) }
            }
            group.addTask { await self.keepAlive() }
        }
        watchers.close()
    }

    private func serve(_ chat: Chat, wakes: AsyncStream<Void>) async {
        var wakes = wakes.makeAsyncIterator()
        repeat {
            while !Task.isCancelled, let message = transcript.firstWaiting(in: chat.id) {
                await deliver(message, in: chat)
            }
        } while await wakes.next() != nil
    }

    private func deliver(_ message: Message, in chat: Chat) async {
        guard let person = cast.people.first(where: { $0.id == message.sender }) else {
            return settle(message, as: .failed, reason: "nobody of this id is here any more")
        }
        var attempt = 0
        while !Task.isCancelled {
            switch await post(message, in: chat, by: person) {
            case .delivered:
                return settle(message, as: .sent, reason: nil)
            case .refused(let why):
                return settle(message, as: .failed, reason: why)
            case .later(let wait, let why):
                change(.delivery(id: message.id, state: .waiting, reason: why))
                // No jitter: there is one sender, and the other end is on the same machine.
                try? await settings.pause(wait ?? Self.backoff(attempt))
                attempt += 1
            }
        }
    }

    /// How long to wait after the first, second, … attempt.
    static func backoff(_ attempt: Int) -> Duration {
        .milliseconds(min(500 << min(attempt, 5), 10_000))
    }

    private enum Verdict {
        case delivered
        /// This message will never be taken; the next may.
        case refused(String)
        case later(Duration?, String)
    }

    private func post(_ message: Message, in chat: Chat, by person: Cast.Person) async -> Verdict {
        do {
            let body = try json(MessageCreated(message, in: chat, by: person))
            let reply = try await settings.post(call(id: "msg_\(message.id)", body: body))
            return judge(reply)
        } catch {
            return .later(nil, "\(error)")
        }
    }

    /// The id stays the same over retries; timestamp and signature are new each time.
    func call(id: String, body: [UInt8]) -> HTTPCall {
        let timestamp = Int64(settings.now().timeIntervalSince1970)
        return HTTPCall(
            method: .post, url: settings.webhook,
            headers: [
                ("Content-Type", "application/json"),
                ("webhook-id", id),
                ("webhook-timestamp", String(timestamp)),
                ("webhook-signature", signing.signature(id: id, timestamp: timestamp, body: body)),
            ],
            body: body)
    }

    private func judge(_ reply: HTTPReply) -> Verdict {
        switch reply.status {
        case 200..<300: .delivered
        // About this message. Everything else (restarting, overloaded, not configured yet) may pass.
        case 400, 413, 415, 422: .refused("HTTP \(reply.status)")
        default:
            .later(
                reply.header("Retry-After").flatMap { Int($0) }.map { .seconds(min(max($0, 1), 60)) },
                "HTTP \(reply.status)")
        }
    }

    private func settle(_ message: Message, as state: Delivery.State, reason: String?) {
        let line = JournalLine.delivery(id: message.id, state: state, reason: reason)
        do { try keep(line) } catch {
            // Unwritten, it is posted again at the next start, with the same id: the gateway takes it once.
            change(line)
        }
    }
}
