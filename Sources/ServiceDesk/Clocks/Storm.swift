/// 暴雨、台风模式: while it lasts everybody is out there, and what is no danger takes half as long again. Source: DOMAIN C1.
package enum Storm {
    /// What follows from turning it on or off, whoever or whatever does so: residents hear it once.
    ///
    /// - Parameter isStormy: as it is now; the same again changes nothing.
    package static func turn(on isOn: Bool, from isStormy: Bool) -> Decision {
        guard isOn != isStormy else { return .nothing }
        return Decision(
            changes: [.storm(isOn: isOn)], messages: [.publish([.init(isOn ? .stormBegins : .stormEnds)])])
    }
}

extension CaseFile {
    /// A manager's word about it.
    func storm(isOn: Bool) -> Decision {
        guard speaker.role == .manager else { return refuse(.init(.stormHow)) }
        var decision = refuse(.init(isOn ? .stormBegins : .stormEnds))
        decision.add(Storm.turn(on: isOn, from: isStormy))
        return decision
    }
}

extension ServiceLevel {
    /// The classes a storm stretches, and how far, in percent.
    private static let stretched: [ServiceClass] = [.repair, .publicArea]

    /// The limits while a storm is on.
    package var inStorm: ServiceLevel {
        var level = self
        for kind in Self.stretched {
            guard let limits = classes[kind] else { continue }
            level.classes[kind] = ClassLimits(
                accept: limits.accept.stretched(by: stormPercent),
                arrive: limits.arrive?.stretched(by: stormPercent),
                progress: limits.progress?.stretched(by: stormPercent),
                finish: limits.finish?.stretched(by: stormPercent), levels: limits.levels)
        }
        return level
    }
}

extension Limit {
    /// Days come whole, and never fewer than before.
    fileprivate func stretched(by percent: Int) -> Limit {
        switch self {
        case .minutes(let count): .minutes(count * percent / 100)
        case .workingMinutes(let count): .workingMinutes(count * percent / 100)
        case .days(let count): .days((count * percent + 99) / 100)
        case .workingDays(let count): .workingDays((count * percent + 99) / 100)
        }
    }
}
