import ServiceDesk
import Testing

@Suite struct CodePolicyTests {
    @Test(arguments: [0, 8, 9, 123_456_789, UInt64.max], [6, 8, 12])
    func `a code is as long as it should be and does not begin with a zero`(_ number: UInt64, _ digits: Int) {
        var policy = CodePolicy()
        policy.digits = digits
        let code = policy.digits(from: number)
        #expect(code.count == digits && code.first != "0" && code.allSatisfy(\.isNumber))
    }
}
