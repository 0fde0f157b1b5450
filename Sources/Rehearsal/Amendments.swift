import Foundation

/// The changes to a scene's file that would make it tell what was played; the diff shows them, `--bless` makes them.
///
/// Only the bot's lines change: other words in place, unsaid lines dropped, unwritten ones added where they were
/// heard, under their room. A time on a changed line is kept as a line of its own where it can no longer stand in front.
struct Amendments {
    struct Edit {
        /// Indexes into the file's lines; empty where lines are only added, or only remarked upon.
        let lines: Range<Int>
        /// In this order they replace the lines: a time on its own, unwritten lines, the line itself, more time.
        var time: [String] = []
        var added: [String] = []
        var own: [String] = []
        var rest: [String] = []
        /// What the changed lines cannot show by themselves.
        var remarks: [String] = []

        var replacement: [String] { time + added + own + rest }
    }

    private(set) var edits: [Edit] = []
    private let scene: Scene
    private let writer: LineWriter
    /// The room that holds in the amended script, as far as it is amended.
    private var room: Scene.Place?
    /// The edit that last named another room than the script does there.
    private var strayed: Int?

    init(to scene: Scene, after take: Take) {
        self.scene = scene
        writer = LineWriter(scene: scene, memory: take.memory)
        var changed: [Int: Finding] = [:]
        var hampered: [Int: [String]] = [:]
        var unwritten: [Spot: [Overheard]] = [:]
        for finding in take.findings {
            switch finding {
            case .different(let step, _, _), .missing(let step): changed[step] = finding
            case .hampered(let step, let reason): hampered[step, default: []].append(reason)
            case .unexpected(let overheard, let after, let before):
                let spot = scene.spot(for: overheard, after: after, before: before)
                unwritten[spot, default: []].append(overheard)
            }
        }
        var line = 0
        for (index, step) in scene.steps.enumerated() {
            for gap in line...step.lines.lowerBound { add(unwritten[.line(gap)] ?? [], at: gap, above: index) }
            line = step.lines.lowerBound + 1
            if let reasons = hampered[index] {
                edits.append(Edit(lines: line - 1..<line - 1, remarks: reasons))
            }
            let early = unwritten[.behindTime(step: index)] ?? []
            if changed[index] != nil || !early.isEmpty {
                amend(index, because: changed[index], preceding: early)
            }
            if case .missing = changed[index] { continue }
            enter(step.room, for: step.action)
        }
        if line <= scene.source.count {
            for gap in line...scene.source.count {
                add(unwritten[.line(gap)] ?? [], at: gap, above: scene.steps.count)
            }
        }
    }

    /// The file's text with all changes made.
    func text() -> String {
        var lines = scene.source
        let ending = lines.first?.unicodeScalars.last == "\r" ? "\r" : ""
        for edit in edits.reversed() {
            lines.replaceSubrange(edit.lines, with: edit.replacement.map { $0 + ending })
        }
        return lines.joined(separator: "\n")
    }

    /// Names the room again behind lines that were added in another, once something is said that needs it.
    private mutating func enter(_ place: Scene.Place?, for action: Scene.Action) {
        switch action {
        case .enter:
            room = place
        case .say, .expect:
            if let place, place != room, let strayed { edits[strayed].added.append(writer.heading(place)) }
            room = place
        case .section, .pass, .silence, .restart, .redeliver, .bring: break
        }
    }

    private mutating func add(_ overheard: [Overheard], at line: Int, above next: Int) {
        guard !overheard.isEmpty else { return }
        let above = next > 0 ? scene.steps[next - 1] : nil
        edits.append(Edit(lines: line..<line, remarks: overheard.compactMap { remark(on: $0, at: above) }))
        append(overheard, at: above?.clock ?? scene.cast.start, above: next)
    }

    /// Adds unwritten lines to the last edit, each room under its name, the present one first.
    private mutating func append(_ overheard: [Overheard], at clock: Date, above next: Int) {
        var places: [Scene.Place] = []
        for one in overheard where !places.contains(one.heard.place) { places.append(one.heard.place) }
        for place in places.filter({ $0 == room }) + places.filter({ $0 != room }) {
            let edit = edits.count - 1
            if place != room {
                edits[edit].added.append(writer.heading(place))
                room = place
                strayed = edit
            }
            for one in overheard where one.heard.place == place {
                edits[edit].added += writer.line(for: one, at: clock, above: next)
            }
        }
    }

    private func remark(on overheard: Overheard, at step: Scene.Step?) -> String? {
        switch overheard.cue {
        case .opening, .action: nil
        case .again(let index): "said again when line \(scene.steps[index].number) was delivered twice"
        case .time:
            writer.isNow(overheard.heard.at, at: step?.clock) ? nil : "said at \(writer.shown(overheard.heard.at))"
        }
    }

    private mutating func amend(_ index: Int, because finding: Finding?, preceding early: [Overheard]) {
        let step = scene.steps[index]
        var edit = Edit(lines: step.lines, time: step.time.map { [$0] } ?? [], own: writer.linesWithoutTime(of: step))
        var front = writer.isSpokenByBot(step) && !early.isEmpty ? "\(writer.minute(step.clock)) " : ""
        switch finding {
        case .missing:
            edit.remarks.append("not said by \(writer.shown(step.clock))")
            edit.own = []
        case .different(_, let overheard, let differences):
            edit.own = writer.rewritten(index, as: overheard.heard, because: differences)
            edit.remarks = differences.compactMap { remark(on: $0, of: overheard.heard, at: index) }
            let isUntimely = differences.contains { if case .time = $0 { true } else { false } }
            if isUntimely {
                front = ""
                if early.isEmpty, let rest = writer.rest(ofTimeOf: index, after: overheard) {
                    front = "\(writer.minute(overheard.heard.at)) "
                    edit.time = []
                    edit.rest = [rest]
                }
            } else if early.isEmpty, step.time != nil {
                front = writer.timeAsWritten(of: step)
                edit.time = []
            }
        case .unexpected, .hampered, nil: break
        }
        if let first = edit.own.first { edit.own[0] = front + first }
        edits.append(edit)
        append(early, at: step.clock, above: index)
    }

    private func remark(on difference: Difference, of heard: Heard, at index: Int) -> String? {
        switch difference {
        case .words: nil
        case .name(let name, let was, let `is`): "{\(name)} was “\(was)”, and here it is “\(`is`)”"
        case .time(let said): "said at \(writer.shown(said)), written for \(writer.shown(scene.steps[index].clock))"
        case .quote: heard.quoting == nil ? "quotes nothing" : "quotes another message"
        }
    }
}
