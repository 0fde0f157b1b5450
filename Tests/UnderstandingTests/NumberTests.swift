import Testing

@testable import Understanding

@Suite struct NumberTests {
    private func numbers(_ text: String) -> [Number] {
        Number.all(in: text.unicodeScalars.map(\.value), words: [])
    }

    @Test(arguments: [
        ("501", 501), ("五零一", 501), ("幺八零二", 1802), ("十二", 12), ("二十", 20), ("廿", 20), ("一百二", 120), ("一百零二", 102),
        ("一千二", 1200), ("三千", 3000), ("两百五", 250), ("一万二", 12000), ("3千", 3000), ("壹贰叁", 123), ("十", 10),
        ("1,500", 1500), ("0905", 905),
    ])
    func `digits, numerals and their mixtures`(_ text: String, value: Int) {
        #expect(numbers(text).first?.value ?? 0 == value)
        #expect(numbers(text).count <= 1)
    }

    @Test(arguments: [("35.5", 3550), ("35.55", 3555), ("35", 3500), ("0.5", 50)])
    func `sums keep their fraction`(_ text: String, hundredths: Int) {
        #expect(numbers(text).map(\.hundredths) == [hundredths])
    }

    @Test func `1. at the head of a list is no fraction`() {
        #expect(numbers("1.厨房").map(\.value) == [1])
    }

    @Test func `三四个 is not thirty-four of anything`() {
        #expect(numbers("三四").first?.isVague == true)
        #expect(numbers("五零一").first?.isVague == false)
    }

    @Test func `a run of a thousand digits is one number too long to use`() {
        let found = numbers(String(repeating: "9", count: 1000))
        #expect(found.count == 1)
        #expect(found.first?.isHuge == true)
    }
}
