import Chat

extension Attachment.Kind {
    /// What a media type says it is; a file where there is none.
    init(mediaType: String?) {
        let type = mediaType?.split(separator: "/").first?.lowercased()
        self = ["image": .image, "audio": .voice, "video": .video][type ?? ""] ?? .file
    }
}
