import Chat
import Foundation
import ServiceDesk
import Storage

/// A scene's cast as the house knows people and rooms.
extension Scene.Cast {
    func roll(channel: ChannelID, community: String) -> Roll {
        var known = Roll.Community(
            id: community, name: community, zone: timeZone, language: language, level: ServiceLevel(),
            dispatching: DispatchMode(rawValue: dispatch.rawValue) ?? .appoint)
        known.figures.reports = FigureSettings.standard.reports.filter { kind, _ in
            reports.contains { $0.rawValue == kind.rawValue }
        }
        known.care = CareSettings(
            minute: care.isEmpty ? nil : CareSettings.standard.minute, plans: care.map { CarePlanID($0) })
        // Only the scene says what the weather is; the place is nowhere.
        known.care.weather = WeatherSettings(latitude: "0", longitude: "0")
        if publishes { known.fees.publication = .standard }
        return Roll(
            community: known,
            rooms: groups.map { group in
                var room = Roll.Room(
                    channel: channel, id: ChatID(group.name), setting: group.kind.setting,
                    department: group.department.flatMap { Department(rawValue: $0.rawValue) }, name: group.name)
                room.buildings = group.buildings
                return room
            },
            homes: people.flatMap { $0.homes.map(\.address) } + homes.map(\.address),
            people: people.compactMap { person in
                guard let role = person.role.known else { return nil }
                var enrolled = Roll.Person(
                    id: person.name, role: role, name: person.name,
                    department: person.department.flatMap { Department(rawValue: $0.rawValue) } ?? role.usual,
                    homes: person.homes.map(\.address),
                    accounts: [
                        .init(
                            channel: channel, sender: SenderID(person.name), direct: ChatID(Self.direct + person.name))
                    ])
                enrolled.isHead = person.isHead
                enrolled.shifts = person.isOff ? WeeklyShifts([]) : nil
                return enrolled
            })
    }

    func room(_ place: Scene.Place) -> Room {
        switch place {
        case .group(let name): Room(id: ChatID(name), kind: .group, name: name)
        case .direct(let person): Room(id: ChatID(Self.direct + person), kind: .direct)
        }
    }

    func place(_ room: Room) -> Scene.Place {
        room.kind == .direct ? .direct(String(room.id.raw.dropFirst(Self.direct.count))) : .group(room.id.raw)
    }

    private static let direct = "direct:"
}

extension Scene.Role {
    /// Nil for a stranger: the house has never heard of them.
    fileprivate var known: Role? {
        switch self {
        case .resident: .resident
        case .staff: .staff
        case .manager: .manager
        case .stranger: nil
        }
    }
}

extension Scene.Group.Kind {
    fileprivate var setting: CaseFile.Setting {
        switch self {
        case .residents: .residents
        case .staff: .staff
        case .managers: .managers
        }
    }
}

extension Role {
    /// Staff of a scene repair things unless it says otherwise.
    fileprivate var usual: Department? { self == .staff ? .engineering : nil }
}

extension Scene.Home {
    fileprivate var address: HomeAddress { HomeAddress(building: building, unit: unit, room: room) }
}
