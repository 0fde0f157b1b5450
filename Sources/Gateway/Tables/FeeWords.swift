import Phrasing
import ServiceDesk

/// What the columns, kinds and ways of dividing are called in tables: their own names, and those of every language.
package struct FeeWords: Sendable {
    private var columns: [String: FeeColumn] = [:]
    private var kinds: [String: FeeKind] = [:]
    private var bases: [String: Share.Basis] = [:]
    private var areas: Set<String> = []

    package init(_ books: [PhraseBook]) {
        for book in books {
            for (column, name) in book.fees.columns { columns[Self.folded(name)] = column }
            for (kind, name) in book.fees.kinds { kinds[Self.folded(name)] = kind }
            for (basis, name) in book.fees.bases { bases[Self.folded(name)] = basis }
            areas.formUnion(book.fees.areaUnits.split(separator: " ").map { Self.folded(String($0)) })
        }
        for column in FeeColumn.allCases { columns[Self.folded(column.rawValue)] = column }
        for kind in FeeKind.allCases { kinds[Self.folded(kind.rawValue)] = kind }
        for basis in Share.Basis.allCases { bases[Self.folded(basis.rawValue)] = basis }
    }

    func column(_ name: String) -> FeeColumn? { columns[Self.folded(name)] }
    func kind(_ name: String) -> FeeKind? { kinds[Self.folded(name)] }
    func basis(_ name: String) -> Share.Basis? { bases[Self.folded(name)] }

    /// What building area is counted in.
    func isArea(_ measure: String) -> Bool { areas.contains(Self.folded(measure)) }

    private static func folded(_ name: String) -> String { name.lowercased() }
}
