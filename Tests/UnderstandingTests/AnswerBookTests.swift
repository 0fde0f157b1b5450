import Testing

@testable import Understanding

@Suite struct AnswerBookTests {
    private static let book = AnswerBook([
        .init(name: "hours", asked: [["几点上班", "开门"]], text: "每天 {hours}"),
        .init(name: "guards", asked: [["保安"], ["电话"]], text: "值班 {guards}"),
        .init(name: "phone", asked: [["电话"]], text: "电话 {phone}"),
    ])

    private func answer(_ question: String, _ facts: [String: String] = ["hours": "8:30", "guards": "1", "phone": "2"])
        -> String?
    {
        Self.book.answer(to: question, from: Facts(values: facts, source: "公示栏")).map(\.text)
    }

    @Test(
        arguments: [
            ("你们几点上班", "每天 8:30"), ("保安电话多少", "值班 1"), ("电话多少", "电话 2"), ("今天天气好", nil),
        ])
    func `the answer that most of the question asks for is given`(_ question: String, _ text: String?) {
        #expect(answer(question) == text)
    }

    @Test func `without a fact it needs an answer is none, and another does not stand in for it`() {
        #expect(answer("保安电话多少", ["phone": "2"]) == nil)
    }

    @Test func `two answers that fit alike are none`() {
        let book = AnswerBook([
            .init(name: "one", asked: [["停车"]], text: "一"), .init(name: "two", asked: [["停车"]], text: "二"),
        ])
        #expect(book.answer(to: "停车", from: Facts(values: [:], source: "")) == nil)
    }

    @Test func `asked about somebody else it has no answer`() {
        let book = AnswerBook([.init(name: "phone", asked: [["电话"]], unless: ["供电"], text: "电话 1")])
        let facts = Facts(values: [:], source: "")
        #expect(book.answer(to: "供电局电话多少", from: facts) == nil)
        #expect(book.answer(to: "电话多少", from: facts)?.text == "电话 1")
    }

    @Test func `facts that answers use are known by name`() {
        #expect(Self.book.facts == ["hours", "guards", "phone"])
    }
}
