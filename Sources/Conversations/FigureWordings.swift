import Foundation
import Phrasing
import ServiceDesk
import Yams

/// `phrases/figures.yaml`: how figures are written.
struct FigureWordings {
    let file: URL
    private(set) var faults: [FileFault] = []

    init(file: URL) { self.file = file }

    /// `faults` says what is missing or wrong.
    mutating func read() -> FigureNames {
        var names = FigureNames()
        let root: Node.Mapping
        do { root = try YamlLine.mapping(of: file) } catch {
            faults.append(error)
            return names
        }
        for (key, value) in root {
            guard let name = key.scalar?.string else { continue }
            switch name {
            case "indicators":
                names.indicators = table(value, of: name, Indicator.allCases.map(\.rawValue), Indicator.init(rawValue:))
            case "groupings":
                names.groupings = table(
                    value, of: name, FigureGrouping.allCases.map(\.rawValue), FigureGrouping.init(rawValue:))
            case "waits":
                names.waits = table(value, of: name, Tally.Wait.allCases.map { "\($0)" }) { name in
                    Tally.Wait.allCases.first { "\($0)" == name }
                }
            case "reports":
                names.reports = table(value, of: name, ReportKind.allCases.map(\.rawValue), ReportKind.init(rawValue:))
            case "families": names.families = table(value, of: name, Category.families.sorted()) { $0 }
            default:
                guard let wording = FigureNames.Wording(rawValue: name), let text = value.scalar?.string else {
                    fault(key, "‘\(name)’ is no part of figures.yaml", "remove it or correct the name")
                    continue
                }
                names.wordings[wording] = template(text, wording, at: key)
            }
        }
        for wording in FigureNames.Wording.allCases where root[wording.rawValue] == nil {
            fault(nil, "‘\(wording.rawValue)’ has no wording", "add a line ‘\(wording.rawValue): …’")
        }
        for name in ["indicators", "groupings", "waits", "reports", "families"] where root[name] == nil {
            fault(nil, "‘\(name)’ is missing", "add it with a name for each value")
        }
        return names
    }

    private mutating func template(_ text: String, _ wording: FigureNames.Wording, at node: Node) -> Template? {
        do {
            let template = try Template(parsing: text)
            for slot in template.needed.union(template.optional).sorted() where !wording.slots.contains(slot) {
                fault(
                    node, "‘\(wording.rawValue)’ has no slot {\(slot)}",
                    wording.slots.isEmpty ? "it has none" : "it has: \(wording.slots.sorted().joined(separator: ", "))")
            }
            return template
        } catch {
            fault(node, "\(error)", "close it, or put a backslash before it")
            return nil
        }
    }

    private mutating func table<Value: Hashable>(
        _ node: Node, of name: String, _ all: [String], _ read: (String) -> Value?
    ) -> [Value: String] {
        var table: [Value: String] = [:]
        var seen: Set<String> = []
        for (key, value) in node.mapping ?? [:] {
            guard let raw = key.scalar?.string, all.contains(raw), let known = read(raw),
                let text = value.scalar?.string
            else {
                fault(
                    key, "‘\(key.scalar?.string ?? "?")’ is none of the \(name)", "use: \(all.joined(separator: ", "))")
                continue
            }
            seen.insert(raw)
            table[known] = text
        }
        for missing in all where !seen.contains(missing) {
            fault(node, "‘\(missing)’ is missing in \(name)", "add a line for it")
        }
        return table
    }

    private mutating func fault(_ node: Node?, _ problem: String, _ remedy: String) {
        faults.append(FileFault(file: file.path, line: node?.mark?.line ?? 1, problem: problem, remedy: remedy))
    }
}
