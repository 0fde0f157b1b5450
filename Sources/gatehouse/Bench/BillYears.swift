import Chat
import ServiceDesk
import Storage

/// Made-up bills of a large community: every month each home is billed for its area, its water and a parking space, and
/// pays.
struct BillYears {
    static let community = "bench"
    static let channel: ChannelID = "bench"
    static let managers: ChatID = "managers"
    static let manager: SenderID = "manager"
    static let first = Month(year: 2021, month: 1)

    /// Of a bill.
    static let lines = 3

    let homes: Int

    private static let perBuilding = 200

    func address(_ home: Int) -> HomeAddress {
        let inside = home % Self.perBuilding
        return HomeAddress(
            building: String(home / Self.perBuilding + 1), unit: String(inside / 100 + 1),
            room: String((inside % 100 / 4 + 1) * 100 + inside % 4 + 1))
    }

    func resident(_ home: Int) -> SenderID { SenderID("resident-\(home)") }
    func direct(_ home: Int) -> ChatID { ChatID("direct-\(home)") }

    /// Somebody in every home, whom the desk can write to alone.
    var roll: Roll {
        let people = (0..<homes).map { home in
            Roll.Person(
                id: "r\(home)", role: .resident, name: "r\(home)", homes: [address(home)],
                accounts: [.init(channel: Self.channel, sender: resident(home), direct: direct(home))])
        }
        let manager = Roll.Person(
            id: "m", role: .manager, name: "m",
            accounts: [.init(channel: Self.channel, sender: Self.manager, direct: nil)])
        return Roll(
            community: .init(
                id: Self.community, name: Self.community, zone: .gmt, language: .chinese, level: ServiceLevel()),
            rooms: [.init(channel: Self.channel, id: Self.managers, setting: .managers)],
            homes: (0..<homes).map(address), people: people + [manager])
    }

    // MARK: tables, as accounting programs write them

    /// Three lines a home.
    func bills(_ index: Int) -> [UInt8] {
        let month = Self.first + index
        let due = date(month.first + 30)
        var text = "building,unit,room,month,kind,what,quantity,measure,price,amount,due,clause\n"
        for home in 0..<homes {
            let at = address(home)
            let place = "\(at.building),\(at.unit ?? ""),\(at.room),\(month)"
            let area = area(home)
            // 2.80 a square metre, half a fen up.
            let property = (area * 280 + 50) / 100
            let (before, after) = (reading(home, index), reading(home, index + 1))
            text += "\(place),property,,\(yuan(area)),㎡,2.80,\(yuan(property)),\(due),12\n"
            text += "\(place),water,,\(after - before),t,3.45,\(yuan((after - before) * 345)),\(due),\n"
            text += "\(place),parking,A\(home),,,,300.00,\(due),\n"
        }
        return Array(text.utf8)
    }

    func payments(_ index: Int) -> [UInt8] {
        let day = date((Self.first + index).first + 20)
        var text = "building,unit,room,day,amount,receipt\n"
        for home in 0..<homes {
            let at = address(home)
            let water = (reading(home, index + 1) - reading(home, index)) * 345
            let paid = (area(home) * 280 + 50) / 100 + water + 30_000
            text += "\(at.building),\(at.unit ?? ""),\(at.room),\(day),\(yuan(paid)),\(index)-\(home)\n"
        }
        return Array(text.utf8)
    }

    /// In hundredths of a square metre.
    private func area(_ home: Int) -> Int { 6000 + home * 37 % 9000 }

    /// Of a water meter, in tons.
    private func reading(_ home: Int, _ index: Int) -> Int { index * 10 + (index * 7 + home * 3) % 9 }

    private func date(_ day: CivilDay) -> String {
        let (year, month, day) = day.parts
        return "\(year)-\(month)-\(day)"
    }

    private func yuan(_ hundredths: Int) -> String {
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
