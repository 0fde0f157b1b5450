/// PNG and WebP without the chunks that hold words, times, Exif and XMP data.
///
/// Source: PNG, third edition, 11.3; the WebP container specification, chunks EXIF and XMP.
package enum ChunkCleaning {
    /// The ones that say how to show the picture; what is not here is left out.
    private static let ofPNG: Set<String> = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "hIST", "pHYs",
        "sPLT", "acTL", "fcTL", "fdAT",
    ]
    private static let ofWebP: Set<String> = ["VP8 ", "VP8L", "VP8X", "ANIM", "ANMF", "ALPH", "ICCP"]

    /// - Returns: nil where the bytes are no whole PNG.
    package static func png(_ bytes: [UInt8]) -> [UInt8]? {
        var clean = Array(bytes.prefix(8))
        var at = 8
        while at + 12 <= bytes.count {
            let length = number(bytes[at..<(at + 4)])
            guard length <= bytes.count - at - 12 else { return nil }
            let name = String(decoding: bytes[(at + 4)..<(at + 8)], as: UTF8.self)
            let next = at + 12 + length
            if ofPNG.contains(name) { clean += bytes[at..<next] }
            if name == "IEND" { return clean }
            at = next
        }
        return nil
    }

    /// - Returns: nil where the bytes are no whole WebP.
    package static func webp(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count >= 12 else { return nil }
        let end = 8 + number(bytes[4..<8].reversed())
        guard end <= bytes.count else { return nil }
        var content: [UInt8] = []
        var at = 12
        while at + 8 <= end {
            let name = String(decoding: bytes[at..<(at + 4)], as: UTF8.self)
            let length = number(bytes[(at + 4)..<(at + 8)].reversed())
            guard length <= end - at - 8 else { return nil }
            // Chunks begin at even places.
            let next = min(end, at + 8 + length + length % 2)
            if ofWebP.contains(name) {
                var chunk = Array(bytes[at..<next])
                // The head says which of them follow: bit 2 XMP, bit 3 Exif.
                if name == "VP8X", chunk.count > 8 { chunk[8] &= ~0b0000_1100 }
                content += chunk
            }
            at = next
        }
        guard !content.isEmpty else { return nil }
        let length = content.count + 4
        return Array("RIFF".utf8) + (0..<4).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) } + Array("WEBP".utf8)
            + content
    }

    /// The most significant byte first.
    private static func number(_ bytes: some Sequence<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}
