import Foundation
import Phrasing
import ServiceDesk

/// `phrases/fees.yaml`: how bills are written, and what the columns of tables are called.
struct FeePhrases {
    let file: URL
    private(set) var faults: [FileFault] = []

    init(file: URL) { self.file = file }

    /// What could be read; `faults` says what is missing or wrong.
    mutating func read() -> FeeWordings {
        var wordings = FeeWordings()
        var tables: PhraseTables
        do { tables = try PhraseTables(of: file) } catch {
            faults.append(error)
            return wordings
        }
        tables.reportUnknown(besides: Self.others.union(FeeForm.allCases.map(\.rawValue)))
        for form in FeeForm.allCases { wordings.forms[form] = tables.template(form.rawValue, slots: form.slots) }
        wordings.kinds = tables.table("kinds")
        wordings.columns = tables.table("columns")
        wordings.bases = tables.table("bases")
        wordings.accounts = tables.table("accounts")
        wordings.sides = tables.table("sides")
        wordings.accountsColumns = tables.table("accountsColumns")
        wordings.areaUnits = tables.text("areaUnits") ?? ""
        faults += tables.faults
        return wordings
    }

    private static let others: Set<String> = [
        "kinds", "columns", "bases", "areaUnits", "accounts", "sides", "accountsColumns",
    ]
}
