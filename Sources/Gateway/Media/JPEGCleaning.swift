/// A JPEG without what a camera or a program wrote into it about place, time, device and owner.
///
/// What stays is the picture: tables, frames, scans, the JFIF and Adobe marks and the colour profile that say how to show
/// it. If the picture lies on its side, one entry says so in an Exif block made new; nothing of the old one is copied.
/// What stands behind the picture's end, such as a film or a second picture with its own data, is cut off.
///
/// Source: ISO/IEC 10918-1, annex B; CIPA DC-008 (Exif), 4.5–4.6.
package struct JPEGCleaning {
    /// - Returns: nil where the bytes are no whole JPEG; such a file is not kept.
    package static func clean(_ bytes: [UInt8]) -> [UInt8]? {
        var cleaning = JPEGCleaning(bytes: bytes)
        return cleaning.run()
    }

    private let bytes: [UInt8]
    private var clean: [UInt8] = [0xFF, Marker.start]
    private var orientation: UInt8?

    private enum Marker {
        static let start: UInt8 = 0xD8
        static let end: UInt8 = 0xD9
        static let scan: UInt8 = 0xDA
        static let jfif: UInt8 = 0xE0
        static let exif: UInt8 = 0xE1
        static let profile: UInt8 = 0xE2
        static let adobe: UInt8 = 0xEE
        static let comment: UInt8 = 0xFE
        static let applications: ClosedRange<UInt8> = 0xE0...0xEF
        static let restarts: ClosedRange<UInt8> = 0xD0...0xD7
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func run() -> [UInt8]? {
        guard bytes.count >= 4, bytes[0] == 0xFF, bytes[1] == Marker.start else { return nil }
        var at = 2
        var hasPicture = false
        while at + 1 < bytes.count {
            guard bytes[at] == 0xFF else { return nil }
            let marker = bytes[at + 1]
            // Any number of FF may stand before a marker.
            if marker == 0xFF {
                at += 1
                continue
            }
            if marker == Marker.end {
                return hasPicture ? turned(clean + [0xFF, Marker.end]) : nil
            }
            guard at + 3 < bytes.count else { return nil }
            let length = Int(bytes[at + 2]) << 8 | Int(bytes[at + 3])
            let next = at + 2 + length
            guard length >= 2, next <= bytes.count else { return nil }
            let content = bytes[(at + 4)..<next]
            if marker == Marker.exif { orientation = orientation ?? ExifOrientation.read(content) }
            if keeps(marker, content) { clean += bytes[at..<next] }
            at = next
            if marker == Marker.scan {
                hasPicture = true
                at = copyScan(from: at)
            }
        }
        return nil
    }

    private func keeps(_ marker: UInt8, _ content: ArraySlice<UInt8>) -> Bool {
        switch marker {
        case Marker.jfif: content.starts(with: "JFIF\0".utf8)
        case Marker.profile: content.starts(with: "ICC_PROFILE\0".utf8)
        case Marker.adobe: content.starts(with: "Adobe".utf8)
        case Marker.comment: false
        default: !Marker.applications.contains(marker)
        }
    }

    /// - Returns: where the next marker stands that is no part of the scan; the end of the bytes where there is none.
    private mutating func copyScan(from start: Int) -> Int {
        var at = start
        while at + 1 < bytes.count {
            if bytes[at] == 0xFF, bytes[at + 1] != 0, !Marker.restarts.contains(bytes[at + 1]) { break }
            at += 1
        }
        if at + 1 >= bytes.count { at = bytes.count }
        clean += bytes[start..<at]
        return at
    }

    private func turned(_ picture: [UInt8]) -> [UInt8] {
        guard let orientation, (2...8).contains(orientation) else { return picture }
        return Array(picture[..<2]) + ExifOrientation.block(orientation) + picture[2...]
    }
}

/// How a picture lies, 1 to 8, the one thing an Exif block is read for.
private enum ExifOrientation {
    private static let tag = 0x0112

    static func read(_ content: ArraySlice<UInt8>) -> UInt8? {
        guard content.starts(with: "Exif\0\0".utf8) else { return nil }
        let tiff = Array(content.dropFirst(6))
        guard tiff.count >= 8 else { return nil }
        let isLittle = tiff[0] == 0x49
        func number(_ at: Int, _ width: Int) -> Int? {
            guard at >= 0, at <= tiff.count - width else { return nil }
            let part = tiff[at..<(at + width)]
            return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard let first = number(4, 4), let count = number(first, 2) else { return nil }
        for entry in 0..<min(count, 200) {
            let at = first + 2 + entry * 12
            guard let found = number(at, 2) else { return nil }
            if found == tag { return number(at + 8, 2).flatMap { UInt8(exactly: $0) } }
        }
        return nil
    }

    /// An APP1 segment with this one entry.
    static func block(_ orientation: UInt8) -> [UInt8] {
        let entry: [UInt8] = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
        let tiff: [UInt8] = [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1] + entry + [0, 0, 0, 0]
        let content = Array("Exif\0\0".utf8) + tiff
        return [0xFF, 0xE1, 0, UInt8(content.count + 2)] + content
    }
}
