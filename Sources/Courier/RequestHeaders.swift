import CCurl
import Wire

/// The caller's headers as libcurl wants them, to be freed by the receiver.
///
/// - Throws: `.badHeader` for one that would break the framing of the request or that the courier sets itself.
func requestHeaders(
    of call: HTTPCall, to origin: String
) throws(CourierFault) -> UnsafeMutablePointer<curl_slist>? {
    // libcurl's own: waiting for the peer's consent first, and a form's content type for every body.
    var lines = ["Expect:"]
    if !call.headers.contains(where: { $0.name.lowercased() == "content-type" }) { lines.append("Content-Type:") }

    for (name, value) in call.headers {
        guard !name.isEmpty, name.utf8.allSatisfy(isTokenByte) else {
            throw CourierFault(.badHeader, at: origin, detail: "a name that is not one word of plain letters")
        }
        guard !framing.contains(name.lowercased()) else {
            throw CourierFault(.badHeader, at: origin, detail: "\(name) is set by the courier")
        }
        guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
            throw CourierFault(.badHeader, at: origin, detail: "\(name) holds a line end or control character")
        }
        // With a colon and nothing after it libcurl would leave the header out.
        let isBlank = value.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
        lines.append(isBlank ? "\(name);" : "\(name): \(value)")
    }

    var list: UnsafeMutablePointer<curl_slist>?
    for line in lines {
        guard let longer = curl_slist_append(list, line) else {
            curl_slist_free_all(list)
            throw CourierFault(.unexpected, at: origin, detail: "out of memory")
        }
        list = longer
    }
    return list
}

private let framing: Set = [
    "connection", "content-length", "expect", "host", "keep-alive", "proxy-authorization", "proxy-connection", "te",
    "trailer", "transfer-encoding", "upgrade",
]

/// RFC 9110, 5.6.2.
private func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
    default:
        "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
}
