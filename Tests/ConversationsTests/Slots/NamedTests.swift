import Chat
import Foundation
import ServiceDesk
import Testing

@testable import Understanding

/// Places, sums, people and periods, text by text; the tables say how to read them.
@Suite struct NamedTests {
    static let places = SlotTable("places")
    static let sums = SlotTable("sums")
    static let others = SlotTable("others")

    @Test func `the tables are there`() {
        #expect(Self.places.rows.count > 150)
        #expect(Self.sums.rows.count > 100)
        #expect(Self.others.rows.count > 60)
    }

    private func heard(_ row: SlotTable.Row) throws -> Heard {
        let (now, zone) = try #require(TimeStamp.read(row.now))
        let hearing = Hearing(role: .resident, chat: .direct, now: now, zone: zone)
        return try #require(try WordsFolder.understander.get().heard(row.text, in: hearing))
    }

    @Test(arguments: places.rows)
    func `places are found in every habit of writing them`(_ row: SlotTable.Row) throws {
        let told = PlaceList(try heard(row).whereabouts).places.map { place in
            [
                place.building.map { "b\($0)" }, place.unit.map { "u\($0)" }, place.room.map { "r\($0)" },
                place.floor.map { "f\($0)" }, place.area?.rawValue,
            ].compactMap(\.self).joined(separator: " ")
        }
        #expect(told.joined(separator: "; ") == row.told, "\(row)")
    }

    @Test(arguments: sums.rows)
    func `phones, tickets, money, spans and ratings are told apart`(_ row: SlotTable.Row) throws {
        let told = try heard(row).entities.compactMap { entity -> String? in
            switch entity.kind {
            case .phone(let phone): "phone=\(phone)"
            case .ticket(let number, _): "ticket=\(number)"
            case .amount(let amount): "amount=\(amount)"
            case .duration(let minutes): "minutes=\(minutes)"
            case .rating(let rating): "rating=\(rating)"
            case .address, .time, .person: nil
            }
        }
        #expect(told.joined(separator: "; ") == row.told, "\(row)")
    }

    @Test(arguments: others.rows)
    func `people, departments, readers of a notice and periods are named`(_ row: SlotTable.Row) throws {
        let heard = try heard(row)
        let told = [
            "person": heard.person, "department": heard.department?.rawValue, "period": heard.period,
            "audience": heard.audience.map(Self.shown),
        ]
        for pair in row.told.split(separator: "; ") {
            let sides = pair.split(separator: "=")
            #expect(told[String(sides[0])] == String(sides[1]), "\(row)")
        }
    }

    private static func shown(_ audience: Audience) -> String {
        if audience.all { return "all" }
        let units = audience.units.isEmpty ? "" : "/" + audience.units.joined(separator: ",")
        return audience.buildings.joined(separator: ",") + units
    }
}
