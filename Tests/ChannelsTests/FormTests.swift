import Testing
import Wire

@testable import Channels

@Suite struct FormTests {
    @Test func `fields are decoded, and keep their order`() throws {
        let form = try Form(Array("b=1+2&a=%E7%94%B5%e6%a2%af&empty=&bare&&c=x%3Dy=z".utf8))
        #expect(form.fields.map(\.name) == ["b", "a", "empty", "bare", "c"])
        #expect(form.fields.map(\.value) == ["1 2", "电梯", "", "", "x=y=z"])
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%+1", "%=1", "a=%ff", "a=%e7%94"])
    func `a broken escape is refused`(_ body: String) {
        #expect(throws: Refusal.self) { try Form(Array(body.utf8)) }
    }

    @Test func `a field given twice is refused, one left out is not`() throws {
        let form = try Form(Array("a=1&a=1&b=2".utf8))
        #expect(try form.only("b") == "2")
        #expect(try form.only("c") == nil)
        #expect(#expect(throws: Refusal.self) { try form.only("a") }?.reason == .duplicateParameter)
    }

    @Test(arguments: ["", "a b", "a&b=c", "电梯+%", "~-._", "\u{0}"])
    func `what is encoded is read again`(_ value: String) throws {
        let body = Form(fields: [(name: "k&", value: value)]).body
        #expect(try Form(body).only("k&") == value)
        #expect(body.allSatisfy { (0x21...0x7e).contains($0) })
    }

    @Test func `bytes and digits stand for each other`() {
        #expect([0, 9, 171, 255].hex == "0009abff")
        #expect([UInt8](hex: "0009ABff".utf8) == [0, 9, 171, 255])
        #expect([UInt8](hex: "0".utf8) == nil)
        #expect([UInt8](hex: "0g".utf8) == nil)
    }

    @Test func `a header that proves something is there once`() throws {
        let webhook = Webhook(path: "/", headers: [("X-A", "1"), ("x-b", "1"), ("X-B", "2"), ("X-C", "")])
        #expect(try webhook.only("x-a") == "1")
        #expect(#expect(throws: Refusal.self) { try webhook.only("x-b") }?.reason == .duplicateHeader)
        #expect(#expect(throws: Refusal.self) { try webhook.only("x-c") }?.reason == .missingHeader)
    }
}
