import Foundation
import Wire

/// A body of `multipart/form-data`, read as a server would.
struct FormParts {
    struct Part {
        let name: String
        let file: String?
        let bytes: [UInt8]
    }

    let parts: [Part]

    init(_ call: Webhook) {
        let type = call.headers(named: "content-type").first ?? ""
        let mark = Data("--\(type.split(separator: "=").last ?? "")".utf8)
        let body = Data(call.body)
        var found: [Part] = []
        var start = body.range(of: mark)?.upperBound
        while let from = start, let next = body.range(of: mark, in: from..<body.endIndex) {
            found.append(contentsOf: Self.part(body[from..<next.lowerBound]).map { [$0] } ?? [])
            start = next.upperBound
        }
        parts = found
    }

    subscript(name: String) -> Part? { parts.first { $0.name == name } }
    func text(_ name: String) -> String { self[name].map { String(decoding: $0.bytes, as: UTF8.self) } ?? "" }

    private static func part(_ piece: Data) -> Part? {
        let gap = Data("\r\n\r\n".utf8)
        guard let head = piece.range(of: gap), piece.suffix(2) == Data("\r\n".utf8) else { return nil }
        let heading = String(decoding: piece[piece.startIndex..<head.lowerBound], as: UTF8.self)
        guard let name = value(" name", in: heading) else { return nil }
        return Part(
            name: name, file: value("filename", in: heading),
            bytes: Array(piece[head.upperBound..<(piece.endIndex - 2)]))
    }

    private static func value(_ key: String, in heading: String) -> String? {
        heading.range(of: "\(key)=\"").map { String(heading[$0.upperBound...].prefix { $0 != "\"" }) }
    }
}

/// What came up to a platform before the message that shows it.
final class UploadedFiles: Sendable {
    private let files = Memory<[String: [UInt8]]>([:])

    func keep(_ bytes: [UInt8]) -> String {
        files.change { files in
            let id = "file\(files.count + 1)"
            files[id] = bytes
            return id
        }
    }

    func bytes(_ id: String) -> [UInt8]? { files.change { $0[id] } }
}
