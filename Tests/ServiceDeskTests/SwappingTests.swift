import Foundation
import Testing

@testable import ServiceDesk

@Suite struct SwappingTests {
    private static let tomorrow = Window(
        from: (Town.morning + .hours(15)).date, to: (Town.morning + .hours(39)).date)

    private func duties(_ decision: Decision) -> [Change] {
        decision.changes.filter { if case .duty = $0 { true } else { false } }
    }

    private func ask(_ name: String?, when: Window? = tomorrow, in town: inout Town) -> Decision {
        var act = Act(.swapShift, when: when)
        act.person = name
        return town.say(.li, act)
    }

    /// The other answers a trade that they were asked for.
    private func answer(_ intent: Intent, to asked: Decision, in town: Town) -> Decision {
        var file = town.file(of: .bao, .init(), naming: [])
        for case .swap(let person, let swap) in asked.changes where person == Person.bao.id { file.swapOffered = swap }
        return file.decide([Act(intent)], at: town.now)
    }

    @Test func `nothing changes before the other's yes; then both do`() {
        var town = Town()
        let asked = ask("包师傅", in: &town)
        #expect(duties(asked).isEmpty)
        let agreed = answer(.agreeSwap, to: asked, in: town)
        #expect(duties(agreed).count == 2 && agreed.atWork.map(\.key).contains(.swapDone))
    }

    @Test func `a no leaves all as it was`() {
        var town = Town()
        let declined = answer(.declineSwap, to: ask("包师傅", in: &town), in: town)
        #expect(duties(declined).isEmpty && declined.atWork.map(\.key).contains(.swapDeclined))
    }

    @Test func `a word that takes jobs is no yes, nor is a yes after the shifts, nor one to nothing`() {
        var town = Town()
        let asked = ask("包师傅", in: &town)
        #expect(duties(answer(.accept, to: asked, in: town)).isEmpty)
        town.now = town.now + .hours(40)
        #expect(answer(.agreeSwap, to: asked, in: town).atWork.map(\.key) == [.swapNone])
        #expect(town.say(.bao, Act(.agreeSwap)).atWork.map(\.key) == [.swapNone])
    }

    @Test func `nobody of another department is asked`() {
        var town = Town()
        #expect(ask("小周", in: &town).atWork.map(\.key) == [.nobodyNamed])
    }

    @Test func `who and when are asked for, and nobody of that name is said`() {
        var town = Town()
        #expect(ask(nil, in: &town).atWork.map(\.key) == [.swapHow])
        #expect(ask("包师傅", when: nil, in: &town).atWork.map(\.key) == [.swapHow])
        #expect(ask("诸葛", in: &town).atWork.map(\.key) == [.nobodyNamed])
    }

    @Test func `leave told beforehand begins when it is told, and managers hear who is left`() {
        var town = Town()
        let decision = town.say(.li, Act(.leave, when: Self.tomorrow))
        guard case .duty(_, let isOn, let from, let until)? = duties(decision).first else {
            Issue.record("nobody leaves")
            return
        }
        #expect(!isOn && from == Town.morning + .hours(15) && until == Town.morning + .hours(39))
        #expect(decision.atWork.map(\.key) == [.leaveNoted])
        #expect(town.say(.li, Act(.leave)).atWork.map(\.key) == [.leaveWhen])
    }
}
