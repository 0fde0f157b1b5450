import Foundation
import Wire

/// A small chat platform: rooms, people, a page, a signed webhook out and a send API in.
///
/// It stands where WeCom or Telegram stands and knows as little of the gateway as they do.
package actor Playground {
    /// Where messages go, and how the outside is reached.
    package struct Settings: Sendable {
        /// The `whsec_…` secret that signs both ways.
        package var secret: Secret
        /// The gateway's hook, e.g. `http://127.0.0.1:8080/hooks/playground`.
        package var webhook: String
        /// Where the conversation is kept; `nil` keeps it in memory only.
        package var folder: String?
        package var now: @Sendable () -> Date = { Date() }
        package var pause: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
        /// Tells the message ids of a new conversation from those of one that was deleted.
        package var series: String = String(UInt32.random(in: 0x10_0000...UInt32.max), radix: 36)
        /// Makes one HTTP call; throws when there was no reply at all.
        package var post: @Sendable (HTTPCall) async throws -> HTTPReply

        package init(
            secret: Secret, webhook: String, folder: String?,
            post: @escaping @Sendable (HTTPCall) async throws -> HTTPReply
        ) {
            self.secret = secret
            self.webhook = webhook
            self.folder = folder
            self.post = post
        }
    }

    let cast: Cast
    let settings: Settings
    nonisolated let signing: Signing
    let chats: [String: Chat]
    /// Tells the cursors of this run of the process from those of another.
    nonisolated let session = String(UInt32.random(in: 1...UInt32.max), radix: 36)
    /// Wakes the lane of one chat when something was said there.
    let lanes: [(chat: Chat, wakes: AsyncStream<Void>, wake: AsyncStream<Void>.Continuation)]
    private var journal: Journal?
    private(set) var transcript: Transcript
    var watchers = Watchers()

    /// How many messages of one chat may wait for the gateway.
    static let mostChoices = 10
    static let mostWaiting = 100
    /// The longest text in UTF-8 bytes.
    static let longestText = 64 << 10

    /// Opens the conversation where it was left.
    ///
    /// - Throws: `Fault`, whose description tells the operator what to do.
    package init(cast: Cast, settings: Settings) throws(Fault) {
        try self.init(cast: cast, settings: settings, limits: .init())
    }

    init(cast: Cast, settings: Settings, limits: Transcript.Limits) throws(Fault) {
        try cast.check()
        self.cast = cast
        self.settings = settings
        signing = try Signing(secret: settings.secret)
        chats = Dictionary(uniqueKeysWithValues: cast.chats.map { ($0.id, $0) })
        lanes = cast.chats.map { chat in
            let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            return (chat, wakes, wake)
        }
        var transcript = Transcript(limits: limits)
        var journal: Journal?
        if let folder = settings.folder {
            let (opened, lines) = try Journal.open(folder: folder)
            journal = opened
            for line in lines { transcript.apply(line) }
        }
        if transcript.series.isEmpty {
            let first = JournalLine.opened(series: settings.series, count: transcript.count)
            do { try journal?.append(first) } catch {
                throw .file(path: settings.folder ?? "", why: error.localizedDescription)
            }
            transcript.apply(first)
        }
        self.transcript = transcript
        self.journal = journal
    }

    /// A person says something; it is kept, shown, and waits for the gateway.
    func say(_ say: Say) throws(Refusal) -> Said {
        guard let chat = chats[say.chat] else { throw .unknownChat(say.chat) }
        guard chat.members.contains(say.person) else { throw .notMember }
        guard !say.text.allSatisfy(\.isWhitespace) else { throw .malformed("there is no text") }
        guard say.text.utf8.count <= Self.longestText else { throw .tooLong(limit: Self.longestText) }
        if let quoted = say.quoting, transcript.message(quoted, in: chat.id) == nil {
            throw .malformed("the quoted message is not in this chat, or no longer kept")
        }
        guard transcript.waiting(in: chat.id) < Self.mostWaiting else { throw .crowded }
        let message = newMessage(
            chat: chat.id, sender: say.person, text: say.text, mentionsBot: say.mentionsBot ?? false,
            quoting: say.quoting, delivery: .fresh)
        try keep(.said(message: message, key: nil))
        lanes.first { $0.chat.id == chat.id }?.wake.yield()
        return Said(id: message.id)
    }

    /// The bot says something; the same key again says nothing and is answered the same.
    func send(_ send: MessageSend) throws(Refusal) -> Said {
        guard send.type == "message.send" else { throw .malformed("type must be message.send") }
        let content = send.data
        guard !content.id.isEmpty, content.id.utf8.count <= 256 else {
            throw .malformed("data.id must have 1 to 256 bytes")
        }
        if let id = transcript.answer(to: content.id) { return Said(id: id) }
        guard let chat = chats[content.chat] else { throw .unknownChat(content.chat) }
        guard content.text.utf8.count <= Self.longestText else { throw .tooLong(limit: Self.longestText) }
        let message = newMessage(
            chat: chat.id, sender: nil, text: content.text,
            mentions: (content.mentions ?? []).filter { id in cast.people.contains { $0.id == id } },
            quoting: content.replyTo, choices: content.choices.map { Array($0.prefix(Self.mostChoices)) }, delivery: nil
        )
        try keep(.said(message: message, key: content.id))
        return Said(id: message.id)
    }

    /// Writes a change down, then makes it true and tells the pages.
    func keep(_ line: JournalLine) throws(Refusal) {
        do { try journal?.append(line) } catch { throw .notKept }
        change(line)
        if journal?.isLong == true {
            try? journal?.rewrite(transcript.lines)  // failing that, the long file goes on; the next line tries again
        }
    }

    /// Makes a change true without writing it down: it is forgotten at the next start.
    func change(_ line: JournalLine) {
        transcript.apply(line)
        watchers.wake()
    }

    private func newMessage(
        chat: String, sender: String?, text: String, mentionsBot: Bool = false, mentions: [String] = [],
        quoting: String?, choices: [Choice]? = nil, delivery: Delivery?
    ) -> Message {
        let number = transcript.count + 1
        return Message(
            id: "m-\(transcript.series)-\(number)", number: number, chat: chat, sender: sender, text: text,
            mentionsBot: mentionsBot, mentions: mentions, quoting: quoting,
            choices: choices, at: Int64(settings.now().timeIntervalSince1970 * 1000), delivery: delivery)
    }
}
