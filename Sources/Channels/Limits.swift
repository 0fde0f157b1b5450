/// The longest text a platform takes in one message, and how many messages in what time.
package struct Limits: Sendable {
    /// What a platform counts when it measures a text.
    package enum Unit: Sendable {
        case utf8Bytes, utf16Units, characters

        package func length(of text: some StringProtocol) -> Int {
            switch self {
            case .utf8Bytes: text.utf8.count
            case .utf16Units: text.utf16.count
            case .characters: text.count
            }
        }
    }

    package let text: Int
    package let unit: Unit
    package let pace: Pace

    package init(text: Int, unit: Unit, pace: Pace = Pace()) {
        self.text = text
        self.unit = unit
        self.pace = pace
    }
}
