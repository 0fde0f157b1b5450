import Wire

/// A platform that is told when we are there again.
package protocol Greets: Adapter {
    /// Calls to be made once at the start; nothing depends on what comes of them.
    func greetings(by means: Means) -> [HTTPCall]
}
