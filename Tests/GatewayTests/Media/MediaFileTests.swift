import Foundation
import Testing

@testable import Gateway

@Suite struct MediaFileTests {
    private func holds(_ bytes: [UInt8], _ text: String) -> Bool { Data(bytes).range(of: Data(text.utf8)) != nil }

    @Test func `a JPEG keeps its picture and how it lies, and nothing about who took it where`() throws {
        let file = try MediaFile(SamplePictures.jpeg)
        #expect(file.type == .jpeg)
        for trace in ["GPS", "23.1291N", "Wang Fang", "xap", "MPF", "film"] {
            #expect(!holds(file.bytes, trace), "\(trace) is still there")
        }
        #expect(Data(file.bytes).range(of: Data(SamplePictures.scan)) != nil)
        #expect(holds(file.bytes, "JFIF"))
        #expect(file.bytes.suffix(2) == [0xFF, 0xD9])
        let turned: [UInt8] = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]
        #expect(Data(file.bytes).range(of: Data(turned)) != nil)
    }

    @Test func `a picture that stands upright has no Exif block at all`() throws {
        let upright =
            [0xFF, 0xD8] + SamplePictures.segment(0xE1, SamplePictures.exif(orientation: 1)) + SamplePictures.scan
            + [0xFF, 0xD9]
        #expect(!holds(try MediaFile(upright).bytes, "Exif"))
    }

    @Test(arguments: [SamplePictures.png, SamplePictures.webp])
    func `other pictures lose their words and places as well`(_ picture: [UInt8]) throws {
        let file = try MediaFile(picture)
        #expect(!holds(file.bytes, "GPS") && !holds(file.bytes, "Author"))
        #expect(file.bytes.count < picture.count)
    }

    @Test(arguments: [SamplePictures.jpeg, SamplePictures.png, SamplePictures.webp])
    func `what is clean stays as it is`(_ picture: [UInt8]) throws {
        let once = try MediaFile(picture)
        #expect(try MediaFile(once.bytes).bytes == once.bytes)
        #expect(try MediaFile(once.bytes).digest == once.digest)
    }

    @Test(arguments: [SamplePictures.jpeg, SamplePictures.png, SamplePictures.webp])
    func `cut short or spoilt anywhere it is refused or still a picture, and nothing breaks`(_ picture: [UInt8]) {
        for end in 0..<picture.count { _ = try? MediaFile(Array(picture[..<end])) }
        for place in picture.indices {
            for value: UInt8 in [0, 1, 0x7F, 0xFF] {
                var spoilt = picture
                spoilt[place] = value
                _ = try? MediaFile(spoilt)
            }
        }
        #expect(throws: MediaFile.Refusal.broken) { try MediaFile(Array(picture.prefix(picture.count / 2))) }
    }

    @Test(arguments: [
        ("MZ\u{90}", MediaFile.Refusal.kind), ("PK\u{3}\u{4}", .kind), ("<html>", .kind), ("#!/bin/sh", .kind),
        ("<svg xmlns=", .kind), ("\0\0\0\u{18}ftypmp42", .kind), ("", .empty),
    ])
    func `what is neither picture nor sound nor PDF is refused`(_ text: String, _ why: MediaFile.Refusal) {
        #expect(throws: why) { try MediaFile(Array(text.utf8)) }
    }

    @Test(arguments: [
        ("%PDF-1.7", FileType.pdf), ("OggS", .ogg), ("#!AMR\n", .amr), ("GIF89a", .gif), ("ID3", .mp3),
        ("\0\0\0\u{18}ftypheic", .heic), ("RIFF\0\0\0\0WAVE", .wav),
    ])
    func `a kind is told by the first bytes`(_ text: String, _ type: FileType) throws {
        #expect(try MediaFile(Array(text.utf8)).type == type)
    }
}
