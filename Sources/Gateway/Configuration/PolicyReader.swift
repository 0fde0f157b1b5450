import Conversations
import Foundation
import ServiceDesk
import Yams

/// A policy to be tried on the past: `limits` as under a community, and `people` with their departments and shifts.
package struct ProposedPolicy: Sendable {
    /// Nil: as it is.
    package let level: ServiceLevel?
    /// Nil: as it is.
    package let workers: [ReplayedPolicy.Worker]?

    /// - Parameter current: what is not written stays as it is there.
    /// - Throws: `FileFaults` with every fault found.
    package init(text: String, file: String, over current: ServiceLevel) throws(FileFaults) {
        let faults = FaultList(file: file)
        var level: ServiceLevel?
        var workers: [ReplayedPolicy.Worker]?
        do {
            if let node = try Yams.compose(yaml: text) {
                let root = Section(node, path: "", faults: faults, environment: [:])
                level = root.section("limits").map { LimitsReader(section: $0, faults: faults, base: current).read() }
                let listed = root.sections("people").compactMap { Self.worker($0, faults) }
                if root.has("people") { workers = listed }
                root.refuseOthers()
                if level == nil, workers == nil, faults.faults.isEmpty {
                    faults.add(1, "the policy changes nothing", "write ‘limits’, ‘people’ or both")
                }
            } else {
                faults.add(1, "the file is empty", "write ‘limits’, ‘people’ or both")
            }
        } catch {
            let fault = error as? YamlError
            faults.add(
                fault?.line ?? 1, "is no YAML: \(fault?.complaint ?? "it cannot be read")",
                "quote texts that hold : or #")
        }
        guard faults.faults.isEmpty else {
            throw FileFaults(faults.faults.sorted { ($0.line, $0.problem) < ($1.line, $1.problem) })
        }
        self.level = level
        self.workers = workers
    }

    private static func worker(_ section: Section, _ faults: FaultList) -> ReplayedPolicy.Worker? {
        let name = section.text("name", orMissing: "what colleagues call them")
        let department = section.word("department", as: Department.self)
        if section.text("department") == nil {
            faults.add(
                section.line, "\(section.path) has no ‘department’",
                "write one of: \(Department.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        let shifts = WorkReader(section: section, faults: faults).shifts
        section.refuseOthers()
        guard let name, let department else { return nil }
        return .init(name: ServiceName(name), department: department, shifts: shifts)
    }
}
