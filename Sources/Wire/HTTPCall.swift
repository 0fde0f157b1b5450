/// One HTTP request we make.
package struct HTTPCall: Sendable {
    package enum Method: String, Sendable {
        case get = "GET", post = "POST", put = "PUT", delete = "DELETE", patch = "PATCH"
    }

    /// Where the address comes from, and so how far it is trusted.
    package enum Origin: Sendable, Hashable {
        /// From the configuration, or built from it: it may be in a private network.
        case configured
        /// It came in a message: only https, only to these hosts, `oapi.example.com` or `*.example.com`, never to a
        /// private network, and no redirects.
        case found(on: [String])
    }

    package var method: Method
    package var url: String
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]
    package var origin = Origin.configured

    package init(method: Method, url: String, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }

    /// The same call, to an address that came in a message.
    package func found(on hosts: [String]) -> HTTPCall {
        var call = self
        call.origin = .found(on: hosts)
        return call
    }
}

/// What came back, or what is answered.
package struct HTTPReply: Sendable {
    package let status: Int
    package let headers: [(name: String, value: String)]
    package let body: [UInt8]

    package init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first value of a header, compared without case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    package static func json(_ text: String) -> HTTPReply {
        HTTPReply(status: 200, headers: [("Content-Type", "application/json")], body: Array(text.utf8))
    }

    /// Exactly these characters, and nothing around them.
    package static func plain(_ text: String) -> HTTPReply {
        HTTPReply(status: 200, headers: [("Content-Type", "text/plain")], body: Array(text.utf8))
    }

    package static let empty = HTTPReply(status: 200)
}
