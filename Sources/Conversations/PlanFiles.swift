import Foundation
import Phrasing
import ServiceDesk
import Yams

/// The emergency plans of one language, `standards/plans/<plan>.yaml`, read and checked.
struct PlanFiles {
    /// `en/standards/plans`, as faults name it.
    let name: String
    let folder: URL
    private(set) var words: [EmergencyPlan: PlanWords] = [:]
    private(set) var duties: [EmergencyPlan: PlanDuty] = [:]
    private(set) var faults: [FileFault] = []

    /// What residents are told in danger is read at a glance.
    private static let longest = 160
    private static let keys = ["version", "name", "calls", "outside", "tell", "resident", "checklist"]

    init(language: String, folder: URL) {
        name = "\(language)/standards/plans"
        self.folder = folder.appending(path: name)
    }

    mutating func read() {
        for plan in EmergencyPlan.allCases { read(plan) }
        let known = Set(EmergencyPlan.allCases.map { "\($0.rawValue).yaml" })
        for file in ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        where file.hasSuffix(".yaml") && !known.contains(file) {
            faults.append(
                FileFault(
                    file: "\(name)/\(file)", line: 1, problem: "there is no such plan",
                    remedy: "name it one of: \(known.sorted().joined(separator: ", "))"))
        }
    }

    private mutating func read(_ plan: EmergencyPlan) {
        let shown = "\(name)/\(plan.rawValue).yaml"
        guard let contents = try? String(contentsOf: folder.appending(path: "\(plan.rawValue).yaml"), encoding: .utf8)
        else {
            faults.append(
                FileFault(file: shown, line: 1, problem: "the plan is missing", remedy: "add the file, as UTF-8"))
            return
        }
        let file: YAMLFile
        do { file = try YAMLFile(text: contents, name: shown) } catch {
            faults.append(error)
            return
        }
        let values = file.root?.byName ?? [:]
        for (key, node) in values.sorted(by: { $0.key < $1.key }) where !Self.keys.contains(key) {
            faults.append(file.fault(node, "‘\(key)’ is no part of a plan", "use \(Self.keys.joined(separator: ", "))"))
        }
        let texts = ["version", "name", "resident"].map { text($0, values, file) }
        let steps = list("checklist", values, file)
        if steps?.isEmpty == true, let node = values["checklist"] {
            faults.append(file.fault(node, "the checklist is empty", "write a step a line"))
        }
        if let resident = texts[2], resident.count > Self.longest, let node = values["resident"] {
            faults.append(
                file.fault(
                    node, "residents are told \(resident.count) characters",
                    "write at most \(Self.longest): it is read in danger"))
        }
        let calls: [Department]? = known("calls", values, file)
        let outside: [OutsideService]? = known("outside", values, file)
        let tell: [OutsideService]? = known("tell", values, file)
        guard let name = texts[1], let resident = texts[2], texts[0] != nil, let steps, let calls, let outside, let tell
        else { return }
        words[plan] = PlanWords(name: name, resident: resident, checklist: steps)
        duties[plan] = PlanDuty(calls: calls, outside: outside, tell: tell)
    }

    private mutating func text(_ key: String, _ values: [String: Node], _ file: YAMLFile) -> String? {
        if let text = values[key]?.text, !text.isEmpty { return text }
        missing(key, values[key], file)
        return nil
    }

    private mutating func list(_ key: String, _ values: [String: Node], _ file: YAMLFile) -> [String]? {
        guard let nodes = values[key]?.sequence else {
            missing(key, values[key], file)
            return nil
        }
        return nodes.compactMap(\.text)
    }

    private mutating func missing(_ key: String, _ node: Node?, _ file: YAMLFile) {
        faults.append(
            FileFault(
                file: file.name, line: node?.line ?? 1, problem: "the plan has no ‘\(key)’", remedy: "add it"))
    }

    private mutating func known<Word: RawRepresentable<String> & CaseIterable>(
        _ key: String, _ values: [String: Node], _ file: YAMLFile
    ) -> [Word]? {
        guard let texts = list(key, values, file) else { return nil }
        return texts.compactMap { text in
            if let word = Word(rawValue: text) { return word }
            faults.append(
                FileFault(
                    file: file.name, line: values[key]?.line ?? 1, problem: "‘\(text)’ means nothing under ‘\(key)’",
                    remedy: "use \(Word.allCases.map(\.rawValue).joined(separator: ", "))"))
            return nil
        }
    }
}
