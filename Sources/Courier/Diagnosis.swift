import CCurl

extension Transfer {
    /// The fault when we give the transfer up ourselves.
    func fault(_ kind: CourierFault.Kind) -> CourierFault {
        let detail = kind == .timedOut && phase == .waiting ? "too many calls to this host were ahead of it" : ""
        return CourierFault(kind, at: destination.origin, mayHaveArrived: timesBegun > 0, detail: detail)
    }

    /// The fault that a failure of libcurl comes from.
    func fault(_ code: CURLcode) -> CourierFault {
        // A name may have several addresses, and any of them may be refused; only the end of it counts.
        if let objection, Self.isOurs(code) {
            return CourierFault(
                objection.kind, at: destination.origin, mayHaveArrived: timesBegun > 0, detail: objection.detail)
        }
        if code == CURLE_OUT_OF_MEMORY, timesBegun > 0 {
            // What libcurl 7.88 says to a header line above 100 KB (2026-11-24; 8.6 has a code for it).
            return CourierFault(
                .tooLarge, at: destination.origin, mayHaveArrived: true, detail: "a header line without an end")
        }
        let words = libcurlsWords.isEmpty ? String(cString: curl_easy_strerror(code)) : libcurlsWords
        // The other side's texts may be in it, and it goes to a log.
        let safe = words.unicodeScalars.map { $0.properties.generalCategory.isPrintable ? Character($0) : "�" }
        return CourierFault(
            Self.kind(of: code, hasBegun: timesBegun > 0), at: destination.origin, mayHaveArrived: timesBegun > 0,
            detail: String(safe))
    }

    /// Whether a failure can come from one of our callbacks.
    private static func isOurs(_ code: CURLcode) -> Bool {
        [
            CURLE_COULDNT_CONNECT, CURLE_WRITE_ERROR, CURLE_ABORTED_BY_CALLBACK, CURLE_SEND_FAIL_REWIND,
        ].contains(code)
    }

    private static func kind(of code: CURLcode, hasBegun: Bool) -> CourierFault.Kind {
        switch code {
        case CURLE_URL_MALFORMAT:
            .badAddress
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
            .couldNotResolve
        case CURLE_COULDNT_CONNECT, CURLE_PROXY, CURLE_INTERFACE_FAILED:
            .couldNotConnect
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CRL_BADFILE, CURLE_SSL_INVALIDCERTSTATUS,
            CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_CLIENTCERT, CURLE_USE_SSL_FAILED:
            .tls
        case CURLE_OPERATION_TIMEDOUT:
            .timedOut
        case CURLE_FILESIZE_EXCEEDED:
            .tooLarge
        case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_SEND_FAIL_REWIND, CURLE_HTTP2, CURLE_HTTP2_STREAM:
            .reset
        // Before a request these come from a proxy, or from a peer that hung up during the handshake.
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR:
            hasBegun ? .reset : .couldNotConnect
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING:
            .unreadable
        default:
            .unexpected
        }
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isPrintable: Bool {
        switch self {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        default: true
        }
    }
}
