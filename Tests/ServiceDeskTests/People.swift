import ServiceDesk

/// Who lives and works in `Town`.
enum Person: Int64, CaseIterable {
    /// Of 3-2-501, with a direct chat, and somebody of the same family.
    case wang = 1
    case son
    /// Of 3-2-401, without a direct chat.
    case chen
    /// In no books.
    case stranger
    case li
    case bao
    /// Service desk, with one open ticket; and with three.
    case zhou
    case qian
    case hu
    case zhao

    var id: PersonID { PersonID(rawValue) }

    var name: String {
        switch self {
        case .wang: "王芳"
        case .son: "王小明"
        case .chen: "陈伟"
        case .stranger: "路人甲"
        case .li: "李师傅"
        case .bao: "包师傅"
        case .zhou: "小周"
        case .qian: "小钱"
        case .hu: "胡队长"
        case .zhao: "赵经理"
        }
    }

    var role: Role {
        switch self {
        case .wang, .son, .chen, .stranger: .resident
        case .li, .bao, .zhou, .qian, .hu: .staff
        case .zhao: .manager
        }
    }

    var department: Department? {
        switch self {
        case .wang, .son, .chen, .stranger, .zhao: nil
        case .li, .bao: .engineering
        case .zhou, .qian: .service
        case .hu: .security
        }
    }

    var setting: CaseFile.Setting {
        switch self {
        case .wang, .son, .chen, .stranger: .residents
        case .li, .bao, .zhou, .qian, .hu: .staff
        case .zhao: .managers
        }
    }

    static let home = Home(id: HomeID(501), address: HomeAddress(building: "3", unit: "2", room: "501"))
    static let next = Home(id: HomeID(401), address: HomeAddress(building: "3", unit: "2", room: "401"))

    var homes: [Home] {
        switch self {
        case .wang, .son: [Self.home]
        case .chen: [Self.next]
        case .stranger, .li, .bao, .zhou, .qian, .hu, .zhao: []
        }
    }

    var speaker: Speaker {
        Speaker(
            person: id, role: role, name: name, department: department, homes: homes,
            hasDirectChat: self == .wang || self == .son)
    }

    var colleague: Colleague? {
        guard role != .resident else { return nil }
        return Colleague(
            person: id, role: role, name: ServiceName(name), department: department, onDuty: true,
            owned: self == .zhou ? 1 : 3, phone: self == .li ? "13800138000" : nil)
    }
}
