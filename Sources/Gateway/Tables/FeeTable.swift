import Conversations
import ServiceDesk
import Storage

/// A table of fees; by its columns it is known what it holds.
///
/// `receipt`: payments. `area` without a month: areas and weights of homes. `previous`: meter readings. `total` and
/// `basis`: costs to be divided. Else: bills, one line a charge.
struct FeeTable {
    let entries: FeeEntries

    private static let charges: Set<FeeColumn> = [.month, .kind, .amount, .due]
    private static let readings: Set<FeeColumn> = [.month, .kind, .previous, .current, .measure, .due]
    private static let costs: Set<FeeColumn> = [.month, .total, .basis, .due]
    private static let payments: Set<FeeColumn> = [.day, .amount, .receipt]
    private static let measures: Set<FeeColumn> = [.area]

    /// - Throws: every fault of every line; then nothing was read.
    init(_ bytes: [UInt8], file: String, _ context: FeeContext) throws(FileFaults) {
        let table = CommaRows(try TableText.read(bytes, file: file))
        let faults = FaultList(file: file)
        for broken in table.broken {
            faults.add(broken.line, broken.problem, "write a quote within quotes twice, and import the whole file")
        }
        guard let first = table.rows.first else {
            throw FileFaults([
                FileFault(
                    file: file, line: 1, problem: "the file is empty",
                    remedy: "begin with a line such as building,unit,room,month,kind,quantity,measure,price,amount,due")
            ])
        }
        let columns = Self.columns(first, faults, context)
        let rows = columns.map { Self.rows(table.rows.dropFirst(), $0, faults, context) } ?? []
        entries = Self.entries(rows, Set(columns ?? []), context)
        if rows.isEmpty, faults.faults.isEmpty {
            faults.add(first.line, "there is nothing below the names of the columns", "import the whole file")
        }
        Self.refuseTwice(entries, faults)
        guard faults.faults.isEmpty else { throw FileFaults(faults.faults.sorted { $0.line < $1.line }) }
    }

    private static func columns(
        _ row: CommaRows.Row, _ faults: FaultList, _ context: FeeContext
    ) -> [FeeColumn]? {
        let columns = row.fields.map(context.words.column)
        for (name, column) in zip(row.fields, columns) where column == nil {
            faults.add(
                row.line, "there is no column ‘\(name)’",
                "write some of: \(FeeColumn.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        let known = Set(columns.compactMap(\.self))
        if known.count != columns.compactMap(\.self).count {
            faults.add(row.line, "a column stands here twice", "leave one out")
        }
        var needed = self.needed(known)
        if needed != costs, !known.contains(.home) { needed.formUnion([.building, .room]) }
        for column in needed.subtracting(known).map(\.rawValue).sorted() {
            faults.add(row.line, "the column ‘\(column)’ is missing", "add it")
        }
        return faults.faults.isEmpty ? columns.compactMap(\.self) : nil
    }

    private static func needed(_ known: Set<FeeColumn>) -> Set<FeeColumn> {
        if known.contains(.receipt) { return payments }
        if known.contains(.total) { return costs }
        if known.contains(.previous) { return readings }
        return known.contains(.area) && !known.contains(.month) ? measures : charges
    }

    private static func rows(
        _ rows: ArraySlice<CommaRows.Row>, _ columns: [FeeColumn], _ faults: FaultList, _ context: FeeContext
    ) -> [FeeRow] {
        rows.compactMap { row in
            guard row.fields.count == columns.count else {
                faults.add(
                    row.line, "has \(row.fields.count) fields, the first line names \(columns.count)",
                    row.fields.count < columns.count
                        ? "the file may be cut off; import the whole file"
                        : "put quotes around a field that holds a comma")
                return nil
            }
            let fields = Dictionary(zip(columns, row.fields)) { first, _ in first }
            return FeeRow(line: row.line, fields: fields, context: context, faults: faults)
        }
    }

    private static func entries(_ rows: [FeeRow], _ columns: Set<FeeColumn>, _ context: FeeContext) -> FeeEntries {
        let needed = needed(columns)
        if needed == payments { return .payments(rows.compactMap { $0.payment() }) }
        if needed == measures { return .measures(rows.compactMap { $0.measured() }) }
        if needed == costs { return .bills(rows.flatMap { $0.shares() }) }
        return .bills(rows.compactMap { needed == readings ? $0.reading() : $0.charge() })
    }

    /// The same line of a bill, receipt or home twice in one file.
    private static func refuseTwice(_ entries: FeeEntries, _ faults: FaultList) {
        struct Name: Hashable {
            let home: HomeAddress?
            let month: Month?
            let kind: FeeKind?
            let what: String?
        }
        let names: [(Name, Int)] =
            switch entries {
            case .bills(let bills):
                bills.map { (Name(home: $0.home, month: $0.month, kind: $0.line.kind, what: $0.line.what), $0.row) }
            case .payments(let payments):
                payments.map { (Name(home: nil, month: nil, kind: nil, what: $0.payment.receipt), $0.row) }
            case .measures(let measures):
                measures.map { (Name(home: $0.home, month: nil, kind: nil, what: nil), $0.row) }
            }
        var seen: [Name: Int] = [:]
        for (name, row) in names {
            if let other = seen[name] {
                faults.add(
                    row, "says the same as line \(other): one home, month, kind and ‘what’, or one receipt, twice",
                    "leave one out, or tell them apart in the column ‘what’")
            }
            seen[name] = row
        }
    }
}
