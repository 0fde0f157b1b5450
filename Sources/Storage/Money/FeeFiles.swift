import GRDB
import ServiceDesk

extension Books {
    /// What a decision about money may rest on: the speaker's own homes; for a manager, what waits for a yes.
    ///
    /// - Parameter accounts: with what is published of the community's money.
    package func feeFile(
        for speaker: Speaker, accounts: Bool, in community: CommunityFacts, at now: Instant
    ) throws -> FeeFile {
        var file = FeeFile(
            policy: community.fees, today: community.today(at: now), issueAt: community.issueTime(at: now))
        file.isInUse = try hasBills(in: community.id)
        if accounts { file.sheets = try sheets(in: community.id) }
        if speaker.role == .manager {
            file.draft = try shownDraft(in: community.id).map {
                try preview(of: $0, in: community.id, percent: community.fees.outlier)
            }
        }
        if file.isInUse, !speaker.worksHere { file.ledgers = try speaker.homes.map(ledger) }
        return file
    }

    /// The people who are bound to a home at a moment.
    package func people(of home: HomeID, at now: Instant) throws -> [PersonID] {
        try Int64.fetchAll(
            db, sql: "SELECT person FROM resident WHERE home = ? AND (until IS NULL OR until > ?) ORDER BY person",
            arguments: [home.value, now.milliseconds]
        ).map { PersonID($0) }
    }
}
