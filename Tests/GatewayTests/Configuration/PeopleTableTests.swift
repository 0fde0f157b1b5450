import Conversations
import ServiceDesk
import Testing

@testable import Gateway

/// A table of people is taken whole, or refused with every faulty line named.
@Suite struct PeopleTableTests {
    private func faults(_ text: String) throws -> [String] {
        let thrown = #expect(throws: FileFaults.self) {
            try PeopleTable(text, file: "people.csv", channels: ["telegram"])
        }
        return try #require(thrown).faults.map(\.description)
    }

    @Test func `all that a line tells is read`() throws {
        let table = try PeopleTable(
            """
            # 桂园
            id,name,role,department,head,skills,zones,shifts,homes,accounts,phone
            li,李师傅,staff,engineering,true,water;power.trip,1;3,mon-fri 08:00-18:00;sat 20:00-08:00,,telegram:2001,138

            wang,"王芳, 房主",resident,,,,,,03-02-0501;3-401,,
            """, file: "people.csv", channels: ["telegram"])
        let li = try #require(table.people.first)
        #expect(li.name == "李师傅" && li.role == .staff && li.department == .engineering && li.isHead)
        #expect(li.skills == ["water", "power.trip"] && li.zones == ["1", "3"] && li.shifts?.shifts.count == 2)
        #expect(li.accounts.map(\.sender.raw) == ["2001"] && li.phone == "138")
        let wang = try #require(table.people.last)
        #expect(wang.name == "王芳, 房主" && wang.homes.map(\.room) == ["501", "401"] && !wang.isHead)
        #expect(wang.homes.first == HomeAddress(building: "3", unit: "2", room: "501"))
    }

    @Test func `every faulty line is named, and nothing is taken`() throws {
        let found = try faults(
            """
            id,name,role,department,skills,shifts,homes,accounts,head
            li,李师傅,staff,engineering,,,,,
            wang,王师傅,staff,,,,,,
            ,周,staff,service,,,,,
            sun,孙,boss,cleaning,,,,,
            qian,钱,staff,kitchen,,,,,
            hu,胡,staff,security,flying,mon 25:00-26:00,3栋,icq:1,perhaps
            li,李师傅,staff,engineering,,,,,
            zhao,赵
            one,一,,,,,,telegram:7,
            two,二,,,,,,telegram:8;telegram:7,
            """)
        let lines = Set(found.compactMap { $0.split(separator: ":").dropFirst().first.flatMap { Int($0) } })
        #expect(lines == [3, 4, 5, 6, 7, 8, 9, 11])
        #expect(found.contains { $0.contains("the account ‘telegram:7’ is in line 10 already") })
        #expect(found.count { $0.hasPrefix("people.csv:7:") } == 5)
    }

    @Test(arguments: ["", "# nothing", "name,role\n李,staff", "id,name,age\nli,李,30", "id,name,id\nli,李,li"])
    func `a table without its columns is refused`(_ text: String) throws {
        #expect(try !faults(text).isEmpty)
    }

    @Test(arguments: ["mon-fri 08:00-18:00", "sat,sun 20:00-08:00", "daily 00:00-24:00", "fri-mon 22:30-06:15"])
    func `shifts are written by days and hours`(_ text: String) {
        #expect(WeeklyShifts.Shift(text) != nil)
    }

    @Test(arguments: ["", "mon", "mon 8-18", "mon 08:00", "mon 08:00-08:00", "mo 08:00-18:00", "mon-wed-fri 1:00-2:00"])
    func `anything else is no shift`(_ text: String) {
        #expect(WeeklyShifts.Shift(text) == nil)
    }
}
