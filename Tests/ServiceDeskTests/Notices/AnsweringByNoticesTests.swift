import Testing

@testable import ServiceDesk

/// 停水了吗: what a notice tells of is answered from it.
@Suite struct AnsweringByNoticesTests {
    /// Water, from an hour ago until in two hours.
    private static func notice(for audience: Audience = Audience(all: true)) -> Notice {
        var notice = Notice(
            number: NoticeNumber(1), kind: .outage, words: "停水", author: PersonID(1), authorName: ServiceName("赵经理"),
            createdAt: Town.morning)
        notice.service = .water
        notice.audience = audience
        notice.from = Town.morning + .hours(-1)
        notice.to = Town.morning + .hours(2)
        notice.state = .sent
        return notice
    }

    private func hear(
        _ act: Act, _ notice: Notice = notice(), heard: Bool = false, answered: Instant? = nil,
        in setting: CaseFile.Setting = .direct, at now: Instant = Town.morning
    ) -> Decision {
        var town = Town()
        town.now = now
        var file = town.file(of: .wang, .init(words: "…", setting: setting), naming: [])
        file.known.notices = [notice]
        if heard { file.known.heard = [notice.number] }
        if let answered { file.known.answeredHere = [notice.number: answered] }
        return file.decide([act], at: now)
    }

    private func isPointed(_ decision: Decision) -> Bool {
        decision.changes.contains { if case .notices(.asked) = $0 { true } else { false } }
    }

    private func opens(_ decision: Decision) -> Bool {
        decision.changes.contains { if case .ticket = $0 { true } else { false } }
    }

    @Test(arguments: [Intent.report, .askInfo, .meToo])
    func `who asks or reports what a running notice tells of is pointed to it, and no ticket is opened`(
        _ intent: Intent
    ) {
        let decision = hear(Act(intent, category: .waterOutage))
        #expect(isPointed(decision) && !opens(decision))
    }

    @Test func `who was told and says it again has a ticket`() {
        let decision = hear(Act(.report, category: .waterOutage), heard: true)
        #expect(opens(decision) && !isPointed(decision))
    }

    @Test func `a question may be asked again`() {
        #expect(isPointed(hear(Act(.askInfo, category: .waterOutage), heard: true)))
    }

    @Test(arguments: [ServiceDesk.Category.waterLeak, .powerOutage, .elevatorTrapped])
    func `another trouble is taken up as ever`(_ category: ServiceDesk.Category) {
        #expect(opens(hear(Act(.report, category: category))))
    }

    @Test func `an emergency is never answered by a notice`() {
        #expect(opens(hear(Act(.report, category: .waterOutage, urgency: .emergency))))
    }

    @Test func `after its end, before its beginning and in another building a report is one`() {
        let late = hear(Act(.report, category: .waterOutage), at: Town.morning + .hours(3))
        let early = hear(Act(.report, category: .waterOutage), at: Town.morning + .hours(-2))
        let elsewhere = hear(Act(.report, category: .waterOutage), Self.notice(for: Audience(buildings: ["99"])))
        #expect([late, early, elsewhere].allSatisfy { opens($0) && !isPointed($0) })
    }

    @Test func `before it begins a question is answered with its times`() {
        let decision = hear(Act(.askInfo, category: .waterOutage), at: Town.morning + .hours(-2))
        guard case .answer(let open, _, _, _) = decision.messages.first else {
            Issue.record("no answer")
            return
        }
        #expect(open.map(\.key) == [.noticePlanned])
    }

    @Test func `in a group the next who asks within half a minute is counted, and nothing more is said`() {
        let decision = hear(
            Act(.askInfo, category: .waterOutage), answered: Town.morning + .seconds(-20), in: .residents)
        #expect(isPointed(decision) && decision.messages.isEmpty)
    }
}
