/// What a scene's file says against what was played, as a unified diff of the file.
struct Diff {
    private let scene: Scene
    private let take: Take
    private let edits: [Amendments.Edit]
    private let paint: Paint

    /// How many lines around a change are shown.
    private static let context = 2

    init(of scene: Scene, after take: Take, colour: Bool) {
        self.scene = scene
        self.take = take
        edits = Amendments(to: scene, after: take).edits
        paint = Paint(isOn: colour)
    }

    /// - Returns: empty where all was as written.
    func text() -> String {
        guard !edits.isEmpty else { return "" }
        var lines = [
            paint.strong("--- \(scene.file) as written"), paint.strong("+++ \(scene.file) as played\(manner)"),
        ]
        var shown = 0
        var ending = 0
        for edit in edits {
            let start = max(ending, edit.lines.lowerBound - Self.context)
            if start > shown || shown == 0 {
                lines += source(ending..<min(shown, edit.lines.lowerBound))
                lines.append(paint.faint(heading(of: edit)))
                lines += source(max(start, shown)..<edit.lines.lowerBound)
            } else {
                lines += source(ending..<edit.lines.lowerBound)
            }
            lines += changed(edit)
            ending = edit.lines.upperBound
            shown = min(ending + Self.context, scene.source.count)
        }
        lines += source(ending..<shown)
        return lines.joined(separator: "\n") + "\n"
    }

    private var manner: String {
        switch take.mode {
        case .plain: ""
        case .restarting: ", with restarts between all lines"
        case .twice: ", with every message delivered twice"
        }
    }

    private func heading(of edit: Amendments.Edit) -> String {
        let above = scene.steps.prefix { $0.lines.lowerBound <= edit.lines.lowerBound }
        let title = above.compactMap { if case .section(let title) = $0.action { title } else { nil } }.last
        let places = [title, above.last?.room.map { "[\($0.name)]" }].compactMap(\.self)
        return "@@ line \(edit.lines.lowerBound + 1) @@ \(places.joined(separator: " "))".trimmed
    }

    private func source(_ lines: Range<Int>) -> [String] {
        scene.source[lines].map { " \(Cursor($0).rest)" }
    }

    /// Lines at either end that stay as they are are shown as context.
    private func changed(_ edit: Amendments.Edit) -> [String] {
        var old = scene.source[edit.lines].map { Cursor($0).rest }[...]
        var new = edit.replacement[...]
        var head: [String] = []
        var tail: [String] = []
        while let line = old.first, line == new.first {
            head.append(" \(line)")
            old.removeFirst()
            new.removeFirst()
        }
        while let line = old.last, line == new.last {
            tail.insert(" \(line)", at: 0)
            old.removeLast()
            new.removeLast()
        }
        return head + old.map { paint.removed("-\($0)") } + new.map { paint.added("+\($0)") }
            + edit.remarks.map { paint.faint("  ! \($0)") } + tail
    }
}

/// Terminal colours, or none.
struct Paint {
    let isOn: Bool

    func removed(_ text: String) -> String { painted(text, "31") }
    func added(_ text: String) -> String { painted(text, "32") }
    func faint(_ text: String) -> String { painted(text, "36") }
    func strong(_ text: String) -> String { painted(text, "1") }

    private func painted(_ text: String, _ code: String) -> String {
        isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
