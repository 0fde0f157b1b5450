import Foundation

extension Take {
    /// Compares one room's window and keeps what is not as written.
    mutating func settle(_ window: Window, of scene: Scene) {
        let pairs = window.pairs { cost(of: $0.step, $1.heard, in: scene) }
        for (index, pair) in pairs.enumerated() {
            switch pair {
            case .written(let expectation):
                findings.append(.missing(step: expectation.step))
            case .heard(let overheard):
                findings.append(
                    .unexpected(
                        overheard, after: pairs[..<index].last(where: { $0.step != nil })?.step,
                        before: pairs[index...].first(where: { $0.step != nil })?.step))
            case .both(let expectation, let overheard):
                let differences = differences(of: expectation.step, overheard.heard, in: scene)
                memory.handles[expectation.step] = overheard.heard.handle
                if !differences.isEmpty {
                    findings.append(.different(step: expectation.step, overheard, differences))
                }
                if let names = scene.pattern(expectation.step)?.match(overheard.heard.text, knowing: memory.names) {
                    memory.names = names
                }
            }
        }
    }

    /// Other words cost more than a wrong time or quote; of other words, similar ones cost less.
    private func cost(of step: Int, _ heard: Heard, in scene: Scene) -> Int {
        let differences = differences(of: step, heard, in: scene)
        guard differences.contains(.words) else { return differences.count * 40 }
        return 399 - likeness(scene.speech(step)?.text ?? "", heard.text)
    }

    private func differences(of step: Int, _ heard: Heard, in scene: Scene) -> [Difference] {
        guard let speech = scene.speech(step) else { return [] }
        var differences: [Difference] = []
        let pattern = Pattern(speech.text)
        if pattern.match(heard.text, knowing: memory.names) == nil {
            if let others = pattern.match(heard.text, knowing: [:]) {
                for (name, value) in others.sorted(by: { $0.key < $1.key }) {
                    if let known = memory.names[name], known != value {
                        differences.append(.name(name, was: known, is: value))
                    }
                }
            }
            if differences.isEmpty { differences.append(.words) }
        }
        let calendar = Calendar.civil(in: scene.cast.timeZone)
        let clock = scene.steps[step].clock
        if scene.steps[step].time != nil, !calendar.isDate(heard.at, equalTo: clock, toGranularity: .minute) {
            differences.append(.time(said: heard.at))
        }
        // A quoted line that did not come is its own finding; only one that has a handle can be compared.
        if let quote = speech.quote, let handle = memory.handles[quote], heard.quoting != handle {
            differences.append(.quote)
        }
        return differences
    }
}

extension Window.Pair {
    fileprivate var step: Int? {
        switch self {
        case .both(let expectation, _), .written(let expectation): expectation.step
        case .heard: nil
        }
    }
}

extension Scene {
    /// What is said in a step; nil where nothing is.
    func speech(_ step: Int) -> Speech? {
        switch steps[step].action {
        case .say(let speech), .expect(let speech): speech
        case .section, .enter, .pass, .silence, .restart, .redeliver, .bring: nil
        }
    }

    func pattern(_ step: Int) -> Pattern? { speech(step).map { Pattern($0.text) } }
}
