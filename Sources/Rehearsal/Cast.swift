import Chat
import Foundation

extension Scene {
    /// What a scene's header sets up before the first line is said.
    package struct Cast: Hashable, Sendable {
        /// From the file's name: `….zh.chat`.
        package let language: Language
        package let start: Date
        package let timeZone: TimeZone
        /// The name of the bot in this script.
        package let bot: String
        package let people: [Person]
        package let groups: [Group]
        package var dispatch = Dispatch.appoint
        /// What the community has published about itself.
        package var facts: [String: String] = [:]
        /// Homes in the books in which nobody of the cast lives.
        package var homes: [Home] = []
        /// What is told of the figures by itself; none unless the header says so.
        package var reports: Set<Report> = []
        /// Care plans the community keeps; none unless the header says so.
        package var care: [String] = []
        /// Accounts have to be published by the shipped calendar; they need not unless the header says so.
        package var publishes = false

        package func person(named name: String) -> Person? { people.first { $0.name == name } }
        package func group(named name: String) -> Group? { groups.first { $0.name == name } }
    }

    package struct Person: Hashable, Sendable {
        package let name: String
        package let role: Role
        /// In the order they are written; most have one or none.
        package let homes: [Home]
        package let department: Department?
        /// Heads the department.
        package var isHead = false
        /// Not on duty when the scene begins.
        package var isOff = false
    }

    /// How jobs find their people, named as the desk names it.
    package enum Dispatch: String, CaseIterable, Sendable {
        case appoint, take, rotate
    }

    /// Reports, named as the desk names them.
    package enum Report: String, CaseIterable, Sendable {
        case daily, weekly, letter, assessment
    }

    /// What a person is to the community; a stranger is an account that is bound to nobody.
    package enum Role: String, CaseIterable, Sendable {
        case resident, staff, manager, stranger
    }

    /// Named as the desk names its departments.
    package enum Department: String, CaseIterable, Sendable {
        case engineering, security, cleaning, greening, service, finance
    }

    package struct Home: Hashable, Sendable {
        package let building: String
        package let unit: String?
        package let room: String

        package init(building: String, unit: String? = nil, room: String) {
            self.building = building
            self.unit = unit
            self.room = room
        }
    }

    package struct Group: Hashable, Sendable {
        package let name: String
        package let kind: Kind
        /// Whose room it is; nil: all staff's, and the rooms of residents and managers.
        package let department: Department?
        /// The buildings a residents' group is of; empty: the whole community.
        package let buildings: [String]

        init(name: String, kind: Kind, department: Department? = nil, buildings: [String] = []) {
            self.name = name
            self.kind = kind
            self.department = department
            self.buildings = buildings
        }

        /// Who is in a group.
        package enum Kind: String, CaseIterable, Sendable {
            case residents, staff, managers
        }
    }
}
