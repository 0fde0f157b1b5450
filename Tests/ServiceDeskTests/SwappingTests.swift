import Foundation
import Testing

@testable import ServiceDesk

@Suite struct SwappingTests {
    private static let tomorrow = Window(
        from: (Town.morning + .hours(15)).date, to: (Town.morning + .hours(39)).date)

    private func duties(_ decision: Decision) -> [Change] {
        decision.changes.filter { if case .duty = $0 { true } else { false } }
    }

    @discardableResult
    private func ask(_ name: String?, when: Window? = tomorrow, in town: inout Town) -> Decision {
        var act = Act(.swapShift, when: when)
        act.person = name
        return town.say(.li, act)
    }

    @Test func `nothing changes before the other's yes; then both do`() {
        var town = Town()
        #expect(duties(ask("包师傅", in: &town)).isEmpty)
        let agreed = town.say(.bao, Act(.accept))
        #expect(duties(agreed).count == 2 && agreed.atWork.map(\.key).contains(.swapDone))
    }

    @Test func `a no leaves all as it was`() {
        var town = Town()
        ask("包师傅", in: &town)
        let declined = town.say(.bao, Act(.decline))
        #expect(duties(declined).isEmpty && declined.atWork.map(\.key).contains(.swapDeclined))
        #expect(duties(town.say(.bao, Act(.accept))).isEmpty)
    }

    @Test func `a yes after the shift has begun is no yes`() {
        var town = Town()
        ask("包师傅", in: &town)
        town.now = town.now + .hours(20)
        #expect(duties(town.say(.bao, Act(.accept))).isEmpty)
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
