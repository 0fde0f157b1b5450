import Chat

extension Outbound {
    /// The key, of letters, digits, `-` and `_` only.
    func idempotencyKey(longest: Int) -> String {
        let key = key.unicodeScalars.map { $0.isASCIIWordLike || $0 == "-" ? String($0) : "_" }.joined()
        return key.count <= longest ? key : Code.digest(of: self.key, length: longest)
    }
}
