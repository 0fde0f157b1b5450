/// Which plans a community keeps, and when a day's plans begin.
package struct CareSettings: Hashable, Sendable, Codable {
    /// At which minute of the day it is looked whether one is due; nil: never.
    package var minute: Int?
    /// Nil: all there are.
    package var plans: [CarePlanID]?
    /// Nil: no forecast is fetched; what managers pass on holds all the same.
    package var weather: WeatherSettings?

    package init(minute: Int? = nil, plans: [CarePlanID]? = nil) {
        self.minute = minute
        self.plans = plans
    }

    /// As a community has it that says nothing: when the day's work begins. Source: none; our own judgement.
    package static let standard = CareSettings(minute: 8 * 60 + 30)

    package func keeps(_ plan: CarePlanID) -> Bool { plans?.contains(plan) ?? true }
}
