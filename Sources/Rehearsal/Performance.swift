import Foundation

/// One playing of a scene, from the first line to the last.
///
/// What the bot says is compared room by room: in each room, all it says over the scene must be all that is written
/// for it there, in that order. A line must have been said by the time the script comes to it. What was said must be
/// written before people next speak in that room, or have a message delivered there again, before the next silence
/// in any room, and before the end. So a job card in the staff room may be written below the answer in the group,
/// but not below the staff's next line.
struct Performance {
    private let scene: Scene
    private let stage: any Stage
    private(set) var take: Take
    private var windows: [Scene.Place: Window] = [:]
    private var lastSaid: Int?

    init(of scene: Scene, in mode: Mode, on stage: any Stage) {
        self.scene = scene
        self.stage = stage
        take = Take(mode: mode)
    }

    mutating func play() async throws {
        try await stage.open(scene.cast)
        try await listen(.opening)
        for (index, step) in scene.steps.enumerated() {
            if step.time != nil {
                try await stage.advance(to: step.clock)
                try await listen(.time(step: index))
            }
            switch step.action {
            case .section, .enter, .pass: break
            case .say(let speech): try await say(speech, at: index)
            case .expect(let speech): expect(speech, at: index)
            case .silence: compareAll()
            case .restart:
                try await stage.restart()
                try await listen(.action(step: index))
            case .bring(let name, let correcting):
                let file = URL(filePath: scene.file).deletingLastPathComponent().appending(path: name)
                try await stage.bring(Array(try Data(contentsOf: file)), named: name, correcting: correcting)
                try await listen(.action(step: index))
            case .redeliver:
                if let lastSaid, let room = scene.steps[lastSaid].room { compare(in: room) }
                try await stage.redeliverLast()
                try await listen(.action(step: index))
            }
        }
        compareAll()
    }

    private mutating func say(_ speech: Scene.Speech, at index: Int) async throws {
        guard let room = scene.steps[index].room else { return }
        compare(in: room)
        var quoting: Handle?
        if let quote = speech.quote {
            quoting = take.memory.handles[quote]
            if quoting == nil {
                let line = scene.steps[quote].number
                take.findings.append(.hampered(step: index, because: "line \(line), which it quotes, was not said"))
            }
        }
        let text = Pattern(speech.text)
        let promised = Set(namesExpected(before: index))
        for name in text.names where promised.contains(name) && take.memory.names[name] == nil {
            take.findings.append(.hampered(step: index, because: "what {\(name)} stands for was not said"))
        }
        // Braces nobody gave a meaning are what the person writes.
        let words = text.names.isEmpty ? speech.text : text.filled(from: take.memory.names)
        take.memory.handles[index] = try await stage.say(
            Spoken(person: speech.speaker, place: room, text: words, mentioned: speech.mentioned, quoting: quoting))
        lastSaid = index
        try await listen(.action(step: index))
        if take.mode == .twice {
            try await stage.redeliverLast()
            try await listen(.again(step: index))
        }
    }

    /// A line that stands where it should teaches at once what its names stand for; the comparison comes later.
    private mutating func expect(_ speech: Scene.Speech, at index: Int) {
        guard let room = scene.steps[index].room,
            let overheard = windows[room, default: Window()].expect(step: index),
            let names = Pattern(speech.text).match(overheard.heard.text, knowing: take.memory.names)
        else { return }
        take.memory.names = names
    }

    private mutating func listen(_ cue: Cue) async throws {
        if take.mode == .restarting { try await stage.restart() }
        for heard in try await stage.heard() {
            let overheard = Overheard(heard: heard, cue: cue)
            switch cue {
            case .again: take.findings.append(.unexpected(overheard, after: nil, before: nil))
            case .opening, .time, .action: windows[heard.place, default: Window()].hear(overheard)
            }
        }
    }

    private mutating func compare(in room: Scene.Place) {
        guard let window = windows.removeValue(forKey: room) else { return }
        take.settle(window, of: scene)
    }

    /// Rooms in the order in which the script comes to them, so that names are learnt in reading order.
    private mutating func compareAll() {
        let rooms = windows.sorted { one, other in
            let (left, right) = (one.value.expected.first?.step, other.value.expected.first?.step)
            return (left ?? .max, one.key.name) < (right ?? .max, other.key.name)
        }
        for room in rooms { compare(in: room.key) }
    }

    private func namesExpected(before index: Int) -> [String] {
        scene.steps[..<index].flatMap { step in
            if case .expect(let speech) = step.action { Pattern(speech.text).names } else { [String]() }
        }
    }
}
