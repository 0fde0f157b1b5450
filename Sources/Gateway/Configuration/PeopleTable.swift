import Chat
import Conversations
import Foundation
import ServiceDesk
import Storage

/// A table of people: the first line names the columns, each further line is one person.
///
/// Columns: `id`, `name`, `role`, `department`, `phone`, `head`, `skills`, `zones`, `shifts`, `homes`, `accounts`; the
/// first two are needed. Several values in one field are set apart by `;`. Empty lines and lines that begin with # are
/// left out.
package struct PeopleTable {
    private enum Column: String, CaseIterable {
        case id, name, role, department, phone, head, skills, zones, shifts, homes, accounts
    }

    package let people: [Roll.Person]

    /// - Parameter channels: ids that an account may name.
    /// - Throws: every fault of every line; then nothing was read.
    package init(_ text: String, file: String, channels: Set<String>) throws(FileFaults) {
        let faults = FaultList(file: file)
        var columns: [Column]?
        var people: [Roll.Person] = []
        var lines: [String: Int] = [:]
        var accounts: [[String]: Int] = [:]
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let fields = Self.fields(of: line)
            guard fields != [""], fields.first?.hasPrefix("#") != true else { continue }
            guard let known = columns else {
                columns = Self.columns(fields, line: index + 1, faults)
                if columns == nil { break }
                continue
            }
            guard fields.count == known.count else {
                faults.add(
                    index + 1, "has \(fields.count) fields, the first line names \(known.count)",
                    "write a comma between all fields, and quotes around one that holds a comma")
                continue
            }
            let row = Row(
                fields: Dictionary(zip(known.map(\.rawValue), fields)) { first, _ in first }, line: index + 1,
                faults: faults, channels: channels)
            guard let person = row.person() else { continue }
            if let other = lines[person.id] {
                faults.add(index + 1, "‘\(person.id)’ is in line \(other) already", "leave one out")
            }
            lines[person.id] = index + 1
            for account in person.accounts {
                let key = [account.channel.raw, account.sender.raw]
                if let other = accounts[key] {
                    faults.add(
                        index + 1, "the account ‘\(key.joined(separator: ":"))’ is in line \(other) already", "keep one"
                    )
                }
                accounts[key] = index + 1
            }
            people.append(person)
        }
        if columns == nil, faults.faults.isEmpty {
            faults.add(1, "the file is empty", "begin with a line such as id,name,role,department,shifts")
        }
        guard faults.faults.isEmpty else { throw FileFaults(faults.faults) }
        self.people = people
    }

    private static func columns(_ names: [String], line: Int, _ faults: FaultList) -> [Column]? {
        let columns = names.map { Column(rawValue: $0.lowercased()) }
        for (name, column) in zip(names, columns) where column == nil {
            faults.add(
                line, "there is no column ‘\(name)’",
                "write some of: \(Column.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        let known = columns.compactMap(\.self)
        for needed in [Column.id, .name] where !known.contains(needed) {
            faults.add(line, "the column ‘\(needed.rawValue)’ is missing", "add it")
        }
        if Set(known).count != known.count { faults.add(line, "a column stands here twice", "leave one out") }
        return known.count == names.count && faults.faults.isEmpty ? known : nil
    }

    /// By commas; a field in quotes may hold commas, and a quote twice for one.
    static func fields(of line: Substring) -> [String] {
        var fields = [""]
        var quoted = false
        for character in line {
            if character == "\"" {
                // The second of two quotes opens again, and stands for itself.
                if !quoted, fields[fields.count - 1].last != nil { fields[fields.count - 1].append("\"") }
                quoted.toggle()
            } else if character == ",", !quoted {
                fields.append("")
            } else {
                fields[fields.count - 1].append(character)
            }
        }
        return fields.map { $0.trimmingCharacters(in: .whitespaces) }
    }
}

/// One line of the table.
private struct Row {
    let fields: [String: String]
    let line: Int
    let faults: FaultList
    let channels: Set<String>

    private func text(_ key: String) -> String? { fields[key].flatMap { $0.isEmpty ? nil : $0 } }

    private func list(_ key: String) -> [String] {
        (text(key) ?? "").split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    func person() -> Roll.Person? {
        let id = needed("id")
        let name = needed("name")
        let role = word("role", Role.self) ?? .resident
        let department = word("department", Department.self)
        if role == .staff, department == nil, text("department") == nil {
            faults.add(line, "is staff and has no department", choices(Department.self))
        }
        let homes = list("homes").compactMap { home in
            checked(HomeAddress(written: home), "‘\(home)’ is no home", "write building-unit-room such as 3-2-501")
        }
        let accounts = list("accounts").compactMap(account)
        let skills = list("skills").filter { skill in
            let isKnown = Category.allCases.contains { $0.isA(skill) }
            if !isKnown {
                faults.add(line, "there is no skill ‘\(skill)’", "write a category or a family such as water")
            }
            return isKnown
        }
        let shifts = list("shifts").compactMap { shift in
            checked(
                WeeklyShifts.Shift(shift), "‘\(shift)’ is no shift", "write days and hours such as mon-fri 08:00-18:00")
        }
        let head = text("head").map { checked(Bool($0), "head is ‘\($0)’", "write true or false") ?? false } ?? false
        guard let id, let name else { return nil }
        var person = Roll.Person(
            id: id, role: role, name: name, department: department, phone: text("phone"), homes: homes,
            accounts: accounts)
        person.isHead = head
        person.skills = skills
        person.zones = list("zones")
        person.shifts = shifts.isEmpty ? nil : WeeklyShifts(shifts)
        return person
    }

    private func needed(_ key: String) -> String? {
        if let text = text(key) { return text }
        faults.add(line, "has no \(key)", "write one")
        return nil
    }

    private func word<Word: RawRepresentable<String> & CaseIterable>(_ key: String, _ type: Word.Type) -> Word? {
        text(key).flatMap { checked(Word(rawValue: $0), "\(key) is ‘\($0)’", choices(Word.self)) }
    }

    private func choices<Word: RawRepresentable<String> & CaseIterable>(_: Word.Type) -> String {
        "write one of: \(Word.allCases.map(\.rawValue).joined(separator: ", "))"
    }

    private func checked<Value>(_ value: Value?, _ problem: String, _ remedy: String) -> Value? {
        if value == nil { faults.add(line, problem, remedy) }
        return value
    }

    /// `telegram:200000001`.
    private func account(_ text: String) -> Roll.Account? {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, channels.contains(parts[0]) else {
            faults.add(
                line, "‘\(text)’ is no account",
                "write channel:sender, with one of the channels \(channels.sorted().joined(separator: ", "))")
            return nil
        }
        return .init(channel: ChannelID(parts[0]), sender: SenderID(parts[1]), direct: nil)
    }
}

extension HomeAddress {
    /// `3-2-501` or `03-02-0501`: building, unit, room; `3-501` where there are no units; nil: it is none.
    init?(written text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard (2...3).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber } })
        else { return nil }
        // 03-02-0501 is what people call 3-2-501.
        let said = parts.map { part in
            guard part.allSatisfy(\.isNumber) else { return part }
            let digits = part.drop { $0 == "0" }
            return digits.isEmpty ? "0" : String(digits)
        }
        self.init(building: said[0], unit: said.count == 3 ? said[1] : nil, room: said[said.count - 1])
    }
}
