import Foundation
import ServiceDesk

/// A past time as it was and as it would have been, side by side.
struct ReplayOutcome: Encodable, Sendable {
    struct Side: Encodable, Sendable {
        /// Kept and due of each limit.
        let kept: [String: [Int]]
        /// The same for each department.
        let departments: [String: [String: [Int]]]
        let nobodyThere: [String: Int]
        let load: [Load]

        struct Load: Encodable, Sendable {
            let name: String
            let department: String
            let jobs: Int
            let mostAtOnce: Int
        }

        init(_ replay: PolicyReplay) {
            kept = Self.kept(replay.tally)
            departments = Dictionary(
                uniqueKeysWithValues: replay.departments.map { ($0.key.rawValue, Self.kept($0.value)) })
            nobodyThere = Dictionary(uniqueKeysWithValues: replay.unattended.map { ($0.key.rawValue, $0.value) })
            load = replay.loads.map {
                Load(
                    name: $0.worker.name.shown, department: $0.worker.department.rawValue, jobs: $0.jobs,
                    mostAtOnce: $0.most)
            }.sorted { ($0.department, -$0.jobs, $0.name) < ($1.department, -$1.jobs, $1.name) }
        }

        private static func kept(_ tally: Tally) -> [String: [Int]] {
            [
                "accepted": [tally[.acceptKept], tally[.acceptDue]],
                "arrived": [tally[.arriveKept], tally[.arriveDue]],
                "finished": [tally[.finishKept], tally[.finishDue]],
            ]
        }
    }

    let tickets: Int
    let asItIs: Side
    let asProposed: Side
    /// By limit: late under the proposal and not as it is; the other way round.
    let becomeLate: [String: [Int]]
    let becomeInTime: [String: [Int]]

    init(_ asIs: PolicyReplay, _ asProposed: PolicyReplay) {
        tickets = asIs.tally[.opened]
        asItIs = Side(asIs)
        self.asProposed = Side(asProposed)
        func difference(_ one: PolicyReplay, _ other: PolicyReplay) -> [String: [Int]] {
            Dictionary(
                uniqueKeysWithValues: PolicyReplay.limits.map { indicator in
                    let gone = Set(other.late[indicator] ?? [])
                    return (
                        indicator.rawValue,
                        (one.late[indicator] ?? []).filter { !gone.contains($0) }.map(\.value).sorted()
                    )
                })
        }
        becomeLate = difference(asProposed, asIs)
        becomeInTime = difference(asIs, asProposed)
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }

    func table(from: String, to: String) -> String {
        guard tickets > 0 else { return "No ticket was opened from \(from) to \(to).\n" }
        var lines = ["\(tickets) tickets opened from \(from) to \(to)", "", row("in time", "as it is", "as proposed")]
        lines += limits("", asItIs.kept, asProposed.kept)
        for department in asProposed.departments.keys.sorted() {
            lines += ["", department]
            lines += limits("  ", asItIs.departments[department] ?? [:], asProposed.departments[department] ?? [:])
            let nobody = (asItIs.nobodyThere[department] ?? 0, asProposed.nobodyThere[department] ?? 0)
            if nobody != (0, 0) { lines.append(row("  nobody there", "\(nobody.0)", "\(nobody.1)")) }
            for name in people(of: department) {
                lines.append(
                    row("  \(name)", load(of: name, department, asItIs), load(of: name, department, asProposed)))
            }
        }
        lines.append("")
        for indicator in PolicyReplay.limits {
            lines += numbers("become late (\(indicator.rawValue))", becomeLate[indicator.rawValue] ?? [])
            lines += numbers("become in time (\(indicator.rawValue))", becomeInTime[indicator.rawValue] ?? [])
        }
        if lines.last == "" { lines.append("No ticket changes sides.") }
        return lines.joined(separator: "\n") + "\n"
    }

    private func limits(_ indent: String, _ asIs: [String: [Int]], _ proposed: [String: [Int]]) -> [String] {
        PolicyReplay.limits.map { row(indent + $0.rawValue, share(asIs[$0.rawValue]), share(proposed[$0.rawValue])) }
    }

    private func share(_ kept: [Int]?) -> String {
        guard let kept, kept.count == 2, kept[1] > 0 else { return "none due" }
        return "\(kept[0]) of \(kept[1])"
    }

    private func people(of department: String) -> [String] {
        (asItIs.load + asProposed.load).filter { $0.department == department }.map(\.name)
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private func load(of name: String, _ department: String, _ side: Side) -> String {
        side.load.first { $0.name == name && $0.department == department }.map {
            "\($0.jobs) jobs, \($0.mostAtOnce) at once"
        } ?? "not there"
    }

    /// The first twenty; the rest is in the JSON.
    private func numbers(_ what: String, _ numbers: [Int]) -> [String] {
        guard !numbers.isEmpty else { return [] }
        let shown = numbers.prefix(20).map { "#\($0)" }.joined(separator: " ")
        return ["\(what): \(shown)" + (numbers.count > 20 ? " and \(numbers.count - 20) more" : "")]
    }

    private func row(_ what: String, _ asIs: String, _ proposed: String) -> String {
        func padded(_ text: String, _ width: Int) -> String {
            // A Chinese letter is two columns wide.
            let columns = text.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E80 ? 2 : 1) }
            return text + String(repeating: " ", count: max(1, width - columns))
        }
        return padded(what, 22) + padded(asIs, 26) + proposed
    }
}
