/// A table of bills that was imported and waits for a manager.
package struct FeeDraft: Hashable, Sendable {
    package let id: DraftID
    package let preview: BillPreview

    package init(id: DraftID, preview: BillPreview) {
        self.id = id
        self.preview = preview
    }
}

extension Kept {
    package enum Draft {}
}

package typealias DraftID = Key<Kept.Draft>
