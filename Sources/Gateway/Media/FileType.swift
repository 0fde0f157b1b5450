import Chat

/// A kind of file that is taken in, told by its first bytes and never by a name.
///
/// What is not here is refused: pictures, sound and PDF serve a repair; programs, archives and office files do not.
package enum FileType: String, CaseIterable, Sendable {
    case jpeg = "image/jpeg"
    case png = "image/png"
    case gif = "image/gif"
    case webp = "image/webp"
    case heic = "image/heic"
    case ogg = "audio/ogg"
    case mp3 = "audio/mpeg"
    case amr = "audio/amr"
    case silk = "audio/silk"
    case mp4Audio = "audio/mp4"
    case wav = "audio/wav"
    case pdf = "application/pdf"

    /// - Returns: nil for everything that is not taken in.
    package init?(of bytes: [UInt8]) {
        func starts(_ text: String, at offset: Int = 0) -> Bool {
            bytes.count >= offset + text.utf8.count && bytes[offset...].starts(with: text.utf8)
        }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if starts("GIF87a") || starts("GIF89a") {
            self = .gif
        } else if starts("RIFF"), starts("WEBP", at: 8) {
            self = .webp
        } else if starts("RIFF"), starts("WAVE", at: 8) {
            self = .wav
        } else if starts("ftyp", at: 4) {
            // The brand says what is inside; a film is not taken in.
            if ["heic", "heix", "mif1", "msf1"].contains(where: { starts($0, at: 8) }) {
                self = .heic
            } else if ["M4A ", "M4B "].contains(where: { starts($0, at: 8) }) {
                self = .mp4Audio
            } else {
                return nil
            }
        } else if starts("OggS") {
            self = .ogg
        } else if starts("ID3") || (bytes.count > 1 && bytes[0] == 0xFF && bytes[1] & 0xE6 == 0xE2) {
            self = .mp3
        } else if starts("#!AMR") {
            self = .amr
        } else if starts("#!SILK") || starts("\u{2}#!SILK") {
            self = .silk
        } else if starts("%PDF-") {
            self = .pdf
        } else {
            return nil
        }
    }

    package var kind: Attachment.Kind {
        switch self {
        case .jpeg, .png, .gif, .webp, .heic: .image
        case .ogg, .mp3, .amr, .silk, .mp4Audio, .wav: .voice
        case .pdf: .file
        }
    }

    /// The end of a file's name: `jpg`.
    package var ending: String {
        switch self {
        case .jpeg: "jpg"
        case .png: "png"
        case .gif: "gif"
        case .webp: "webp"
        case .heic: "heic"
        case .ogg: "ogg"
        case .mp3: "mp3"
        case .amr: "amr"
        case .silk: "silk"
        case .mp4Audio: "m4a"
        case .wav: "wav"
        case .pdf: "pdf"
        }
    }
}
