import Testing

@testable import Playground

@Suite struct TranscriptTests {
    @Test func `a chat keeps its newest messages, whatever the others hold`() {
        var transcript = Transcript(limits: .init(messagesPerChat: 3, bytesPerChat: 1000, keys: 10))
        for number in 1...5 { transcript.apply(.said(message: message(number, in: "g-1"), key: nil)) }
        transcript.apply(.said(message: message(6, in: "g-2"), key: nil))
        #expect(transcript.messages.map(\.number) == [3, 4, 5, 6])
    }

    @Test func `long texts are kept within bytes, the last one whatever its length`() {
        var transcript = Transcript(limits: .init(messagesPerChat: 100, bytesPerChat: 10, keys: 10))
        for (number, text) in ["四个字节", "aaaa", "bbbb", String(repeating: "c", count: 50)].enumerated() {
            transcript.apply(.said(message: message(number + 1, in: "g-1", text: text), key: nil))
        }
        #expect(transcript.messages.map(\.number) == [4])
    }

    @Test func `one that still waits for the gateway is never dropped`() {
        var transcript = Transcript(limits: .init(messagesPerChat: 2, bytesPerChat: 1000, keys: 10))
        transcript.apply(.said(message: message(1, in: "g-1", delivery: .fresh), key: nil))
        for number in 2...9 { transcript.apply(.said(message: message(number, in: "g-1"), key: nil)) }
        #expect(transcript.messages.map(\.number) == [1, 9])
        #expect(transcript.firstWaiting(in: "g-1")?.number == 1)
    }

    @Test func `keys are remembered beyond their messages, the oldest go first`() {
        var transcript = Transcript(limits: .init(messagesPerChat: 1, bytesPerChat: 1000, keys: 20))
        for number in 1...100 { transcript.apply(.said(message: message(number, in: "g-1"), key: "k-\(number)")) }
        #expect(transcript.answer(to: "k-100") == "m-100")
        #expect(transcript.answer(to: "k-81") == "m-81")
        #expect(transcript.answer(to: "k-70") == nil)
    }

    @Test func `its lines give the same transcript again`() {
        var transcript = Transcript(limits: .init(messagesPerChat: 2, bytesPerChat: 1000, keys: 20))
        transcript.apply(.opened(series: "s", count: 0))
        for number in 1...5 { transcript.apply(.said(message: message(number, in: "g-1"), key: "k-\(number)")) }
        transcript.apply(.said(message: message(6, in: "g-2", delivery: .fresh), key: nil))
        transcript.apply(.delivery(id: "m-6", state: .failed, reason: "HTTP 400"))

        var again = Transcript(limits: transcript.limits)
        for line in transcript.lines { again.apply(line) }
        #expect(again.messages == transcript.messages)
        #expect(again.series == "s")
        #expect(again.count == 6)
        for number in 1...5 { #expect(again.answer(to: "k-\(number)") == "m-\(number)") }
        #expect(again.messages.last?.delivery == Delivery(state: .failed, reason: "HTTP 400"))
    }

    @Test func `changes are told in their order, each message as it is now`() {
        var transcript = Transcript()
        transcript.apply(.said(message: message(1, in: "g-1", delivery: .fresh), key: nil))
        transcript.apply(.said(message: message(2, in: "g-2"), key: nil))
        let seen = transcript.revision
        transcript.apply(.said(message: message(3, in: "g-2"), key: nil))
        transcript.apply(.delivery(id: "m-1", state: .sent, reason: nil))
        #expect(transcript.changes(after: seen).map(\.message.number) == [3, 1])
        #expect(transcript.changes(after: 0).map(\.message.number) == [2, 3, 1])
        #expect(transcript.changes(after: transcript.revision).isEmpty)
    }

    private func message(
        _ number: Int, in chat: String, text: String = "文", delivery: Delivery? = nil
    ) -> Message {
        Message(
            id: "m-\(number)", number: number, chat: chat, sender: nil, text: text, mentionsBot: false, mentions: [],
            quoting: nil, at: 0, delivery: delivery)
    }
}
