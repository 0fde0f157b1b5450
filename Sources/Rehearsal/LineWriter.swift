import Foundation

/// Writes the bot's lines the way the script they go into is written.
struct LineWriter {
    let scene: Scene
    let memory: Memory
    private let calendar: Calendar

    init(scene: Scene, memory: Memory) {
        self.scene = scene
        self.memory = memory
        calendar = .civil(in: scene.cast.timeZone)
    }

    func shown(_ date: Date) -> String { calendar.shown(date) }

    func isNow(_ date: Date, at clock: Date?) -> Bool {
        calendar.isDate(date, equalTo: clock ?? scene.cast.start, toGranularity: .minute)
    }

    /// `09:15`; seconds do not show.
    func minute(_ date: Date) -> String { String(shown(date).prefix(5)) }

    func isSpokenByBot(_ step: Scene.Step) -> Bool {
        if case .expect = step.action { true } else { false }
    }

    /// A time with the blanks behind it.
    func timeAsWritten(of step: Scene.Step) -> String {
        let (line, start) = firstLine(of: step)
        return line.text(0..<start)
    }

    func linesWithoutTime(of step: Scene.Step) -> [String] {
        let (line, start) = firstLine(of: step)
        return [line.text(start..<line.written.count)] + scene.source[step.lines].dropFirst().map { Cursor($0).rest }
    }

    /// What is still to pass of a step's time once the clock shows the minute in which something was said on the way.
    ///
    /// - Returns: nil where that minute cannot stand in the script: on another day, or with the line said within it.
    func rest(ofTimeOf index: Int, after overheard: Overheard) -> String? {
        let step = scene.steps[index]
        guard overheard.cue == .time(step: index), let time = step.time, shown(overheard.heard.at).count == 5,
            calendar.isDate(overheard.heard.at, inSameDayAs: scene.clock(before: index))
        else { return nil }
        if Cursor(time).next != "+" { return time }
        let seconds = Int(step.clock.timeIntervalSince(overheard.heard.at))
        let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "m"), (seconds % 60, "s")].filter { $0.0 > 0 }
        return "+" + parts.map { "\($0.0)\($0.1)" }.joined()
    }

    /// A line nobody wrote yet, with the lines that continue it.
    ///
    /// - Parameters:
    ///   - clock: what the script's clock shows there.
    ///   - next: the step that follows.
    func line(for overheard: Overheard, at clock: Date, above next: Int) -> [String] {
        let heard = overheard.heard
        var front = ""
        if case .time = overheard.cue, isNow(heard.at, at: clock) { front = "\(minute(heard.at)) " }
        let colon = scene.source.contains { $0.contains("\(scene.cast.bot)：") } ? "：" : ": "
        let head = front + scene.cast.bot + quoteMark(for: heard, above: next) + colon
        return spread(textLines(of: heard.text, insteadOf: nil), behind: head)
    }

    /// A room's name in the script's own brackets.
    func heading(_ place: Scene.Place) -> String {
        let written = scene.steps.first { $0.action == .enter }.map { scene.source[$0.lines.lowerBound] }
        let isFullWidth = written.map { $0.contains("【") } ?? (scene.cast.language == .chinese)
        return isFullWidth ? "【\(place.name)】" : "[\(place.name)]"
    }

    private func firstLine(of step: Scene.Step) -> (line: Cursor, start: Int) {
        let line = Cursor(scene.source[step.lines.lowerBound])
        var behindTime = line
        // The line has been read once already, so its time can be read again.
        _ = try? behindTime.moment()
        return (line, behindTime.position)
    }
}
