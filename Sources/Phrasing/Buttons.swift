import Chat
import ServiceDesk

/// What stands on buttons below the words, on platforms that have them; to press one is to say its words.
package struct Buttons: Sendable {
    package var open: [PublicKey: [Choice]] = [:]
    package var personal: [PrivateKey: [Choice]] = [:]
    package var work: [WorkKey: [Choice]] = [:]

    package init() {}
}
