import Crypto

/// A file that may be kept: of a kind we take, and with nothing in it about whoever made it.
package struct MediaFile: Sendable {
    package let type: FileType
    package let bytes: [UInt8]
    /// The SHA-256 of the bytes in hexadecimal digits, their name in the folder.
    package let digest: String

    /// Why a file is not taken in.
    package enum Refusal: String, Error, Sendable {
        case empty
        /// Neither a picture nor sound nor PDF.
        case kind = "kind not taken"
        /// It calls itself a picture and is not a whole one.
        case broken
    }

    /// - Parameter bytes: as they came from the platform.
    package init(_ bytes: [UInt8]) throws(Refusal) {
        guard !bytes.isEmpty else { throw .empty }
        guard let type = FileType(of: bytes) else { throw .kind }
        guard let clean = Self.cleaned(bytes, type) else { throw .broken }
        self.type = type
        self.bytes = clean
        digest = SHA256.hash(data: clean).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// Pictures of kinds we cannot clean, and PDF, are kept as they came: only those who have the ticket see them.
    private static func cleaned(_ bytes: [UInt8], _ type: FileType) -> [UInt8]? {
        switch type {
        case .jpeg: JPEGCleaning.clean(bytes)
        case .png: ChunkCleaning.png(bytes)
        case .webp: ChunkCleaning.webp(bytes)
        case .gif, .heic, .ogg, .mp3, .amr, .silk, .mp4Audio, .wav, .pdf: bytes
        }
    }
}
