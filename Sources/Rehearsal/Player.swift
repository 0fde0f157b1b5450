/// Plays scenes, each mode on a stage of its own.
package struct Player: Sendable {
    private let stage: @Sendable () async throws -> any Stage

    /// - Parameter stage: makes an empty stage; asked once for every playing.
    package init(stage: @escaping @Sendable () async throws -> any Stage) { self.stage = stage }

    /// Plays a scene in every mode, as long as it comes out as written.
    ///
    /// The later modes are only worth playing once the plain one is right; their differences would repeat its own.
    package func play(_ scene: Scene) async -> Report {
        var takes: [Take] = []
        for mode in Mode.allCases where takes.first?.asWritten ?? true {
            takes.append(await play(scene, in: mode))
        }
        return Report(scene: scene, takes: takes)
    }

    package func play(_ scene: Scene, in mode: Mode) async -> Take {
        var broken = Take(mode: mode)
        do {
            let stage = try await stage()
            var performance = Performance(of: scene, in: mode, on: stage)
            do {
                try await performance.play()
            } catch {
                await stage.close()
                throw error
            }
            await stage.close()
            return performance.take
        } catch {
            broken.breakdown = String(describing: error)
            return broken
        }
    }
}
