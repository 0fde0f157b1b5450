/// Everything said that is still kept, bounded in count and bytes for each chat.
///
/// A value changed by `JournalLine`s only, so that reading the file again gives the same transcript.
struct Transcript: Sendable {
    struct Limits: Sendable {
        var messagesPerChat = 300
        var bytesPerChat = 512 << 10
        /// How many idempotency keys are remembered; the oldest go first.
        var keys = 20_000
    }

    private struct Entry {
        var message: Message
        var revision: Int
    }

    private struct Kept {
        var entries: [Entry] = []
        var bytes = 0
        var latest = 0
    }

    let limits: Limits
    private(set) var series = ""
    /// The number of the last message.
    private(set) var count = 0
    /// Grows with every change, within one run of the process.
    private(set) var revision = 0
    private var chats: [String: Kept] = [:]
    private var answers: [String: String] = [:]
    private var keys: [String] = []

    init(limits: Limits = Limits()) { self.limits = limits }

    mutating func apply(_ line: JournalLine) {
        revision += 1
        switch line {
        case .opened(let series, let count):
            self.series = series
            self.count = count
        case .said(let message, let key):
            count = max(count, message.number)
            add(message)
            if let key { remember(key, answer: message.id) }
        case .delivery(let id, let state, let reason):
            change(id) { $0.delivery = Delivery(state: state, reason: reason) }
        case .answered(let key, let id):
            remember(key, answer: id)
        }
    }

    /// What the gateway was answered when it sent this key before.
    func answer(to key: String) -> String? { answers[key] }

    func message(_ id: String, in chat: String) -> Message? {
        chats[chat]?.entries.last { $0.message.id == id }?.message
    }

    /// The oldest message of a chat that the gateway does not have yet.
    func firstWaiting(in chat: String) -> Message? {
        chats[chat]?.entries.first { $0.message.delivery?.state == .waiting }?.message
    }

    func waiting(in chat: String) -> Int {
        chats[chat]?.entries.count { $0.message.delivery?.state == .waiting } ?? 0
    }

    /// Every message changed after a revision, in the order of the changes, each with its revision.
    func changes(after revision: Int) -> [(message: Message, revision: Int)] {
        chats.values.filter { $0.latest > revision }
            .flatMap { $0.entries.filter { $0.revision > revision } }
            .sorted { $0.revision < $1.revision }
            .map { ($0.message, $0.revision) }
    }

    /// All that is kept, in the order it was said.
    var messages: [Message] {
        chats.values.flatMap { $0.entries.map(\.message) }.sorted { $0.number < $1.number }
    }

    /// The shortest file that gives this transcript.
    var lines: [JournalLine] {
        let keyed = Dictionary(answers.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
        let kept = messages
        let present = Set(kept.map(\.id))
        let answered = keys.compactMap { key in
            answers[key].flatMap { present.contains($0) ? nil : JournalLine.answered(key: key, id: $0) }
        }
        return [.opened(series: series, count: count)] + answered + kept.map { .said(message: $0, key: keyed[$0.id]) }
    }
}

extension Transcript {
    private mutating func add(_ message: Message) {
        var kept = chats[message.chat, default: Kept()]
        kept.entries.append(Entry(message: message, revision: revision))
        kept.bytes += message.text.utf8.count
        kept.latest = revision
        while kept.entries.count > 1,
            kept.entries.count > limits.messagesPerChat || kept.bytes > limits.bytesPerChat,
            // One that still waits for the gateway is never dropped; `Playground` limits how many may.
            let oldest = kept.entries.firstIndex(where: { $0.message.delivery?.state != .waiting }),
            oldest < kept.entries.count - 1
        {
            kept.bytes -= kept.entries.remove(at: oldest).message.text.utf8.count
        }
        chats[message.chat] = kept
    }

    private mutating func change(_ id: String, _ edit: (inout Message) -> Void) {
        for (chat, var kept) in chats {
            guard let place = kept.entries.lastIndex(where: { $0.message.id == id }) else { continue }
            edit(&kept.entries[place].message)
            kept.entries[place].revision = revision
            kept.latest = revision
            chats[chat] = kept
            return
        }
    }

    private mutating func remember(_ key: String, answer: String) {
        if answers.updateValue(answer, forKey: key) == nil { keys.append(key) }
        // In batches, as removing in front moves all the rest.
        guard keys.count > limits.keys + limits.keys / 10 else { return }
        let old = keys.count - limits.keys
        for key in keys.prefix(old) { answers[key] = nil }
        keys.removeFirst(old)
    }
}
