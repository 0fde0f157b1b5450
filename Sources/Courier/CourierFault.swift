/// Why a call brought no reply.
package struct CourierFault: Error, Hashable, Sendable {
    package enum Kind: Sendable, Hashable, CaseIterable {
        /// Not an http or https address with a host, or one that holds a password.
        case badAddress
        /// A header that would break the framing, or that the courier sets itself.
        case badHeader
        /// The `Permission` of the call does not cover where it would have gone.
        case notAllowed
        /// More calls at once than the settings have room for.
        case busy
        /// The courier is closed, or was closed before the reply came.
        case closed
        /// The task that waited for the reply was cancelled.
        case cancelled
        case couldNotResolve
        case couldNotConnect
        case tls
        case timedOut
        /// The connection broke before the reply was complete.
        case reset
        /// The reply's headers or body exceed the limit.
        case tooLarge
        /// What came back is not HTTP.
        case unreadable
        /// Anything else libcurl reports; a fault of ours or of this machine.
        case unexpected
    }

    package let kind: Kind
    /// Whether the other side may have read the request, and so may have acted on it.
    ///
    /// False is certain: sending it again cannot make a second one. True is only possible.
    package let mayHaveArrived: Bool
    /// Where the call was to go: scheme, host and port, never the path, which may hold a token.
    package let destination: String
    /// More about it, for the operator; may be empty.
    package let detail: String

    package init(_ kind: Kind, at destination: String = "", mayHaveArrived: Bool = false, detail: String = "") {
        self.kind = kind
        self.destination = destination
        self.mayHaveArrived = mayHaveArrived
        self.detail = detail
    }
}

extension CourierFault: CustomStringConvertible {
    package var description: String {
        let place = destination.isEmpty ? "" : "\(destination): "
        let more = detail.isEmpty ? "" : " (\(detail))"
        return place + kind.sentence + more
    }
}

extension CourierFault.Kind {
    fileprivate var sentence: String {
        switch self {
        case .badAddress: "the address cannot be used"
        case .badHeader: "a header cannot be sent"
        case .notAllowed: "this call may not go there"
        case .busy: "too many calls at once"
        case .closed: "sending has been closed"
        case .cancelled: "the call was cancelled"
        case .couldNotResolve: "the host name is not known"
        case .couldNotConnect: "no connection could be made"
        case .tls: "no secure connection could be made"
        case .timedOut: "it took too long"
        case .reset: "the connection broke"
        case .tooLarge: "the reply is too large"
        case .unreadable: "the reply is not HTTP"
        case .unexpected: "the call failed"
        }
    }
}
