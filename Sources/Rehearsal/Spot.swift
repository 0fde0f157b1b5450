/// Where a line belongs that the bot said and nobody wrote.
enum Spot: Hashable {
    /// In front of the file's line with this index.
    case line(Int)
    /// Between the time of this step and the rest of it.
    case behindTime(step: Int)
}

extension Scene {
    /// As soon as it was heard; behind the written line it followed in its room; under its room's name where that is near.
    ///
    /// - Parameters:
    ///   - after: the step of the bot's written line before it in its room, if any since people last spoke there.
    ///   - before: that of the next one.
    func spot(for overheard: Overheard, after: Int?, before: Int?) -> Spot {
        let room = overheard.heard.place
        let cue: Int
        switch overheard.cue {
        case .opening: return .line(steps.first?.lines.lowerBound ?? source.count)
        case .action(let index), .again(let index): cue = index
        case .time(let index):
            let follows = after.map { $0 >= index } ?? false
            if !follows, mustBeHeard(in: room, beforeActionOf: index) { return .behindTime(step: index) }
            cue = index
        }
        if let after, after >= cue { return .line(steps[after].lines.upperBound) }
        if steps[cue].room == room { return .line(steps[cue].lines.upperBound) }
        if let before, before > cue { return .line(steps[before].lines.lowerBound) }
        return .line(steps[endOfAnswers(to: cue)].lines.upperBound)
    }

    /// What a time brings must be written before the line it stands in front of, if that line closes the room.
    private func mustBeHeard(in room: Place, beforeActionOf index: Int) -> Bool {
        switch steps[index].action {
        case .silence, .redeliver: true
        case .say, .expect: steps[index].room == room
        case .section, .enter, .pass, .restart, .bring: false
        }
    }

    /// The last of the bot's lines that directly follow a step, in whatever rooms; the step itself if there is none.
    private func endOfAnswers(to cue: Int) -> Int {
        var last = cue
        for index in (cue + 1)..<max(cue + 1, steps.count) {
            switch steps[index].action {
            case .enter: continue
            case .expect where steps[index].time == nil: last = index
            case .expect, .section, .pass, .say, .silence, .restart, .redeliver, .bring: return last
            }
        }
        return last
    }
}
