/// What a community's contract and office say about fees.
package struct FeePolicy: Hashable, Sendable, Codable {
    /// How to pay, in the community's own words; nil: nobody said.
    package var pay: String?
    /// Only where the contract has it. Source: DOMAIN C5, 违约金.
    package var late: LateCharge?
    package var partMonths = PartMonths.fromNextMonth
    /// Days after the due day on which a home that has not paid is reminded, in private. Source: DOMAIN C8.
    package var reminders = [0, 7, 30]
    /// A home's month this many percent off its own mean of six months is shown before bills go out.
    package var outlier = 50
    /// The minute of the day at which bills and reminders go out, and until which they may.
    package var morning = 9 * 60
    package var evening = 21 * 60
    /// What has to be published when; nil: only what was published before is waited for again.
    package var publication: PublicationCalendar?

    package init() {}
}
