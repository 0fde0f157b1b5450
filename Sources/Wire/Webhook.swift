/// One HTTP request that a platform made to us, with its bytes untouched.
package struct Webhook: Sendable {
    package let method: String
    /// Without the query.
    package let path: String
    /// Path and query as they came, undecoded, for platforms that sign the address.
    package let target: String
    /// In the order given, percent-decoded once; a `+` stays a `+`.
    package let query: [(name: String, value: String)]
    /// In the order given; names keep their spelling, compare them without case.
    package let headers: [(name: String, value: String)]
    package let body: [UInt8]

    package init(
        method: String = "POST", path: String, target: String? = nil, query: [(name: String, value: String)] = [],
        headers: [(name: String, value: String)] = [], body: [UInt8] = []
    ) {
        self.method = method
        self.path = path
        self.target = target ?? path
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// Every value of a header; more than one is a reason to refuse a signature.
    package func headers(named name: String) -> [String] {
        headers.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }

    /// Every value of a query parameter; more than one is a reason to refuse a signature.
    package func parameters(named name: String) -> [String] { query.filter { $0.name == name }.map(\.value) }
}
