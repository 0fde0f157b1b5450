import Crypto
import CryptoExtras
import Foundation

/// AES-256 in CBC mode, with padding checked to its last byte by ourselves: platforms pad to other widths than
/// libraries do.
enum Cipher {
    /// - Parameters:
    ///   - block: what texts are padded to, in bytes.
    ///   - least: the shortest ciphertext there can be, in bytes.
    /// - Throws: `badCiphertextLength` or `badPadding`.
    static func open(
        _ sealed: some DataProtocol, key: [UInt8], iv: some Collection<UInt8>, block: Int, least: Int = 16
    ) throws(Refusal) -> [UInt8] {
        guard sealed.count >= least, sealed.count.isMultiple(of: 16) else {
            throw Refusal(.badCiphertextLength, "the ciphertext has no length that one can have")
        }
        guard let iv = try? AES._CBC.IV(ivBytes: iv),
            let padded = try? AES._CBC.decrypt(sealed, using: SymmetricKey(data: key), iv: iv, noPadding: true)
        else { throw Refusal(.badAESKey, "the key cannot decrypt") }
        let pad = Int(padded.last ?? 0)
        guard (1...block).contains(pad), pad <= padded.count, padded.suffix(pad).allSatisfy({ Int($0) == pad }) else {
            throw Refusal(.badPadding, "the padding is not what the key's owner writes")
        }
        return Array(padded.dropLast(pad))
    }

    static func seal(_ plain: [UInt8], key: [UInt8], iv: some Collection<UInt8>, block: Int) -> [UInt8] {
        let pad = block - plain.count % block
        let padded = plain + [UInt8](repeating: UInt8(pad), count: pad)
        // Fails for a key or an IV of a wrong length only; both were checked when the channel was opened.
        guard let iv = try? AES._CBC.IV(ivBytes: iv),
            let sealed = try? AES._CBC.encrypt(padded, using: SymmetricKey(data: key), iv: iv, noPadding: true)
        else { return [] }
        return Array(sealed)
    }

    /// Base64 as it has to be: no blanks, no other alphabet, no bits left over.
    ///
    /// - Throws: `badBase64`.
    static func bytes(ofBase64 text: String) throws(Refusal) -> [UInt8] {
        guard let data = Data(base64Encoded: text), data.base64EncodedString() == text else {
            throw Refusal(.badBase64, "the ciphertext is not base64")
        }
        return Array(data)
    }
}
