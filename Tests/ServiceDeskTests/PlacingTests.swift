import Testing

@testable import ServiceDesk

@Suite struct PlacingTests {
    /// What was told, by somebody of 3-2-501, and where it then is.
    @Test(
        arguments: [
            (Category.waterOutage, Place(), Place(building: "3", unit: "2", room: "501")),
            (.elevatorStopped, Place(), Place(building: "3", unit: "2")),
            (.green, Place(), Place()),
            (.waterLeak, Place(area: .kitchen), Place(building: "3", unit: "2", room: "501", area: .kitchen)),
            (.waterLeak, Place(room: "501"), Place(building: "3", unit: "2", room: "501")),
            (.waterLeak, Place(room: "502"), Place(building: "3", unit: "2", room: "502")),
            (
                .waterLeak, Place(building: "3", area: .kitchen),
                Place(building: "3", unit: "2", room: "501", area: .kitchen)
            ),
            (.waterLeak, Place(building: "5", area: .kitchen), Place(building: "5", area: .kitchen)),
            (.powerLight, Place(floor: "5"), Place(building: "3", unit: "2", floor: "5")),
            (.powerLight, Place(unit: "1"), Place(building: "3", unit: "1")),
            (
                .powerLight, Place(floor: "5", area: .corridor),
                Place(building: "3", unit: "2", floor: "5", area: .corridor)
            ),
            (.waterLeak, Place(area: .garage), Place(area: .garage)),
            (.elevatorFault, Place(building: "5", unit: "1"), Place(building: "5", unit: "1")),
        ])
    func `what was left out is taken from the home, and nothing else`(
        _ category: Category, _ told: Place, _ found: Place
    ) {
        var town = Town()
        let heard = town.say(.wang, Act(.report, category: category, place: told.isEmpty ? nil : told))
        #expect(town[1001]?.place == found)
        #expect(heard.open.map(\.key) == [.received])
    }

    @Test(
        arguments: [
            (Category.waterLeak, Place()), (.powerLight, Place(floor: "5")), (.powerLight, Place(area: .corridor)),
            (.waterLeak, Place(area: .kitchen)), (.waterLeak, Place(room: "501")), (.elevatorStopped, Place()),
        ])
    func `a stranger is asked, once and freely`(_ category: Category, _ told: Place) {
        var town = Town()
        let heard = town.say(.stranger, Act(.report, category: category, place: told.isEmpty ? nil : told))
        #expect(heard.open.map(\.key) == [.receivedHere, .askPlace])
        #expect(town[1001]?.state == .received && heard.posted.isEmpty)
        #expect(town.due(.clarification, 1001) == .minutes(10))
    }

    @Test func `at a known home the question has numbers`() {
        var town = Town()
        let heard = town.say(.wang, .leak(at: nil))
        #expect(heard.open.map(\.key) == [.received, .askPlaceChoice])
        #expect(heard.open.last?[.choices] == .places([.home, .corridor, .garage, .elsewhere]))
    }

    @Test func `two troubles without a place are one question`() {
        var town = Town()
        let heard = town.say(.stranger, .leak(at: nil), Act(.report, category: .powerHazard))
        #expect(heard.open.map(\.key) == [.receivedHere, .askPlace])
        let answered = town.say(
            .stranger, Act(.addDetail, place: Place(building: "2", unit: "1", room: "302")),
            with: .init(words: "2-1-302"))
        #expect(town.tickets.map(\.state) == [.dispatched, .dispatched])
        #expect(town.tickets.map(\.place.room) == ["302", "302"])
        #expect(answered.answers == 1 && answered.posted.map(\.key) == [.card, .card])
    }
}
