import Foundation
import ServiceDesk

/// Reads a table of days off and make-up days: lines `date,kind,name`, as `2026-10-10,work,nationalDay`.
///
/// Empty lines and lines that begin with # are left out, and so is the line that names the columns.
///
/// - Throws: every faulty line, each with its number and a remedy; then nothing was read.
package func readCalendar(_ text: String, name: String) throws(FileFaults) -> [WorkCalendar.Entry] {
    var entries: [WorkCalendar.Entry] = []
    var faults: [FileFault] = []
    var lines: [CivilDay: Int] = [:]
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
        let number = index + 1
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
        guard let first = fields.first, !(first.isEmpty && fields.count == 1), !first.hasPrefix("#"), first != "date"
        else { continue }
        func fault(_ problem: String, _ remedy: String) {
            faults.append(FileFault(file: name, line: number, problem: problem, remedy: remedy))
        }
        guard fields.count == 3, !fields[2].isEmpty else {
            fault("no date, kind and name", "write them as `2026-10-10,work,nationalDay`")
            continue
        }
        guard let day = CivilDay(written: first) else {
            fault("`\(first)` is no date", "write it as 2026-10-10")
            continue
        }
        guard let kind = WorkCalendar.Kind(rawValue: fields[1]) else {
            fault("`\(fields[1])` is no kind of day", "use festival, off or work")
            continue
        }
        if let other = lines[day] { fault("`\(first)` is in line \(other) already", "leave one out") }
        lines[day] = number
        entries.append(WorkCalendar.Entry(day: day, kind: kind, name: fields[2]))
    }
    guard faults.isEmpty else { throw FileFaults(faults) }
    return entries
}

/// The tables the house is shipped with: `<language>/standards/calendar/*.csv`, all together.
package func loadCalendar(from folder: URL) throws(FileFaults) -> WorkCalendar {
    var entries: [WorkCalendar.Entry] = []
    var faults: [FileFault] = []
    let manager = FileManager.default
    for language in ((try? manager.contentsOfDirectory(atPath: folder.path)) ?? []).sorted() {
        let tables = folder.appending(path: "\(language)/standards/calendar")
        for name in ((try? manager.contentsOfDirectory(atPath: tables.path)) ?? []).sorted()
        where name.hasSuffix(".csv") {
            let shown = "\(language)/standards/calendar/\(name)"
            guard let data = try? Data(contentsOf: tables.appending(path: name)),
                let text = String(data: data, encoding: .utf8)
            else {
                faults.append(
                    FileFault(file: shown, line: 0, problem: "no text in UTF-8", remedy: "save it as UTF-8 text"))
                continue
            }
            do { entries += try readCalendar(text, name: shown) } catch { faults += error.faults }
        }
    }
    guard faults.isEmpty else { throw FileFaults(faults) }
    return WorkCalendar(entries)
}
