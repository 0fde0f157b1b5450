import Foundation

/// The part of a scene below its header, read line by line.
///
/// A line is blank, a comment (`#`), a section (`==`), a room (`[…]`), the continuation of the message above (`|`), or:
/// a time, a direction in parentheses, a spoken line – the latter two also with a time in front.
struct Script {
    let cast: Scene.Cast
    private(set) var steps: [Scene.Step] = []
    private var clock: ScriptClock
    private var room: Scene.Place?
    /// The step that named a message; a label is given once.
    private var labels: [String: Int] = [:]
    /// Only a message directly above can be continued.
    private var continuable = false

    init(cast: Scene.Cast) {
        self.cast = cast
        clock = ScriptClock(start: cast.start, in: cast.timeZone)
    }

    /// Indexes of the lines on which the bot says nothing at all.
    var emptyLines: [Int] {
        steps.compactMap { step in
            if case .expect(let speech) = step.action, speech.text.isEmpty { step.lines.lowerBound } else { nil }
        }
    }

    mutating func read(_ line: String, at index: Int) throws(Complaint) {
        var cursor = Cursor(line)
        let indented = cursor.next == " "
        cursor.skipBlanks()
        if cursor.take("|") { return try continueMessage(cursor, at: index) }
        continuable = false
        if cursor.atEnd || cursor.next == "#" { return }
        guard !indented else {
            throw Complaint("only a further line of a message is indented, and begins with “|”")
        }
        if cursor.take("==") { return try add(section(&cursor), at: index) }
        if cursor.take("[") { return try enter(&cursor, at: index) }

        let moment = try cursor.moment()
        let time = moment == nil ? nil : cursor.text(0..<cursor.position).trimmed
        if let moment { try clock.move(to: moment) }
        if cursor.atEnd { return add(.pass, at: index, time: time) }
        if cursor.take("(") { return add(try direction(&cursor), at: index, time: time) }
        let action = try spoken(&cursor)
        add(action, at: index, time: time)
        continuable = true
    }

    private mutating func add(_ action: Scene.Action, at index: Int, time: String? = nil) {
        steps.append(
            Scene.Step(lines: index..<index + 1, time: time, clock: clock.now, room: room, action: action))
    }

    private func section(_ cursor: inout Cursor) throws(Complaint) -> Scene.Action {
        _ = cursor.take { $0 == "=" }
        let title = cursor.rest.trimmed
        guard !title.isEmpty else { throw Complaint("after “==” expected a title") }
        return .section(title)
    }

    private mutating func enter(_ cursor: inout Cursor, at index: Int) throws(Complaint) {
        let name = cursor.take { $0 != "]" }.folded
        guard cursor.take("]"), cursor.atEnd else {
            throw Complaint("expected the name of a room in brackets and nothing else, as in 【三栋群】 or [Residents]")
        }
        if cast.group(named: name) != nil {
            room = .group(name)
        } else if cast.person(named: name) != nil {
            room = .direct(name)
        } else {
            let known = (cast.groups.map(\.name) + cast.people.map(\.name)).joined(separator: ", ")
            throw Complaint("no room or person is called “\(name)”; the header knows: \(known)")
        }
        add(.enter, at: index)
    }

    private func direction(_ cursor: inout Cursor) throws(Complaint) -> Scene.Action {
        let written = cursor.take { $0 != ")" }.folded
        let word = written.lowercased()
        let action: Scene.Action? =
            switch word {
            case "沉默", "silence": .silence
            case "重启", "restart": .restart
            case "重发", "redeliver": .redeliver
            default: Self.bringing(written)
            }
        guard let action, cursor.take(")"), cursor.atEnd else {
            throw Complaint(
                "expected （沉默）, （重启）, （重发）, （导入 FILE）, （更正 FILE） or （预报 weather-….json）, in English (silence), (restart), (redeliver), (import FILE), (correct FILE), (forecast weather-….json)"
            )
        }
        let somethingWasSaid = steps.contains { if case .say = $0.action { true } else { false } }
        if action == .redeliver, !somethingWasSaid {
            throw Complaint("nothing was said yet that could be delivered again")
        }
        return action
    }

    /// `导入 2026-02.csv`, `更正 2026-02.csv`.
    private static func bringing(_ written: String) -> Scene.Action? {
        let words = written.split(separator: " ").map(String.init)
        guard words.count == 2 else { return nil }
        if ["导入", "import", "预报", "forecast"].contains(words[0].lowercased()) {
            return .bring(words[1], correcting: false)
        }
        return ["更正", "correct"].contains(words[0].lowercased()) ? .bring(words[1], correcting: true) : nil
    }

    private mutating func continueMessage(_ cursor: Cursor, at index: Int) throws(Complaint) {
        var cursor = cursor
        guard continuable, let last = steps.indices.last else {
            throw Complaint("there is no message directly above that this line could continue")
        }
        _ = cursor.take(" ")
        steps[last].extend(with: cursor.rest, to: index)
    }

    private mutating func spoken(_ cursor: inout Cursor) throws(Complaint) -> Scene.Action {
        let action = try cursor.speech(in: room, of: cast, after: steps, labels: labels)
        switch action {
        case .say(let speech), .expect(let speech):
            if let label = speech.label { labels[label] = steps.count }
        case .section, .enter, .pass, .silence, .restart, .redeliver, .bring: break
        }
        return action
    }
}

extension Scene.Step {
    /// A message may begin on its second line; then the first adds no empty one.
    fileprivate mutating func extend(with line: String, to index: Int) {
        func longer(_ speech: Scene.Speech) -> Scene.Speech {
            var speech = speech
            speech.text = lines.count == 1 && speech.text.isEmpty ? line : "\(speech.text)\n\(line)"
            return speech
        }
        switch action {
        case .say(let speech): action = .say(longer(speech))
        case .expect(let speech): action = .expect(longer(speech))
        case .section, .enter, .pass, .silence, .restart, .redeliver, .bring: break
        }
        lines = lines.lowerBound..<index + 1
    }
}
