import Foundation

/// A place in the changes of one run of the process.
///
/// Revisions begin anew with every start, so `run` tells whether a page may go on where it was.
struct Cursor: Equatable {
    let run: String
    let revision: Int

    init(run: String, revision: Int) {
        self.run = run
        self.revision = revision
    }

    init?(_ text: String) {
        let parts = text.split(separator: ".")
        guard parts.count == 2, let revision = Int(parts[1]) else { return nil }
        self.init(run: String(parts[0]), revision: revision)
    }

    /// Of no run at all.
    static let unknown = Cursor(run: "", revision: 0)

    var text: String { "\(run).\(revision)" }
}

/// What an event stream says next.
enum Event {
    case message(Message, Cursor)
    /// The page's cursor is of another run: load everything again.
    case reset
    case keepAlive

    /// As `text/event-stream` has it. JSON has no raw line ends, so words of a message cannot end its event.
    var lines: String {
        switch self {
        case .message(let message, let cursor):
            guard let json = try? json(message) else { return Event.keepAlive.lines }
            return "id: \(cursor.text)\nevent: message\ndata: \(String(decoding: json, as: UTF8.self))\n\n"
        case .reset: return "event: reset\ndata: {}\n\n"
        case .keepAlive: return ": still here\n\n"
        }
    }
}

extension Playground {
    /// How often a quiet stream says that it is alive.
    static let quiet = Duration.seconds(15)

    func scene() -> Scene {
        Scene(
            community: cast.community, zone: cast.zone, bot: cast.bot, people: cast.people, rooms: cast.rooms,
            messages: transcript.messages, cursor: Cursor(run: session, revision: transcript.revision).text)
    }

    func watch() throws(Refusal) -> (id: Int, wakes: AsyncStream<Void>) { try watchers.add() }

    func unwatch(_ id: Int) { watchers.remove(id) }

    /// What happened after a cursor, and the cursor to ask with next.
    ///
    /// - Parameter cursor: `nil` tells everything that is kept.
    func events(after cursor: Cursor?) -> (events: [Event], next: Cursor) {
        let now = Cursor(run: session, revision: transcript.revision)
        if let cursor, cursor.run != session || cursor.revision > now.revision { return ([.reset], now) }
        let changes = transcript.changes(after: cursor?.revision ?? 0)
        return (changes.map { .message($0.message, Cursor(run: session, revision: $0.revision)) }, now)
    }

    func keepAlive() async {
        while !Task.isCancelled {
            try? await settings.pause(Self.quiet)
            watchers.wake()
        }
    }
}
