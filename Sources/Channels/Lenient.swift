/// One of many things in a request; nil when it is not what we expected, so that it does not take the others with it.
struct Lenient<Content: Decodable>: Decodable {
    let content: Content?

    init(from decoder: any Decoder) throws { content = try? Content(from: decoder) }
}

extension Sequence {
    /// What could be read.
    func read<Content>() -> [Content] where Element == Lenient<Content> { compactMap(\.content) }
}
