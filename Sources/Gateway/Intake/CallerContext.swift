import HTTPTypes
import Hummingbird
import NIOCore

/// What a request's handlers know besides the request: who called.
package struct CallerContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    private let peer: SocketAddress?
    private static let forwarded = HTTPField.Name("X-Forwarded-For")

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress
    }

    /// Where a request came from, as far as it can be trusted.
    ///
    /// A proxy on this machine or in a private network says for whom it asks; what it adds itself stands last. Without
    /// such words its own address is nobody's in particular, and nil.
    func address(of request: Request) -> String? {
        guard let address = peer?.ipAddress else { return nil }
        guard Self.isNear(address) else { return address }
        let words = Self.forwarded.flatMap { request.headers[$0] }
        return words?.split(separator: ",").last.map { String($0.filter { !$0.isWhitespace }) }
    }

    private static func isNear(_ address: String) -> Bool {
        let parts = address.split(separator: ".").compactMap { Int($0) }
        guard parts.count == 4 else {
            let lower = address.lowercased()
            return lower == "::1" || lower.hasPrefix("fd") || lower.hasPrefix("fe80")
        }
        switch (parts[0], parts[1]) {
        case (127, _), (10, _), (192, 168): return true
        case (172, let second): return (16...31).contains(second)
        default: return false
        }
    }
}
