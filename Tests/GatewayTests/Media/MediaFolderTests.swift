import Foundation
import Testing

@testable import Gateway

@Suite struct MediaFolderTests {
    @Test func `a file is found under the digest of its bytes, and only by its owner`() async throws {
        try await inFolder { folder in
            let files = MediaFolder(beside: folder.appending(path: "house.sqlite").path)
            let file = try MediaFile(SamplePictures.jpeg)
            try files.keep(file)
            try files.keep(file)
            #expect(files.bytes(of: file.digest) == file.bytes)
            let place = files.place(of: file.digest)
            let rights = try FileManager.default.attributesOfItem(atPath: place.path)[.posixPermissions] as? Int
            #expect(rights == 0o600)
            let beside = try FileManager.default.contentsOfDirectory(
                atPath: place.deletingLastPathComponent().path)
            #expect(beside == [file.digest])
            files.remove(file.digest)
            #expect(files.bytes(of: file.digest) == nil)
        }
    }

    @Test func `a file that is not what its name says is not given out`() async throws {
        try await inFolder { folder in
            let files = MediaFolder(beside: folder.appending(path: "house.sqlite").path)
            let file = try MediaFile(SamplePictures.jpeg)
            try files.keep(file)
            try Data(SamplePictures.png).write(to: files.place(of: file.digest))
            #expect(files.bytes(of: file.digest) == nil)
        }
    }

    @Test(arguments: ["../../etc/passwd", "", "AB", String(repeating: "g", count: 64)])
    func `a name that is no digest leads nowhere`(_ name: String) async throws {
        try await inFolder { folder in
            let files = MediaFolder(beside: folder.appending(path: "house.sqlite").path)
            #expect(files.bytes(of: name) == nil)
            #expect(files.place(of: name).lastPathComponent == "none")
        }
    }
}
