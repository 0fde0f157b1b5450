/// What was imported and waits for a manager.
package struct FeeDraft: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case bills(BillPreview)
        case accounts(AccountsSheet)
    }

    package let id: DraftID
    package let content: Content

    package init(id: DraftID, content: Content) {
        self.id = id
        self.content = content
    }
}

extension Kept {
    package enum Draft {}
}

package typealias DraftID = Key<Kept.Draft>
