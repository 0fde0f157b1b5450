import Phrasing
import ServiceDesk

/// What the columns, sides and accounts are called in tables: their own names, and those of every language.
package struct AccountsWords: Sendable {
    private var columns: [String: AccountsColumn] = [:]
    private var sides: [String: AccountsSide] = [:]
    private var kinds: [String: AccountsKind] = [:]

    package init(_ books: [PhraseBook]) {
        for book in books {
            for (column, name) in book.fees.accountsColumns { columns[name.lowercased()] = column }
            for (side, name) in book.fees.sides { sides[name.lowercased()] = side }
            for (kind, name) in book.fees.accounts { kinds[name.lowercased()] = kind }
        }
        for column in AccountsColumn.allCases { columns[column.rawValue.lowercased()] = column }
        for side in AccountsSide.allCases { sides[side.rawValue.lowercased()] = side }
        for kind in AccountsKind.allCases { kinds[kind.rawValue.lowercased()] = kind }
    }

    func column(_ name: String) -> AccountsColumn? { columns[name.lowercased()] }
    func side(_ name: String) -> AccountsSide? { sides[name.lowercased()] }
    func kind(_ name: String) -> AccountsKind? { kinds[name.lowercased()] }
}
