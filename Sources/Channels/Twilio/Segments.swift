/// How many text messages a text is charged as.
///
/// Source: GSM 03.38, and Twilio's counting of it: 160 septets alone or 153 each, 70 units of UCS-2 alone or 67 each.
package struct Segments: Hashable, Sendable {
    package enum Encoding: String, Sendable {
        case gsm7 = "GSM-7"
        case ucs2 = "UCS-2"
    }

    package let encoding: Encoding
    /// Septets, or units of UTF-16.
    package let units: Int
    package let count: Int

    package init(of text: String) {
        let scalars = text.unicodeScalars
        if scalars.allSatisfy({ Self.basic.contains($0) || Self.extended.contains($0) }) {
            encoding = .gsm7
            units = scalars.reduce(0) { $0 + (Self.extended.contains($1) ? 2 : 1) }
        } else {
            encoding = .ucs2
            units = text.utf16.count
        }
        let (alone, each) = encoding == .gsm7 ? (160, 153) : (70, 67)
        count = units <= alone ? min(units, 1) : (units + each - 1) / each
    }

    private static let basic = Set(
        ("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmnopqrstuvwxyzäöñüà").unicodeScalars)
    /// These take an escape before them.
    private static let extended = Set("\u{C}^{}\\[~]|€".unicodeScalars)
}
