extension LineWriter {
    /// A written line of the bot's as it was said, without its time; wildcards stay in the lines that still fit.
    func rewritten(_ index: Int, as heard: Heard, because differences: [Difference]) -> [String] {
        let step = scene.steps[index]
        var lines = linesWithoutTime(of: step)
        guard let speech = scene.speech(index), let first = lines.first else { return lines }
        let timeWidth = timeAsWritten(of: step).unicodeScalars.count
        let line = Cursor(first)
        let textStart = speech.textStart - timeWidth
        var head = line.text(0..<textStart)
        if differences.contains(.quote) {
            let colon = head.contains("：") ? "：" : ": "
            head = speech.speaker + (speech.label.map { " #\($0)" } ?? "") + quoteMark(for: heard, above: index) + colon
            lines[0] = head + line.text(textStart..<line.written.count)
        }
        let newWords = differences.contains { difference in
            switch difference {
            case .words, .name: true
            case .time, .quote: false
            }
        }
        guard newWords else { return lines }
        let texts = textLines(of: heard.text, insteadOf: speech.text)
        let beginsBelow = line.text(textStart..<line.written.count).isEmpty
        return beginsBelow ? [head.trimmed] + texts.map(continuation) : spread(texts, behind: head)
    }

    /// The lines of a text, with a line of the old pattern wherever it still fits, in order.
    func textLines(of text: String, insteadOf old: String?) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var patterns = old?.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...] ?? []
        return lines.map { line in
            let fitting = patterns.firstIndex { Pattern($0).match(line, knowing: memory.names) != nil }
            guard let fitting else { return withNames(line) }
            defer { patterns = patterns[(fitting + 1)...] }
            return patterns[fitting]
        }
    }

    func spread(_ texts: [String], behind head: String) -> [String] {
        // Even a message without text must be written down; only the wildcard can say so.
        let first = texts.first.flatMap { $0.isEmpty && texts.count == 1 ? nil : $0 } ?? "{*}"
        return [head + first] + texts.dropFirst().map(continuation)
    }

    /// ` >` or ` >name` where the script has a way to name what is quoted; else nothing, which allows any quote.
    ///
    /// - Parameter index: the step above which the line stands.
    func quoteMark(for heard: Heard, above index: Int) -> String {
        let quoted = memory.handles.first { step, handle in
            step < index && handle == heard.quoting && scene.steps[step].room == heard.place
        }
        guard let quoted else { return "" }
        let lastSaid = scene.steps[..<index].lastIndex { step in
            if case .say = step.action { step.room == heard.place } else { false }
        }
        if quoted.key == lastSaid { return " >" }
        return scene.speech(quoted.key)?.label.map { " >\($0)" } ?? ""
    }

    private func continuation(_ text: String) -> String { text.isEmpty ? "  |" : "  | \(text)" }

    /// Puts `{name}` for what it stands for, longest first, so that a new line does not depend on a number.
    private func withNames(_ line: String) -> String {
        var line = line
        let names = memory.names.filter { $0.value.count > 1 }
            .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        for (name, value) in names { line = line.replacing(value, outsideOfWordsWith: "{\(name)}") }
        return line
    }
}

extension String {
    /// Replaces a text except where it is part of a longer number or Latin word.
    fileprivate func replacing(_ text: String, outsideOfWordsWith other: String) -> String {
        func continues(_ one: Character?, _ next: Character?) -> Bool {
            guard let one = one?.unicodeScalars.last, let next = next?.unicodeScalars.first else { return false }
            return one.isASCIIWord && next.isASCIIWord
        }
        var result = ""
        var rest = self[...]
        while let found = rest.firstRange(of: text) {
            let before = rest[..<found.lowerBound]
            let stands =
                !continues(before.last ?? result.last, text.first)
                && !continues(text.last, rest[found.upperBound...].first)
            result += before + (stands ? other : text)
            rest = rest[found.upperBound...]
        }
        return result + rest
    }
}
