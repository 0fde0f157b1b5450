/// How a scene came out.
package struct Report: Sendable {
    package let scene: Scene
    /// The plain one first; the others only if that was as written.
    package let takes: [Take]

    package enum Verdict: Hashable, Sendable {
        case asWritten
        case differs
        /// Not yet true, as its header says.
        case pending
        /// Its header says it is not yet true, but it is: the line must go.
        case pendingButTrue
        /// The stage broke down, which even a pending scene must not cause.
        case broken
    }

    package var verdict: Verdict {
        if takes.contains(where: { $0.breakdown != nil }) { return .broken }
        let asWritten = takes.allSatisfy(\.asWritten)
        return switch (asWritten, scene.pending != nil) {
        case (true, false): .asWritten
        case (false, false): .differs
        case (false, true): .pending
        case (true, true): .pendingButTrue
        }
    }

    package var passed: Bool {
        switch verdict {
        case .asWritten, .pending: true
        case .differs, .pendingButTrue, .broken: false
        }
    }
}

extension Report {
    /// What an operator should see: nothing where the scene passed; else what differs, line by line.
    package func diff(colour: Bool = false) -> String {
        switch verdict {
        case .asWritten, .pending: return ""
        case .pendingButTrue:
            guard let pending = scene.pending else { return "" }
            return "\(scene.file):\(pending.line): the scene has come true (“\(pending.reason)”); remove this line\n"
        case .differs, .broken:
            return takes.map { take in
                let breakdown = take.breakdown.map { "\(scene.file): the stage broke down, mode \(take.mode): \($0)\n" }
                return breakdown ?? Diff(of: scene, after: take, colour: colour).text()
            }.joined()
        }
    }
}

/// The file's text with the bot's lines as the bot said them; everything else stays byte for byte.
///
/// A pending scene is left alone, for it says what is wanted and not what is; so is one whose stage broke down. What
/// only goes wrong with restarts or redelivery is a fault of the program that no rewriting may hide.
package func bless(_ scene: Scene, _ report: Report) -> String {
    guard report.verdict == .differs, let plain = report.takes.first(where: { $0.mode == .plain }) else {
        return scene.source.joined(separator: "\n")
    }
    return Amendments(to: scene, after: plain).text()
}
