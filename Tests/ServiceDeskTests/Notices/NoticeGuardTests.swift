import Testing

@testable import ServiceDesk

@Suite struct NoticeGuardTests {
    @Test(arguments: [NoticePart.cause, .preparation, .contact])
    func `a stop that does not tell this is asked for it`(_ part: NoticePart) {
        var desk = NoticeDesk()
        let heard = desk.say(Act(.broadcast), .water { $0.tells.remove(part) })
        #expect(heard.atWork.first?.key == .noticeMissing)
        #expect(heard.atWork.first?[.missing] == .parts([part]))
    }

    @Test func `whom it is for and when to the minute are asked for too`() {
        var desk = NoticeDesk()
        let nobody = desk.say(Act(.broadcast), .water { $0.audience = nil })
        #expect(nobody.atWork.first?[.missing] == .parts([.audience]))
        let vague = desk.say(Act(.broadcast), .water { $0.isExact = false })
        #expect(vague.atWork.first?[.missing] == .parts([.times]))
    }

    @Test func `a number from the settings is contact enough, and stands under the notice`() {
        var desk = NoticeDesk()
        desk.rules.contact = DeskPhone("88001234")
        let heard = desk.say(Act(.broadcast), .water { $0.tells.remove(.contact) })
        #expect(heard.atWork.first?.key == .noticePreview)
        #expect(desk.say(Act(.confirmSend)).broadcasts.first?.open[.contact] == .contact(DeskPhone("88001234")))
    }

    @Test(arguments: [(NoticeService.water, 24), (.gas, 48), (.power, 168), (.heating, 48), (.elevator, 48)])
    func `a planned stop has to be told so many hours before`(_ service: NoticeService, _ hours: Int) {
        for (early, key) in [(1, WorkKey.noticePreview), (-1, .noticeLate)] {
            var desk = NoticeDesk()
            let from = Town.morning + .minutes(hours * 60 + early)
            let heard = desk.say(
                Act(.broadcast),
                .water {
                    $0.service = service
                    $0.window = Window(from: from.date, to: (from + .hours(3)).date)
                })
            #expect(heard.atWork.first?.key == key)
        }
    }

    @Test func `an emergency is told at once, also with no end in sight`() {
        var desk = NoticeDesk()
        let heard = desk.say(
            Act(.broadcast),
            .water {
                $0.isEmergency = true
                $0.window = nil
                $0.isExact = false
            })
        #expect(heard.atWork.first?.key == .noticePreview)
        #expect(desk.say(Act(.confirmSend)).broadcasts.count == 1)
        #expect(desk.alarms[.news] == desk.now + .minutes(30))
    }

    @Test func `what the law forbids is refused with the reason, and not even kept`() {
        let cases: [(NoticeGuard.Objection, (inout NoticeReading) -> Void)] = [
            (.threat, { $0.threatens = true }),
            (
                .debtors,
                {
                    $0.tellsOfDebts = true
                    $0.namesPeople = true
                }
            ),
            (
                .debtors,
                {
                    $0.tellsOfDebts = true
                    $0.namesHomes = true
                }
            ),
            (.homes, { $0.namesHomes = true }), (.phone, { $0.phones = ["13800001111"] }),
            (.phone, { $0.phones = ["8613800001111"] }),
        ]
        for (objection, change) in cases {
            var desk = NoticeDesk()
            let heard = desk.say(Act(.broadcast), .water(change))
            #expect(heard.atWork.first?.key == .noticeRefused)
            #expect(heard.atWork.first?[.objections] == .objections([objection]))
            #expect(desk[1] == nil && desk.pending == nil)
        }
    }

    @Test func `debts in general, the office's number and a colleague's are no objection`() {
        let rules = { () -> NoticeRules in
            var rules = NoticeRules()
            rules.contact = DeskPhone("138 0000 2222")
            return rules
        }()
        let guarding = NoticeGuard(rules: rules, phones: ["13800001111"], now: Town.morning)
        var reading = NoticeReading.flowers
        reading.tellsOfDebts = true
        reading.phones = ["13800001111", "13800002222", "057188001234", "88001234"]
        #expect(guarding.objections(to: reading) == [])
    }
}
