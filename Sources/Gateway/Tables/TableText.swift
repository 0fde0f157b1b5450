import Conversations
import Foundation

/// The words of a table's file: UTF-8 with or without its mark, else GB18030 as accounting programs write it.
enum TableText {
    /// kCFStringEncodingGB_18030_2000, as Foundation numbers it.
    private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// - Throws: when the bytes are text in neither.
    static func read(_ bytes: [UInt8], file: String) throws(FileFaults) -> String {
        let body = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
        if body.starts(with: [0x50, 0x4B]) || body.contains(0) {
            throw fault(file, "is no text; it may be a workbook", "save the sheet as CSV")
        }
        if let text = String(validating: body, as: UTF8.self) { return text }
        guard let text = String(data: Data(body), encoding: gb18030), !text.contains("\u{FFFD}") else {
            throw fault(file, "is neither UTF-8 nor GB18030", "save it as CSV in UTF-8")
        }
        return text
    }

    private static func fault(_ file: String, _ problem: String, _ remedy: String) -> FileFaults {
        FileFaults([FileFault(file: file, line: 1, problem: problem, remedy: remedy)])
    }
}
