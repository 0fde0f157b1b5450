import Chat
import Foundation

/// The lines above the first section: `keyword: value` or `keyword name: value`.
///
/// A further setting is a case of `Word`, its spellings, and its line in `read`.
struct Header {
    enum Word: CaseIterable {
        case start, bot, person, room, pending, dispatch, fact, homes, reports, care, publish

        var spellings: [String] {
            switch self {
            case .start: ["开始", "start"]
            case .bot: ["机器人", "bot"]
            case .person: ["人物", "person"]
            case .room: ["群", "room", "group"]
            case .pending: ["待办", "pending"]
            case .dispatch: ["派单", "dispatch"]
            case .fact: ["资料", "fact"]
            case .homes: ["空房", "homes"]
            case .reports: ["报表", "reports"]
            case .care: ["巡查", "care"]
            case .publish: ["公示", "publish"]
            }
        }

        init?(_ spelling: String) {
            let lowered = spelling.lowercased()
            guard let word = Self.allCases.first(where: { $0.spellings.contains(lowered) }) else { return nil }
            self = word
        }
    }

    private(set) var start: (date: Date, zone: TimeZone)?
    private(set) var bot: String?
    private(set) var people: [Scene.Person] = []
    private(set) var groups: [Scene.Group] = []
    private(set) var pending: Scene.Pending?
    private(set) var dispatch: Scene.Dispatch?
    private(set) var facts: [String: String] = [:]
    private(set) var homes: [Scene.Home] = []
    private(set) var reports: Set<Scene.Report> = []
    private(set) var care: [String] = []
    private(set) var publishes = false

    /// Reads one line, from its beginning.
    mutating func read(_ cursor: inout Cursor, line: Int) throws(Complaint) {
        let spelling = cursor.take { $0 != " " && $0 != ":" }
        guard let word = Word(spelling) else {
            let known = Word.allCases.flatMap(\.spellings).joined(separator: ", ")
            throw Complaint("expected a line of the header (\(known)) or the first section, not “\(spelling)”")
        }
        let name = cursor.take { $0 != ":" }.trimmed
        guard cursor.take(":") else { throw Complaint("after “\(spelling)” expected a colon and what it is") }
        cursor.skipBlanks()
        switch word {
        case .start: try readStart(&cursor)
        case .bot: bot = try fresh(cursor.rest.folded)
        case .person: people.append(try cursor.person(named: fresh(name)))
        case .room: groups.append(try cursor.group(named: fresh(name)))
        case .dispatch: dispatch = try cursor.dispatch()
        case .fact:
            guard !name.isEmpty, !cursor.atEnd else {
                throw Complaint("expected a fact, as in “资料 office_hours: 8:30-18:00”")
            }
            facts[name] = cursor.rest
            cursor.position = cursor.written.count
        case .homes: homes += try cursor.homes()
        case .reports: reports = try cursor.reports()
        case .care: care = try cursor.names()
        case .publish: publishes = try cursor.standard()
        case .pending:
            guard !cursor.atEnd else { throw Complaint("say what the scene waits for") }
            pending = Scene.Pending(reason: cursor.rest, line: line)
        }
    }

    /// - Parameter language: decides what the bot is called where the header does not say.
    func cast(in language: Language) throws(Complaint) -> Scene.Cast {
        guard let start else {
            throw Complaint("the header lacks its start, as in “开始: 2026-03-02 09:00 Asia/Shanghai”")
        }
        let bot = bot ?? (language == .chinese ? "小管家" : "Desk")
        guard !people.contains(where: { $0.name == bot }), !groups.contains(where: { $0.name == bot }) else {
            throw Complaint("“\(bot)” is what the bot is called; give it another name, as in “机器人: 桂园管家”")
        }
        return Scene.Cast(
            language: language, start: start.date, timeZone: start.zone, bot: bot, people: people, groups: groups,
            dispatch: dispatch ?? .appoint, facts: facts, homes: homes, reports: reports, care: care,
            publishes: publishes)
    }

    private mutating func readStart(_ cursor: inout Cursor) throws(Complaint) {
        guard start == nil else { throw Complaint("the start is already given above") }
        let components = try cursor.dateAndTime()
        let name = cursor.rest.folded
        guard !name.isEmpty, let zone = TimeZone(identifier: name) else {
            throw Complaint("after date and time expected a time zone, as in Asia/Shanghai, not “\(name)”")
        }
        start = (try Calendar.civil(in: zone).instant(of: components), zone)
    }

    /// Names tell speakers and rooms apart, so each stands for one thing only.
    private func fresh(_ name: String) throws(Complaint) -> String {
        guard !name.isEmpty else { throw Complaint("expected a name in front of the colon, as in “人物 王阿姨: 业主 3栋501”") }
        guard !name.contains(where: { "#>@[](){}|".contains($0) }) else {
            throw Complaint("the name “\(name)” holds a character the script needs: # > @ [ ] ( ) { } |")
        }
        let taken = people.map(\.name) + groups.map(\.name) + (bot.map { [$0] } ?? [])
        guard !taken.contains(name) else {
            throw Complaint("“\(name)” is already the name of someone or something above")
        }
        return name
    }
}

extension String {
    var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
