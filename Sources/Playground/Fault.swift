/// Why the playground cannot start; the operator must repair it.
package enum Fault: Error, Equatable, CustomStringConvertible {
    case cast(String)
    case secret
    /// The conversation's file cannot be read or written.
    case file(path: String, why: String)
    case line(Int, path: String)

    package var description: String {
        switch self {
        case .cast(let why): "playground: \(why)"
        case .secret: "playground: the secret must be whsec_ followed by base64 of 24 to 64 random bytes"
        case .file(let path, let why): "playground: \(path): \(why); make the folder readable and writable"
        case .line(let number, let path):
            "playground: \(path):\(number): not a line of a conversation; move the file away to start a new one"
        }
    }
}

/// Why something said was not taken; the one who said it can act on it.
enum Refusal: Error, Equatable {
    case malformed(String)
    case unproven(String)
    case unknownChat(String)
    case notMember
    case tooLong(limit: Int)
    /// So many messages of this chat wait for the gateway that no more are taken.
    case crowded
    /// The conversation's file could not be written, so nothing was said.
    case notKept
    case closing
}
