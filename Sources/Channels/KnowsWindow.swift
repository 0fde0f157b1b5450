/// A platform that takes free words only for a while after somebody wrote, and says so only after it took them.
///
/// The Gateway looks when that was, and sets `Means.isOutsideWindow` before the first attempt.
package protocol KnowsWindow: Adapter {
    /// Some minutes shorter than the platform's own, for words that wait on their way.
    static var window: Duration { get }
}
