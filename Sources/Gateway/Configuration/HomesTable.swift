import Conversations
import ServiceDesk

/// A table of homes: the first line names the columns `home` and, if wanted, `names`; each further line is one home.
///
/// `names` are the people in the office's list, set apart by `;`: who says they live there is compared with them. Empty
/// lines and lines that begin with # are left out.
package struct HomesTable {
    package let homes: [(address: HomeAddress, names: [String])]

    /// - Throws: every fault of every line; then nothing was read.
    package init(_ text: String, file: String) throws(FileFaults) {
        let faults = FaultList(file: file)
        var columns: [String]?
        var homes: [(address: HomeAddress, names: [String])] = []
        var lines: [HomeAddress: Int] = [:]
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let fields = PeopleTable.fields(of: line)
            guard fields != [""], fields.first?.hasPrefix("#") != true else { continue }
            guard let known = columns else {
                columns = fields.map { $0.lowercased() }
                let odd = columns?.filter { $0 != "home" && $0 != "names" } ?? []
                for name in odd { faults.add(index + 1, "there is no column ‘\(name)’", "write home, or home,names") }
                if columns?.contains("home") != true {
                    faults.add(index + 1, "the column ‘home’ is missing", "begin with a line such as home,names")
                }
                guard faults.faults.isEmpty else { break }
                continue
            }
            guard fields.count == known.count else {
                faults.add(
                    index + 1, "has \(fields.count) fields, the first line names \(known.count)",
                    "write a comma between all fields, and quotes around one that holds a comma")
                continue
            }
            let row = Dictionary(zip(known, fields)) { first, _ in first }
            guard let address = HomeAddress(written: row["home"] ?? "") else {
                faults.add(
                    index + 1, "‘\(row["home"] ?? "")’ is no home", "write building-unit-room such as 3-2-501")
                continue
            }
            if let other = lines[address] {
                faults.add(index + 1, "‘\(row["home"] ?? "")’ is in line \(other) already", "leave one out")
            }
            lines[address] = index + 1
            let names = (row["names"] ?? "").split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
            homes.append((address, names))
        }
        if columns == nil, faults.faults.isEmpty {
            faults.add(1, "the file is empty", "begin with a line such as home,names")
        }
        guard faults.faults.isEmpty else { throw FileFaults(faults.faults) }
        self.homes = homes
    }
}

extension Substring {
    fileprivate var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
