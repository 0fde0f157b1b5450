import Foundation
import Glibc

/// The files beside the database, each under the SHA-256 of its bytes: equal files are kept once.
package struct MediaFolder: Sendable {
    private let folder: URL

    /// - Parameter store: the path of the database; the folder is `<store>.media`, made when the first file comes.
    package init(beside store: String) { folder = URL(filePath: store + ".media", directoryHint: .isDirectory) }

    /// Writes a file so that a crash leaves it whole or not at all; one that is there already is left as it is.
    package func keep(_ file: MediaFile) throws {
        let place = place(of: file.digest)
        guard !FileManager.default.fileExists(atPath: place.path) else { return }
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let part = place.appendingPathExtension("\(UInt64.random(in: 0 ... .max)).part")
        guard
            FileManager.default.createFile(
                atPath: part.path, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw CocoaError(.fileWriteUnknown) }
        do {
            let handle = try FileHandle(forWritingTo: part)
            try handle.write(contentsOf: Data(file.bytes))
            try handle.synchronize()
            try handle.close()
            guard rename(part.path, place.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            try? FileManager.default.removeItem(at: part)
            throw error
        }
    }

    /// - Returns: nil where it is not there (any more), or is not what its name says.
    package func bytes(of digest: String) -> [UInt8]? {
        guard Self.isDigest(digest), let data = try? Data(contentsOf: place(of: digest)),
            let file = try? MediaFile(Array(data)), file.digest == digest
        else { return nil }
        return file.bytes
    }

    /// Where a file is.
    ///
    /// - Parameter digest: 64 hexadecimal digits; anything else could lead out of the folder, and leads to a place
    ///   where nothing is.
    package func place(of digest: String) -> URL {
        let name = Self.isDigest(digest) ? digest : "none"
        return folder.appending(path: String(name.prefix(2))).appending(path: name)
    }

    package func remove(_ digest: String) { try? FileManager.default.removeItem(at: place(of: digest)) }

    private static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
