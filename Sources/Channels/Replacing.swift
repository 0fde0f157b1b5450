extension String {
    /// With every `old` replaced, whatever follows it.
    ///
    /// `replacing` goes by characters: a bracket with an accent on it is another character, and still a bracket to whoever
    /// reads the bytes.
    func replacingBytes(of old: String, with new: String) -> String {
        let (bytes, old, new) = (Array(utf8), Array(old.utf8), Array(new.utf8))
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if !old.isEmpty, bytes[index...].starts(with: old) {
                result += new
                index += old.count
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        // Whole scalars were taken out and put in.
        return String(decoding: result, as: UTF8.self)
    }
}
