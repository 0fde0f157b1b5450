/// What stands behind the colon of a person or a group.
extension Cursor {
    /// `业主 3栋501`, `staff engineering`: a role, then homes and a department in any order.
    mutating func person(named name: String) throws(Complaint) -> Scene.Person {
        var words = rest.folded.lowercased().split { $0 == " " || $0 == "," || $0 == "、" }.map(String.init)
        position = written.count
        guard !words.isEmpty, let role = Self.roles[words.removeFirst()] else {
            throw Complaint("expected what “\(name)” is: \(Self.spellings(of: Self.roles))")
        }
        let isHead = words.contains { Self.heads.contains($0) }
        let isOff = words.contains { Self.off.contains($0) }
        words.removeAll { Self.heads.contains($0) || Self.off.contains($0) }
        let departments = words.compactMap { Self.department($0) }
        words.removeAll { Self.department($0) != nil }
        let written = words.joined(separator: " ")
        guard let homes = Scene.Home.all(in: written) else {
            throw Complaint(
                "“\(written)” is neither a home (3栋501, 3栋2单元501, 3-2-501, building 3 unit 2 room 501) "
                    + "nor a department (\(Self.spellings(of: Self.departments)))")
        }
        guard departments.count < 2 else { throw Complaint("“\(name)” can work in one department only") }
        switch role {
        case .staff, .manager: break
        case .resident where departments.isEmpty: break
        case .resident: throw Complaint("a resident has no department")
        case .stranger where departments.isEmpty && homes.isEmpty: break
        case .stranger: throw Complaint("a stranger is in no book: neither with a home nor with a department")
        }
        return Scene.Person(
            name: name, role: role, homes: homes, department: departments.first, isHead: isHead, isOff: isOff)
    }

    mutating func group(named name: String) throws(Complaint) -> Scene.Group {
        var words = rest.folded.lowercased().filter { $0 != "'" && $0 != "’" }.split(separator: " ").map(String.init)
        position = written.count
        // A room of staff may be one department's: 员工群 保洁, staff cleaning.
        let department = words.count > 1 ? words.last.flatMap(Self.department) : nil
        if department != nil { words.removeLast() }
        let buildings = Self.buildings(from: &words)
        let written = words.joined(separator: " ")
        guard let kind = Self.kinds[written] else {
            throw Complaint("expected what kind of group “\(name)” is: \(Self.spellings(of: Self.kinds))")
        }
        guard department == nil || kind == .staff else {
            throw Complaint("“\(name)” is no room of staff, so it has no department")
        }
        guard buildings.isEmpty || kind == .residents else {
            throw Complaint("“\(name)” is no group of residents, so it has no buildings")
        }
        return Scene.Group(name: name, kind: kind, department: department, buildings: buildings)
    }

    mutating func homes() throws(Complaint) -> [Scene.Home] {
        let written = rest.folded.lowercased()
        position = self.written.count
        guard let homes = Scene.Home.all(in: written), !homes.isEmpty else {
            throw Complaint("expected homes, as in “空房: 5栋101 5栋102”, not “\(written)”")
        }
        return homes
    }

    mutating func dispatch() throws(Complaint) -> Scene.Dispatch {
        let written = rest.folded.lowercased()
        position = self.written.count
        guard let dispatch = Self.dispatches[written] else {
            throw Complaint("expected how jobs find their people: \(Self.spellings(of: Self.dispatches))")
        }
        return dispatch
    }

    /// 业主群 3栋 5栋, residents building 3: a group may be of some buildings only; they are taken from the end.
    private static func buildings(from words: inout [String]) -> [String] {
        var found: [String] = []
        while let last = words.last {
            if last.hasSuffix("栋"), last.count > 1 {
                found.append(String(last.dropLast()))
                words.removeLast()
            } else if words.count > 2, words[words.count - 2] == "building" {
                found.append(last)
                words.removeLast(2)
            } else {
                break
            }
        }
        return found.reversed()
    }

    /// `日报、周报`: which reports are told, each at its usual time.
    mutating func reports() throws(Complaint) -> Set<Scene.Report> {
        let words = rest.folded.lowercased().split { $0 == " " || $0 == "," || $0 == "、" }.map(String.init)
        position = written.count
        let known = words.compactMap { Self.reportNames[$0] }
        guard !words.isEmpty, known.count == words.count else {
            throw Complaint("expected reports: \(Self.spellings(of: Self.reportNames))")
        }
        return Set(known)
    }

    /// `drains, lifts`: names of plans.
    mutating func names() throws(Complaint) -> [String] {
        let words = rest.folded.lowercased().split { $0 == " " || $0 == "," || $0 == "、" }.map(String.init)
        position = written.count
        guard !words.isEmpty else { throw Complaint("expected names of plans, as in “巡查: drains”") }
        return words
    }

    /// `标准`: the shipped calendar of publication, and no other.
    mutating func standard() throws(Complaint) -> Bool {
        let word = rest.folded.lowercased()
        position = written.count
        guard ["标准", "standard"].contains(word) else {
            throw Complaint("expected “standard”, the shipped calendar of publication, not “\(word)”")
        }
        return true
    }

    private static let reportNames: [String: Scene.Report] = [
        "日报": .daily, "daily": .daily, "周报": .weekly, "weekly": .weekly, "月报": .letter, "letter": .letter,
        "考核": .assessment, "assessment": .assessment,
    ]

    private static func department(_ word: String) -> Scene.Department? {
        departments[word.hasSuffix("部") ? String(word.dropLast()) : word]
    }

    private static func spellings<Meaning>(of table: [String: Meaning]) -> String {
        table.keys.sorted().joined(separator: ", ")
    }

    private static let heads: Set<String> = ["主管", "head"]
    private static let off: Set<String> = ["休息", "off"]

    private static let dispatches: [String: Scene.Dispatch] = [
        "指派": .appoint, "appoint": .appoint, "抢单": .take, "take": .take, "轮流": .rotate, "rotate": .rotate,
    ]

    private static let roles: [String: Scene.Role] = [
        "业主": .resident, "resident": .resident,
        "师傅": .staff, "员工": .staff, "staff": .staff,
        "经理": .manager, "manager": .manager,
        "陌生人": .stranger, "stranger": .stranger,
    ]

    private static let departments: [String: Scene.Department] = [
        "工程": .engineering, "engineering": .engineering,
        "秩序": .security, "保安": .security, "security": .security,
        "保洁": .cleaning, "cleaning": .cleaning,
        "绿化": .greening, "greening": .greening,
        "客服": .service, "service": .service,
        "财务": .finance, "finance": .finance,
    ]

    private static let kinds: [String: Scene.Group.Kind] = [
        "业主群": .residents, "residents group": .residents, "residents": .residents, "group": .residents,
        "员工群": .staff, "staff room": .staff, "staff": .staff,
        "管理群": .managers, "managers room": .managers, "managers": .managers,
    ]
}
