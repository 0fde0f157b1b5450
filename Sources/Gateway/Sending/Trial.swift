import Channels
import Chat
import Courier
import Foundation
import Wire

/// One message through one channel, outside all queues, to see what works.
package struct Trial: Sendable {
    let adapter: any Adapter
    let courier: Courier
    let room: Room
    let person: SenderID?

    package init(adapter: any Adapter, courier: Courier, room: Room, person: SenderID?) {
        self.adapter = adapter
        self.courier = courier
        self.room = room
        self.person = person
    }

    /// - Parameter tell: called with what worked or did not, a line each, without any secret.
    /// - Returns: whether the platform took the message.
    package func run(saying words: String, tell: (String) -> Void) async -> Bool {
        for line in type(of: adapter).abilities.shortcomings { tell("note: \(line)") }
        do {
            var means = Means(now: Date())
            if let bearer = adapter as? any TokenBearer {
                guard let token = try await token(of: bearer, tell) else { return false }
                means.token = token
            }
            let message = Outbound(
                key: "trial-\(UUID().uuidString.lowercased())", room: room, body: RichText(plain: words),
                recipient: person)
            let call = try adapter.encode(message, by: means)
            tell("message: ready for \(URLComponents(string: call.url)?.host ?? "nowhere")")
            let reply = try await courier.send(call, allowing: call.permission)
            tell("answer: HTTP \(reply.status)")
            return judged(adapter.judge(reply, of: message), tell)
        } catch let fault as Unsendable {
            tell("message: cannot be sent: \(fault.why)")
        } catch {
            tell("no answer: \(error)")
        }
        return false
    }

    /// Makes a group on a platform that writes into its own ones only.
    ///
    /// - Returns: its id; nil where it could not be made, and `tell` has said why.
    package static func room(
        named name: String, owner: SenderID, people: [SenderID], id: ChatID?, by adapter: any MakesRooms,
        courier: Courier, tell: (String) -> Void
    ) async -> ChatID? {
        let trial = Trial(adapter: adapter, courier: courier, room: Room(id: id ?? "", kind: .group), person: nil)
        do {
            var means = Means(now: Date())
            if let bearer = adapter as? any TokenBearer {
                guard let token = try await trial.token(of: bearer, tell) else { return nil }
                means.token = token
            }
            let call = try adapter.roomCall(named: name, owner: owner, people: people, id: id, by: means)
            switch adapter.readRoom(try await courier.send(call, allowing: call.permission)) {
            case .room(let made): return made
            case .failed(let receipt): _ = trial.judged(receipt, tell)
            }
        } catch let fault as Unsendable {
            tell("group: cannot be made: \(fault.why)")
        } catch {
            tell("no answer: \(error)")
        }
        return nil
    }

    private func token(of bearer: any TokenBearer, _ tell: (String) -> Void) async throws -> Secret? {
        let call = bearer.tokenCall(at: Date())
        switch bearer.readToken(try await courier.send(call, allowing: call.permission)) {
        case .token(let token, let life):
            tell("token: got one, good for \(life)")
            return token
        case .retry(_, let why): tell("token: none now, try again: \(why)")
        case .refused(let why): tell("token: refused, check the channel's secret: \(why)")
        }
        return nil
    }

    private func judged(_ receipt: Receipt, _ tell: (String) -> Void) -> Bool {
        switch receipt {
        case .delivered(let id):
            tell("delivered" + (id.map { " as \($0)" } ?? ""))
            return true
        case .retry(_, let why): tell("not now, try again: \(why)")
        case .moved(let room): tell("the room goes on as \(room)")
        case .tokenExpired(let why): tell("the token was refused: \(why)")
        case .windowClosed(let why): tell("this person must write first: \(why)")
        case .quoteGone(let why), .refused(let why): tell("refused: \(why)")
        case .unreachable(let why): tell("this person cannot be reached here: \(why)")
        }
        return false
    }
}
