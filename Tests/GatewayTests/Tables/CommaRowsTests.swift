import Conversations
import Foundation
import Testing

@testable import Gateway

@Suite struct CommaRowsTests {
    @Test func `quotes may hold commas, line ends and quotes; lines are counted as people count them`() {
        let table = CommaRows("a,b\r\n\"x,\ny\",\"say \"\"hi\"\"\"\r\n# left out\r\n\r\n z , \r\n")
        #expect(
            table.rows == [
                .init(line: 1, fields: ["a", "b"]), .init(line: 2, fields: ["x,\ny", "say \"hi\""]),
                .init(line: 6, fields: ["z", ""]),
            ])
        #expect(table.broken.isEmpty)
    }

    @Test func `tabs set fields apart where the first line has no comma`() {
        #expect(CommaRows("a\tb\n1,5\t2\n").rows.map(\.fields) == [["a", "b"], ["1,5", "2"]])
    }

    @Test(arguments: [("a,b\n1,\"2\n3,4", 2), ("a,b\n\"1\"x,2", 2)])
    func `a quote that is not closed, or closed too early, is named`(_ text: String, line: Int) {
        #expect(CommaRows(text).broken.map(\.line) == [line])
    }

    @Test func `UTF-8 with or without its mark and GB18030 say the same`() throws {
        let plain = Array("房号,金额\n".utf8)
        let gb18030: [UInt8] = [0xB7, 0xBF, 0xBA, 0xC5, 0x2C, 0xBD, 0xF0, 0xB6, 0xEE, 0x0A]
        for bytes in [plain, [0xEF, 0xBB, 0xBF] + plain, gb18030] {
            #expect(try TableText.read(bytes, file: "t.csv") == "房号,金额\n")
        }
    }

    @Test(arguments: [[0x50, 0x4B, 0x03, 0x04], [0x61, 0x00, 0x62], [0xFF, 0xFF, 0xFF]] as [[UInt8]])
    func `a workbook, or bytes that are no text, are refused`(_ bytes: [UInt8]) {
        #expect(throws: FileFaults.self) { try TableText.read(bytes, file: "t.xlsx") }
    }

    @Test(arguments: 1...200)
    func `whatever bytes come, nothing breaks`(_ seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        let bytes = (0..<200).map { _ -> UInt8 in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return [0x22, 0x2C, 0x0A, 0x0D, 0x20, 0x61, UInt8(state >> 56)][Int(state % 7)]
        }
        let table = CommaRows(String(decoding: bytes, as: UTF8.self))
        #expect(table.rows.allSatisfy { $0.line >= 1 && !$0.fields.isEmpty })
    }
}
