/// What a message leaves open, so that the desk has to ask.
package enum Doubt: Hashable, Sendable {
    /// Something is wanted of the desk, and no rule tells what.
    case trouble
    /// A trouble that can be in many places is told without one.
    case place(Category)
    /// Two readings are as good as each other; the acts carry the first.
    case either(Category, Category)
}

extension Doubt: CustomStringConvertible {
    package var description: String {
        switch self {
        case .trouble: "what the trouble is"
        case .place(let category): "where the \(category.rawValue) is"
        case .either(let one, let other): "whether it is \(one.rawValue) or \(other.rawValue)"
        }
    }
}
