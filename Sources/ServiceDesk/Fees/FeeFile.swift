/// What a decision about money may rest on.
package struct FeeFile: Sendable {
    package let policy: FeePolicy
    /// The community's bills come through us.
    package var isInUse = false
    /// Of the speaker's own homes, and of nobody else's.
    package var ledgers: [HomeLedger] = []
    /// Today, in the community.
    package let today: CivilDay
    /// Bills shown to the managers, waiting for their yes.
    package var draft: FeeDraft?
    /// What is published of the community's accounts: the last version of each.
    package var sheets: [AccountsSheet] = []
    /// When bills that are confirmed now go out.
    package var issueAt: Instant

    package init(policy: FeePolicy, today: CivilDay, issueAt: Instant) {
        self.policy = policy
        self.today = today
        self.issueAt = issueAt
    }
}
