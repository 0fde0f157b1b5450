import Chat
import Foundation
import ServiceDesk
import Storage

/// One community of the configuration: its rooms, its people, its homes.
struct RollReader {
    let section: Section
    let faults: FaultList

    /// Nil when it has no id or no usable zone; the faults say so.
    func read() -> Roll? {
        let id = section.text("id", orMissing: "a short name, never changed later")
        let name = section.text("name") ?? id ?? ""
        let zone = zone()
        let language = Language(section.text("language") ?? "zh")
        var level = section.section("limits").map { LimitsReader(section: $0, faults: faults).read() } ?? ServiceLevel()
        level.notices = section.section("notices").map { NoticesReader(section: $0, faults: faults).read() }
        let dispatching = section.word("dispatch", as: DispatchMode.self) ?? .appoint
        let figures = FiguresReader(section: section.section("figures"), faults: faults).read()
        let care = CareReader(section: section.section("care"), faults: faults).read()
        _ = section.section("facts")
        let rooms = section.sections("rooms").compactMap(room)
        let people = section.sections("people").compactMap(person)
        let homes = section.texts("homes").compactMap { home($0, line: section.line(of: "homes")) }
        let fees = section.section("fees").map { FeesReader(section: $0, faults: faults).read() }
        section.refuseOthers()
        for twice in Dictionary(grouping: people, by: \.id).filter({ $0.value.count > 1 }).keys.sorted() {
            faults.add(section.line(of: "people"), "two people of \(section.path) have the id ‘\(twice)’", "rename one")
        }
        guard let id, let zone else { return nil }
        var community = Roll.Community(
            id: id, name: name, zone: zone, language: language, level: level, dispatching: dispatching)
        community.figures = figures
        community.care = care
        if let fees { community.fees = fees }
        return Roll(community: community, rooms: rooms, homes: homes, people: people)
    }

    private func zone() -> TimeZone? {
        let name = section.text("zone") ?? "Asia/Shanghai"
        if let zone = TimeZone(identifier: name) { return zone }
        faults.add(section.line(of: "zone"), "there is no time zone ‘\(name)’", "write one such as Asia/Shanghai")
        return nil
    }

    private enum RoomSetting: String, CaseIterable { case residents, staff, managers }

    private func room(_ section: Section) -> Roll.Room? {
        let channel = section.text("channel", orMissing: "the id of one of the channels")
        let chat = section.text("chat", orMissing: "the platform's id of the room")
        let setting = section.word("setting", as: RoomSetting.self)
        if section.text("setting") == nil {
            faults.add(section.line, "\(section.path) has no ‘setting’", "write residents, staff or managers")
        }
        let department = section.word("department", as: Department.self)
        let name = section.text("name")
        let buildings = section.texts("buildings")
        if !buildings.isEmpty, setting == .staff || setting == .managers {
            faults.add(
                section.line(of: "buildings"), "\(section.path) is no room of residents and has ‘buildings’",
                "take them out; they say whose notices a residents’ group hears")
        }
        section.refuseOthers()
        guard let channel, let chat, let setting, let known = CaseFile.Setting(rawValue: setting.rawValue) else {
            return nil
        }
        var room = Roll.Room(
            channel: ChannelID(channel), id: ChatID(chat), setting: known, department: department, name: name)
        room.buildings = buildings
        return room
    }

    private func person(_ section: Section) -> Roll.Person? {
        let id = section.text("id", orMissing: "a short name, never changed later")
        let name = section.text("name", orMissing: "what residents and colleagues call them")
        let role = section.word("role", as: Role.self) ?? .resident
        let department = section.word("department", as: Department.self)
        let phone = section.text("phone")
        let homes = section.texts("homes").compactMap { home($0, line: section.line(of: "homes")) }
        let accounts = section.sections("accounts").compactMap(account)
        let work = WorkReader(section: section, faults: faults)
        let (isHead, skills, zones, shifts) = (work.isHead, work.skills, work.zones, work.shifts)
        if role == .staff && department == nil && section.text("department") == nil {
            faults.add(
                section.line, "\(section.path) is staff and has no ‘department’",
                "write one of: \(Department.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        section.refuseOthers()
        guard let id, let name else { return nil }
        var person = Roll.Person(
            id: id, role: role, name: name, department: department, phone: phone, homes: homes, accounts: accounts)
        person.isHead = isHead
        person.skills = skills
        person.zones = zones
        person.shifts = shifts
        return person
    }

    private func account(_ section: Section) -> Roll.Account? {
        let channel = section.text("channel", orMissing: "the id of one of the channels")
        let sender = section.text("sender", orMissing: "the platform's id of the person")
        let direct = section.text("direct")
        section.refuseOthers()
        guard let channel, let sender else { return nil }
        return .init(channel: ChannelID(channel), sender: SenderID(sender), direct: direct.map { ChatID($0) })
    }

    /// `3-2-501`: building, unit, room; `3-501` where there are no units.
    private func home(_ text: String, line: Int) -> HomeAddress? {
        if let home = HomeAddress(written: text) { return home }
        faults.add(line, "‘\(text)’ is no home", "write building-unit-room such as 3-2-501, or building-room")
        return nil
    }
}
