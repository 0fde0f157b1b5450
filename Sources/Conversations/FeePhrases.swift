import Foundation
import Phrasing
import ServiceDesk
import Yams

/// `phrases/fees.yaml`: how bills are written, and what the columns of tables are called.
struct FeePhrases {
    let file: URL
    private(set) var faults: [FileFault] = []

    init(file: URL) { self.file = file }

    /// What could be read; `faults` says what is missing or wrong.
    mutating func read() -> FeeWordings {
        var wordings = FeeWordings()
        let root: Node.Mapping
        do { root = try YamlLine.mapping(of: file) } catch {
            faults.append(error)
            return wordings
        }
        for (key, _) in root {
            guard let name = key.scalar?.string, FeeForm(rawValue: name) == nil, !Self.others.contains(name) else {
                continue
            }
            fault(key, "‘\(name)’ is no part of fees.yaml", "remove it or correct the name")
        }
        for form in FeeForm.allCases { wordings.forms[form] = template(form, in: root) }
        wordings.kinds = table("kinds", in: root)
        wordings.columns = table("columns", in: root)
        wordings.bases = table("bases", in: root)
        if let units = root["areaUnits"]?.scalar?.string {
            wordings.areaUnits = units
        } else {
            fault(nil, "‘areaUnits’ is missing", "add a line ‘areaUnits: ㎡ m2’")
        }
        return wordings
    }

    private static let others = ["kinds", "columns", "bases", "areaUnits"]

    private mutating func template(_ form: FeeForm, in root: Node.Mapping) -> Template? {
        guard let node = root[form.rawValue], let text = node.scalar?.string else {
            fault(nil, "‘\(form.rawValue)’ is missing", "add a line ‘\(form.rawValue): …’")
            return nil
        }
        do {
            let template = try Template(parsing: text)
            for slot in template.needed.union(template.optional) where !form.slots.contains(slot) {
                fault(
                    node, "‘\(form.rawValue)’ has no slot {\(slot)}",
                    "it has: \(form.slots.sorted().joined(separator: ", "))")
            }
            return template
        } catch {
            fault(node, "\(error)", "close it, or put a backslash before it")
            return nil
        }
    }

    private mutating func table<Value: RawRepresentable<String> & CaseIterable & Hashable>(
        _ name: String, in root: Node.Mapping
    ) -> [Value: String] {
        guard let mapping = root[name]?.mapping else {
            fault(nil, "‘\(name)’ is missing", "add it with a name for each value")
            return [:]
        }
        var table: [Value: String] = [:]
        for (key, value) in mapping {
            guard let raw = key.scalar?.string, let known = Value(rawValue: raw), let text = value.scalar?.string else {
                fault(key, "‘\(key.scalar?.string ?? "?")’ is none of the \(name)", "remove it or correct the name")
                continue
            }
            table[known] = text
        }
        for missing in Value.allCases where table[missing] == nil {
            fault(root[name], "‘\(missing.rawValue)’ is missing in \(name)", "add a line for it")
        }
        return table
    }

    private mutating func fault(_ node: Node?, _ problem: String, _ remedy: String) {
        faults.append(FileFault(file: file.path, line: node?.mark?.line ?? 1, problem: problem, remedy: remedy))
    }
}
