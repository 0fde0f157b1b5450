import Chat
import Foundation
import Wire

/// A platform whose attachments can be fetched.
///
/// The Gateway makes the call, hands the reply back, and goes on with what comes of it, five calls at most.
package protocol Downloads: Adapter {
    /// The first call towards an attachment's bytes; nil where there are none.
    ///
    /// An address that came in the message is given as `HTTPCall.found`, with the platform's own hosts.
    func download(_ attachment: Attachment, of message: Inbound, by means: Means) -> HTTPCall?
    func readDownload(_ reply: HTTPReply, of attachment: Attachment, by means: Means) -> Download
}

package enum Download: Sendable {
    /// Decrypted where the platform encrypts. What they are is found out from the bytes, never from a name.
    case bytes([UInt8])
    /// The bytes are there.
    case further(HTTPCall)
    case failed(Receipt)
}

/// A platform that takes a picture before the message that shows it.
package protocol Uploads: Adapter {
    /// Nil where files of this kind cannot be sent there.
    func upload(_ file: Upload, by means: Means) -> HTTPCall?
    /// The platform's own reference, for `Means.uploaded`.
    func readUpload(_ reply: HTTPReply) -> Uploaded
    /// The same, where a picture goes up by several calls.
    ///
    /// - Parameter known: what the call before this one told, as `Uploaded.further` kept it; nil after the first.
    func readUpload(_ reply: HTTPReply, of file: Upload, knowing known: String?) -> Uploaded
}

extension Uploads {
    package func readUpload(_ reply: HTTPReply, of file: Upload, knowing known: String?) -> Uploaded {
        readUpload(reply)
    }
}

/// A file on its way up.
package struct Upload: Sendable {
    package let enclosure: Enclosure
    package let bytes: [UInt8]
    /// The room it is for, as some platforms want it named.
    package let room: Room

    package init(enclosure: Enclosure, bytes: [UInt8], room: Room) {
        self.enclosure = enclosure
        self.bytes = bytes
        self.room = room
    }
}

package enum Uploaded: Sendable {
    case reference(String)
    /// One call more, and what has to be known when its reply is read.
    case further(HTTPCall, knowing: String)
    case failed(Receipt)
}

extension HTTPCall {
    /// A POST as a form with one file in it (RFC 7578).
    ///
    /// - Parameter boundary: a word that stands nowhere in the bytes; the message's own key will do.
    static func form(
        _ url: String, fields: [(name: String, value: String)] = [], file field: String, _ upload: Upload
    ) -> HTTPCall {
        let boundary = "gatehouse-\(upload.enclosure.reference.filter { $0.isASCII && ($0.isLetter || $0.isNumber) })"
        var body: [UInt8] = []
        for (name, value) in fields {
            body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8
        }
        let name = upload.enclosure.safeName
        body +=
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"; "
            .utf8
        body += "filelength=\(upload.bytes.count)\r\nContent-Type: \(upload.enclosure.mediaType)\r\n\r\n".utf8
        body += upload.bytes
        body += "\r\n--\(boundary)--\r\n".utf8
        return HTTPCall(
            method: .post, url: url, headers: [("content-type", "multipart/form-data; boundary=\(boundary)")],
            body: body)
    }
}

extension Enclosure {
    /// Of letters, digits, dot and dash only: what a quote or a line end would do in a header is the platform's guess.
    var safeName: String {
        let name = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }
        return name.isEmpty ? "file" : String(name.suffix(60))
    }
}
