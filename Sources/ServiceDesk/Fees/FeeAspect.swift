/// What a question about fees is after, where its words tell; else the bill itself.
package enum FeeAspect: String, CaseIterable, Hashable, Sendable, Codable {
    /// Why it is more than last month.
    case change
    /// The building area it is counted by.
    case area
    /// What was paid and billed over a time.
    case total
    /// What is still owed.
    case arrears
    /// Published accounts.
    case accounts
}
