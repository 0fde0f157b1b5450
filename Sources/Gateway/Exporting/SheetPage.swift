import Foundation
import Phrasing

/// A ticket's sheet as a page that prints, or as plain text.
package struct SheetPage: Sendable {
    package struct Picture: Sendable {
        /// `image/jpeg`
        package let type: String
        package let bytes: [UInt8]

        package init(type: String, bytes: [UInt8]) {
            self.type = type
            self.bytes = bytes
        }
    }

    private let sheet: TicketSheet
    private let community: String
    private let language: String
    private let pictures: [Picture]

    package init(_ sheet: TicketSheet, community: String, language: String, pictures: [Picture]) {
        self.sheet = sheet
        self.community = community
        self.language = language
        self.pictures = pictures
    }

    package var text: String {
        let width = sheet.rows.map(\.label.count).max() ?? 0
        let rows = sheet.rows.map { row in
            row.label + String(repeating: " ", count: width - row.label.count + 2) + row.value
        }
        let count = pictures.isEmpty ? [] : ["", "\(sheet.picturesTitle): \(pictures.count)"]
        return
            (["\(community) \(sheet.title)", ""] + rows + ["", sheet.timelineTitle]
            + sheet.timeline.map { "  " + $0 } + count).joined(separator: "\n") + "\n"
    }

    /// One file without anything to load, so that it looks the same in ten years.
    package var html: String {
        let rows = sheet.rows.map { row in
            "<tr><th>\(escaped(row.label))</th><td>\(escaped(row.value))</td></tr>"
        }
        let timeline = sheet.timeline.map { "<li>\(escaped($0))</li>" }
        let shown = pictures.map { picture in
            "<img alt=\"\" src=\"data:\(escaped(picture.type));base64,\(Data(picture.bytes).base64EncodedString())\">"
        }
        let gallery =
            shown.isEmpty ? "" : "<h2>\(escaped(sheet.picturesTitle))</h2>\n\(shown.joined(separator: "\n"))\n"
        let title = escaped("\(community) \(sheet.title)")
        return """
            <!DOCTYPE html>
            <html lang="\(escaped(language))">
            <head><meta charset="utf-8"><title>\(title)</title>
            <style>
            body { font: 11pt/1.5 sans-serif; max-width: 180mm; margin: 12mm auto; color: #111; }
            table { border-collapse: collapse; width: 100%; }
            th, td { border: 1px solid #999; padding: 2mm; text-align: left; vertical-align: top; }
            th { width: 30%; background: #f2f2f2; font-weight: normal; }
            img { max-width: 80mm; max-height: 80mm; margin: 2mm; }
            li, tr, img { break-inside: avoid; }
            @page { size: A4; margin: 12mm; }
            </style></head>
            <body>
            <h1>\(title)</h1>
            <table>
            \(rows.joined(separator: "\n"))
            </table>
            <h2>\(escaped(sheet.timelineTitle))</h2>
            <ol>
            \(timeline.joined(separator: "\n"))
            </ol>
            \(gallery)</body>
            </html>

            """
    }

    /// People's words act as nothing but words.
    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }
}
