import Foundation

@testable import Rehearsal

/// A stage whose bot follows a list of cues: what it says where, and how long after, when a text contains some words.
actor PuppetStage: Stage {
    struct Cue: Sendable {
        let words: String
        let place: Scene.Place
        /// `%` is the number of the message that was answered.
        let text: String
        var after: TimeInterval = 0
        var quotes = false
    }

    /// Ways in which a house can be wrong that only some modes bring to light.
    enum Flaw {
        case answersRedelivery, forgetsOnRestart, repeatsOnRestart, breaksDown
    }

    struct Broken: Error {}

    private let cues: [Cue]
    private let flaw: Flaw?
    private var now = Date.distantPast
    private var due: [(at: Date, cue: Cue, number: Int, message: Handle)] = []
    private var said: [Heard] = []
    private var last: Heard?
    private var lastSpoken: (message: Spoken, number: Int)?
    private var messages = 0
    private(set) var spoken: [Spoken] = []
    private(set) var isClosed = false
    private(set) var restarts = 0

    init(_ cues: [Cue], flaw: Flaw? = nil) {
        self.cues = cues
        self.flaw = flaw
    }

    func open(_ cast: Scene.Cast) { now = cast.start }

    func say(_ message: Spoken) throws -> Handle {
        if flaw == .breaksDown { throw Broken() }
        spoken.append(message)
        messages += 1
        lastSpoken = (message, messages)
        let number = messages
        answer(message, number: number)
        return Handle("p\(number)")
    }

    func bring(_ table: [UInt8], named name: String, correcting: Bool) {}

    func redeliverLast() {
        guard flaw == .answersRedelivery, let lastSpoken else { return }
        answer(lastSpoken.message, number: lastSpoken.number)
    }

    func advance(to time: Date) {
        while let next = due.filter({ $0.at <= time }).min(by: { $0.at < $1.at }) {
            due.removeAll { $0.at == next.at && $0.cue.text == next.cue.text && $0.cue.place == next.cue.place }
            now = max(now, next.at)
            speak(next.cue, number: next.number, message: next.message)
        }
        now = time
    }

    func restart() {
        restarts += 1
        if flaw == .forgetsOnRestart { due = [] }
        if flaw == .repeatsOnRestart, let last { said.append(last) }
    }

    func heard() -> [Heard] {
        defer { said = [] }
        return said
    }

    func close() { isClosed = true }

    private func answer(_ message: Spoken, number: Int) {
        for cue in cues where message.text.contains(cue.words) {
            if cue.after == 0 {
                speak(cue, number: number, message: Handle("p\(number)"))
            } else {
                due.append((now.addingTimeInterval(cue.after), cue, number, Handle("p\(number)")))
            }
        }
    }

    private func speak(_ cue: Cue, number: Int, message: Handle) {
        messages += 1
        let heard = Heard(
            place: cue.place, text: cue.text.replacing("%", with: "#\(1000 + number)"), at: now,
            handle: Handle("b\(messages)"), quoting: cue.quotes ? message : nil)
        said.append(heard)
        last = heard
    }
}
