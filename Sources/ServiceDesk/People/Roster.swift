/// How a department's jobs find their people.
package enum DispatchMode: String, CaseIterable, Sendable, Codable {
    /// One person is named; others may still be quicker.
    case appoint
    /// 抢单: everybody on duty sees it, the first to answer has it.
    case take
    /// Whoever had none for longest is named, whatever their load.
    case rotate
}

/// Who is there, and whose turn it is.
package struct Roster: Sendable {
    let colleagues: [Colleague]
    let mode: DispatchMode
    let ready: Readiness

    package init(_ colleagues: [Colleague], mode: DispatchMode, ready: Readiness = Readiness()) {
        self.ready = ready
        self.colleagues = colleagues
        self.mode = mode
    }

    /// Whom a job is offered to.
    enum Offer: Hashable {
        case everybody([Colleague])
        case one(Colleague)
        /// Nobody of the department is on duty, or all of them said no; its head decides.
        case head(Colleague)
        /// And it has no head who could.
        case manager
        /// Nobody of the department is in the books; its room will know.
        case room
    }

    func staff(of department: Department) -> [Colleague] {
        colleagues.filter { $0.role == .staff && $0.department == department }
    }

    func head(of department: Department, besides refused: [PersonID]) -> Colleague? {
        colleagues.first { $0.isHead && $0.department == department && !refused.contains($0.person) }
    }

    /// Source: PRODUCT 5: on duty, then skill and building, then fewest open jobs, then longest idle.
    func offer(of category: Category, _ urgency: Urgency, at place: Place, _ job: Job) -> Offer {
        let all = staff(of: job.department)
        guard !all.isEmpty else { return .room }
        let free = all.filter { $0.onDuty && !job.refusedBy.contains($0.person) }
        guard !free.isEmpty else {
            return head(of: job.department, besides: job.refusedBy).map { .head($0) } ?? .manager
        }
        if urgency == .emergency || mode == .take { return .everybody(free) }
        let best = free.min { one, other in
            let fits = (one.misfit(category, place), other.misfit(category, place))
            if fits.0 != fits.1 { return fits.0 < fits.1 }
            if mode != .rotate, one.jobs != other.jobs { return one.jobs < other.jobs }
            return (one.lastJob ?? .beginning, one.person) < (other.lastJob ?? .beginning, other.person)
        }
        return best.map { .one($0) } ?? .manager
    }
}

extension Colleague {
    /// How little a job suits a person; less is better. A skill counts for more than a building.
    fileprivate func misfit(_ category: Category, _ place: Place) -> Int {
        let skill = skills.isEmpty ? 1 : skills.contains { category.isA($0) } ? 0 : 2
        let zone = zones.isEmpty || place.building == nil || zones.contains(place.building ?? "") ? 0 : 1
        return skill * 2 + zone
    }
}

extension Category {
    /// Whether a skill such as `water` or `water.drain` covers it.
    package func isA(_ skill: String) -> Bool { rawValue == skill || rawValue.hasPrefix(skill + ".") }
}

extension Instant {
    static let beginning = Instant(milliseconds: 0)
}
