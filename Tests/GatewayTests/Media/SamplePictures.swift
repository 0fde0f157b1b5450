/// Pictures as telephones write them, as small as they can be.
enum SamplePictures {
    /// Lies on its side; says where it was taken and by whom; a film stands behind it.
    static let jpeg: [UInt8] =
        [0xFF, 0xD8] + segment(0xE0, Array("JFIF\0".utf8) + [1, 2, 0, 0, 1, 0, 1, 0, 0])
        + segment(0xE1, exif(orientation: 6)) + segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0Wang Fang".utf8))
        + segment(0xE2, Array("MPF\0second".utf8)) + segment(0xFE, Array("Wang Fang".utf8)) + segment(0xDB, [0, 1, 2])
        + scan + [0xFF, 0xD9] + Array("ftypmp42 the film".utf8)

    static let scan: [UInt8] = segment(0xDA, [1, 1, 0]) + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56]

    static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        [0xFF, marker, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 0xFF)] + content
    }

    static func exif(orientation: UInt8) -> [UInt8] {
        Array("Exif\0\0II".utf8) + [42, 0, 8, 0, 0, 0, 2, 0] + [0x0F, 0x01, 2, 0, 4, 0, 0, 0] + Array("GPS\0".utf8)
            + [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0] + [0, 0, 0, 0] + Array("23.1291N".utf8)
    }

    static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", [1]) + chunk("tEXt", Array("Author".utf8))
        + chunk("eXIf", Array("GPS".utf8)) + chunk("IDAT", [7]) + chunk("IEND", [])

    private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        [0, 0, 0, UInt8(content.count)] + Array(name.utf8) + content + [9, 9, 9, 9]
    }

    static let webp: [UInt8] = {
        let chunks =
            Array("VP8X".utf8) + [10, 0, 0, 0, 0b0000_1100, 0, 0, 0, 0, 0, 0, 0, 0, 0]
            + Array("VP8 ".utf8) + [3, 0, 0, 0, 1, 2, 3, 0] + Array("EXIF".utf8) + [3, 0, 0, 0]
            + Array("GPS".utf8) + [0]
        return Array("RIFF".utf8) + [UInt8(chunks.count + 4), 0, 0, 0] + Array("WEBP".utf8) + chunks
    }()
}
