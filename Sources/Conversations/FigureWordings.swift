import Foundation
import Phrasing
import ServiceDesk

/// `phrases/figures.yaml`: how figures are written.
struct FigureWordings {
    let file: URL
    private(set) var faults: [FileFault] = []

    init(file: URL) { self.file = file }

    /// `faults` says what is missing or wrong.
    mutating func read() -> FigureNames {
        var names = FigureNames()
        var tables: PhraseTables
        do { tables = try PhraseTables(of: file) } catch {
            faults.append(error)
            return names
        }
        tables.reportUnknown(besides: Self.tables.union(FigureNames.Wording.allCases.map(\.rawValue)))
        for wording in FigureNames.Wording.allCases {
            names.wordings[wording] = tables.template(wording.rawValue, slots: Set(wording.slots))
        }
        names.indicators = tables.table("indicators")
        names.groupings = tables.table("groupings")
        names.reports = tables.table("reports")
        names.waits = tables.table("waits", Tally.Wait.allCases.map { "\($0)" }) { name in
            Tally.Wait.allCases.first { "\($0)" == name }
        }
        names.families = tables.table("families", Category.families.sorted()) { $0 }
        faults += tables.faults
        return names
    }

    private static let tables: Set<String> = ["indicators", "groupings", "waits", "reports", "families"]
}
