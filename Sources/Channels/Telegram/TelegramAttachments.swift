import Chat

extension Message {
    /// What came with the text. References are file ids, for `getFile`; a place is written `geo:` (RFC 5870).
    ///
    /// For older bots Telegram repeats an animation as a document, and a venue as a location.
    var attachments: [Attachment] {
        let largest = photo?.max { $0.area < $1.area }
        return [
            largest.map { Attachment(kind: .image, reference: $0.file_id, size: $0.file_size) },
            voice?.attachment(.voice), audio?.attachment(.voice),
            video?.attachment(.video), video_note?.attachment(.video), animation?.attachment(.video),
            animation == nil ? document.map { $0.attachment($0.isPicture ? .image : .file) } : nil,
            sticker?.attachment(.sticker),
            location.map {
                Attachment(kind: .location, reference: "geo:\($0.latitude),\($0.longitude)", name: venue?.title)
            },
            contact.map { Attachment(kind: .other, name: $0.first_name) },
        ].compactMap { $0 }
    }
}

extension PhotoSize {
    /// In floating point, which no number from outside can overflow.
    fileprivate var area: Double { Double(width) * Double(height) }
}

extension File {
    fileprivate func attachment(_ kind: Attachment.Kind) -> Attachment {
        Attachment(kind: kind, reference: file_id, name: file_name, mediaType: mime_type, size: file_size)
    }

    /// A photo sent as a file, to keep its full size.
    fileprivate var isPicture: Bool { mime_type?.hasPrefix("image/") ?? false }
}
