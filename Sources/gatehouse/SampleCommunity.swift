import Chat
import Foundation
import Playground
import ServiceDesk
import Storage
import Understanding

/// 桂园小区, the community of the demo: 3 buildings, 40 homes, 6 staff in 4 departments, 1 manager.
///
/// Its names are data of the sample, as a community's own are data of its configuration.
enum SampleCommunity {
    static let id = "guiyuan"
    static let name = "桂园小区"
    static let channel: ChannelID = "playground"
    static let facts = Facts(
        values: [
            "office_hours": "每天 8:30–18:00", "office_place": "1 号楼一层", "office_phone": "0571-8800 1000",
            "guard_phone": "0571-8800 1001（24 小时）", "prices": "换角阀 35 元起，疏通下水 80 元起，换灯具 30 元起，材料另计",
            "decoration": "带身份证和装修图纸到服务中心登记，工作日 8:00–12:00、14:00–18:00 施工", "card": "带身份证到服务中心补办，工本费 15 元",
            "garbage": "每天 7:00–9:00、18:00–20:00",
        ], source: "服务中心公示栏，2026年1月")

    private struct Neighbour {
        let id: String
        let name: String
        let home: String
    }

    private struct Worker {
        let id: String
        let name: String
        let department: Department
        let title: String
        let phone: String
    }

    private static let neighbours = [
        Neighbour(id: "wangfang", name: "王芳", home: "3-2-501"),
        Neighbour(id: "chenwei", name: "陈伟", home: "3-2-401"),
        Neighbour(id: "liuyang", name: "刘洋", home: "1-1-301"),
        Neighbour(id: "zhaomin", name: "赵敏", home: "2-1-202"),
        Neighbour(id: "anna", name: "Anna", home: "2-2-302"),
    ]

    private static let workers = [
        Worker(id: "li", name: "李师傅", department: .engineering, title: "工程 水电", phone: "13800138001"),
        Worker(id: "wang", name: "王师傅", department: .engineering, title: "工程 综合", phone: "13800138002"),
        Worker(id: "zhou", name: "小周", department: .service, title: "客服", phone: "13800138003"),
        Worker(id: "wu", name: "小吴", department: .service, title: "客服", phone: "13800138004"),
        Worker(id: "zhang", name: "张队长", department: .security, title: "秩序", phone: "13800138005"),
        Worker(id: "sun", name: "孙阿姨", department: .cleaning, title: "保洁", phone: "13800138006"),
    ]

    private static let manager = (id: "zhaojingli", name: "赵经理", title: "项目经理", phone: "13800138007")

    /// Three buildings: 16, 12 and 12 homes.
    static let homes: [HomeAddress] = [(1, 2, 4, 2), (2, 2, 3, 2), (3, 2, 6, 1)].flatMap {
        building, units, floors, doors in
        (1...units).flatMap { unit in
            (1...floors).flatMap { floor in
                (1...doors).map { door in
                    HomeAddress(building: "\(building)", unit: "\(unit)", room: "\(floor)0\(door)")
                }
            }
        }
    }

    static var roll: Roll {
        Roll(
            community: .init(
                id: id, name: name, zone: TimeZone(identifier: "Asia/Shanghai") ?? .gmt, language: .chinese,
                level: ServiceLevel()),
            rooms: [
                .init(channel: channel, id: "residents", setting: .residents, name: "桂园业主群"),
                .init(channel: channel, id: "staff", setting: .staff, name: "维修工作群"),
                .init(channel: channel, id: "managers", setting: .managers, name: "管理群"),
            ], homes: homes,
            people: neighbours.map { neighbour in
                .init(
                    id: neighbour.id, role: .resident, name: neighbour.name, homes: [address(neighbour.home)],
                    accounts: [account(neighbour.id)])
            }
                + workers.map { worker in
                    .init(
                        id: worker.id, role: .staff, name: worker.name, department: worker.department,
                        phone: worker.phone, accounts: [account(worker.id)])
                }
                + [
                    .init(
                        id: manager.id, role: .manager, name: manager.name, phone: manager.phone,
                        accounts: [account(manager.id)])
                ])
    }

    /// The same people as the playground shows them, and one whom nobody has enrolled.
    static var cast: Cast {
        let people =
            neighbours.map { Cast.Person(id: $0.id, name: $0.name, role: .resident, place: $0.home) }
            + [Cast.Person(id: "passerby", name: "路人甲", role: .resident, place: "未登记")]
            + workers.map { Cast.Person(id: $0.id, name: $0.name, role: .staff, place: $0.title) }
            + [Cast.Person(id: manager.id, name: manager.name, role: .manager, place: manager.title)]
        let staff = workers.map(\.id) + [manager.id]
        return Cast(
            community: name, bot: "小管家", people: people,
            rooms: [
                .init(id: "residents", kind: .residents, name: "桂园业主群", members: people.map(\.id)),
                .init(id: "staff", kind: .staff, name: "维修工作群", members: staff),
                .init(
                    id: "managers", kind: .managers, name: "管理群",
                    members: [manager.id] + workers.filter { $0.department == .service }.map(\.id)),
            ])
    }

    private static func account(_ id: String) -> Roll.Account {
        .init(channel: channel, sender: SenderID(id), direct: ChatID("direct-\(id)"))
    }

    private static func address(_ text: String) -> HomeAddress {
        let parts = text.split(separator: "-").map(String.init)
        return HomeAddress(building: parts[0], unit: parts[1], room: parts[2])
    }
}
