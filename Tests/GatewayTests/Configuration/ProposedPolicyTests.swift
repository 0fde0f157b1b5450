import ServiceDesk
import Testing

@testable import Conversations
@testable import Gateway

@Suite struct ProposedPolicyTests {
    private func faults(_ text: String) -> [FileFault] {
        do {
            _ = try ProposedPolicy(text: text, file: "policy.yaml", over: ServiceLevel())
            return []
        } catch { return error.faults }
    }

    @Test func `limits and people are read; what is left out stays as it is`() throws {
        var current = ServiceLevel()
        current.manyHomes = 7
        let both = try ProposedPolicy(
            text: """
                limits: {classes: {N1: {accept: 15 min}}}
                people:
                  - {name: 李师傅, department: engineering, shifts: [mon-fri 08:00-18:00]}
                """, file: "policy.yaml", over: current)
        #expect(both.level?.classes[.repair]?.accept == .minutes(15) && both.level?.manyHomes == 7)
        #expect(both.workers?.map(\.name.shown) == ["李师傅"] && both.workers?.first?.shifts != nil)
        #expect(
            try ProposedPolicy(text: "people: [{name: 甲, department: cleaning}]", file: "p", over: current).level == nil
        )
    }

    @Test(
        arguments: [
            ("", "empty"), ("{}", "changes nothing"), ("limit: {}", "limit"),
            ("people: [{name: 甲}]", "department"), ("people: [{department: cleaning}]", "name"),
            ("people: [{name: 甲, department: cleaning, shifts: [always]}]", "always"), ("a: [", "YAML"),
        ])
    func `what is wrong is named`(_ text: String, _ named: String) {
        #expect(faults(text).contains { "\($0.problem)".contains(named) }, "\(faults(text))")
    }
}
