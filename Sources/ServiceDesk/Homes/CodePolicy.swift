/// How long codes are, how long they hold, and how often one may be wrong; settings of the community.
///
/// Defaults: PRODUCT 2 asks for six digits or more; eight keep guessing hopeless while thousands of codes are out.
package struct CodePolicy: Hashable, Sendable, Codable {
    package var digits = 8
    /// Of a code from the office.
    package var days = 7
    /// Of a code somebody makes for another account of their own.
    package var ownMinutes = 15
    /// Wrong ones in a row until the lock.
    package var tries = 5
    package var lockMinutes = 60

    package init() {}

    /// Digits out of any number: never a zero first, which tables drop.
    package func digits(from number: UInt64) -> String {
        var rest = number
        var text = ""
        for place in 0..<digits {
            text += String(place == 0 ? rest % 9 + 1 : rest % 10)
            rest /= place == 0 ? 9 : 10
        }
        return text
    }
}
