import Foundation

/// A run of scenes from their files, as `gatehouse rehearse` gives it.
package struct Programme: Sendable {
    private let player: Player
    private let colour: Bool

    package init(player: Player, colour: Bool = false) {
        self.player = player
        self.colour = colour
    }

    /// How many scenes came out how.
    package struct Tally: Hashable, Sendable {
        package var passed = 0
        package var pending = 0
        package var failed = 0
        package var blessed = 0
    }

    /// All scenes in the given files and folders, in alphabetical order, each once.
    ///
    /// - Throws: `NoScenes` for a path that holds none.
    package static func files(in paths: [String]) throws(NoScenes) -> [String] {
        var files: Set<String> = []
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw NoScenes(path: path)
            }
            let inside = isFolder.boolValue ? FileManager.default.subpaths(atPath: path) ?? [] : []
            let found =
                isFolder.boolValue
                ? inside.filter { $0.hasSuffix(".chat") }.map { "\(path.trimmingSuffix("/"))/\($0)" } : [path]
            guard !found.isEmpty else { throw NoScenes(path: path) }
            files.formUnion(found)
        }
        return files.sorted()
    }

    package struct NoScenes: Error, Hashable, CustomStringConvertible {
        package let path: String
        package var description: String { "\(path): no scene there; expected a .chat file or a folder with some" }
    }

    /// Plays scenes one after the other.
    ///
    /// - Parameters:
    ///   - blessing: rewrites the files of scenes that differ.
    ///   - tell: gets each fault, diff and remark, with its line feed.
    package func rehearse(_ files: [String], blessing: Bool = false, tell: (String) -> Void) async -> Tally {
        var tally = Tally()
        for file in files {
            do {
                let text = try String(contentsOfFile: file, encoding: .utf8)
                let report = await player.play(try Scene(file: file, text: text))
                tell(report.diff(colour: colour))
                switch report.verdict {
                case .asWritten: tally.passed += 1
                case .pending: tally.pending += 1
                case .differs where blessing:
                    let blessed = bless(report.scene, report)
                    if blessed == text {
                        tally.failed += 1
                    } else {
                        try Data(blessed.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
                        tally.blessed += 1
                    }
                case .differs, .pendingButTrue, .broken: tally.failed += 1
                }
            } catch let faults as Scene.Faults {
                tell("\(faults)\n")
                tally.failed += 1
            } catch {
                tell("\(file): \(error.localizedDescription)\n")
                tally.failed += 1
            }
        }
        return tally
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
